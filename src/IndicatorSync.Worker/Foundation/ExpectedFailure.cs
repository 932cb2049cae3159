namespace IndicatorSync.Worker.Foundation;

/// <summary>What kind of thing went wrong. What a command exits with because of it is decided by the commands alone.</summary>
internal enum FailureKind
{
    Failed,
    BadInput,
    SchemaOld,
}

/// <summary>A failure that the program knows: its kind, and one line for the terminal that says what, where and what to do.</summary>
internal sealed class ExpectedFailure(FailureKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public FailureKind Kind { get; } = kind;

    /// <summary>The same for those who read Swedish; null where the message is Swedish already, or is for the terminal alone.</summary>
    public SwedishWords? Swedish { get; init; }

    /// <summary>The database refuses what the program wanted to write: nobody but its makers can mend that.</summary>
    public bool IsOfTheProgram { get; init; }

    /// <summary>The reason lies outside the program and may be mended while it waits: a database that is away.</summary>
    public bool MayPass { get; init; }
}

/// <summary>A failure in Swedish: what is wrong and where, and what to do.</summary>
internal sealed record SwedishWords(string What, string Remedy)
{
    public override string ToString() => $"{What} {Remedy}";
}
