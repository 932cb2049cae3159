namespace IndicatorSync.Worker.Foundation;

/// <summary>What kind of thing went wrong. What a command exits with because of it is decided by the commands alone.</summary>
internal enum FailureKind
{
    /// <summary>Something that was asked for could not be done.</summary>
    Failed,

    /// <summary>Usage, configuration or catalogue: somebody has to change what they wrote.</summary>
    BadInput,

    /// <summary>The schema needs <c>migrate</c>.</summary>
    SchemaOld,

    /// <summary>The database does not answer, or fails for a reason outside the program; it may be mended while the program waits.</summary>
    DatabaseAway,

    /// <summary>The account may not: somebody has to give it the right.</summary>
    NotPermitted,

    /// <summary>The database refuses what the program wanted to write: nobody but its makers can mend that.</summary>
    OfTheProgram,
}

/// <summary>A failure that the program knows: its kind, and one line for the terminal that says what, where and what to do.</summary>
internal sealed class ExpectedFailure(FailureKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public FailureKind Kind { get; } = kind;

    /// <summary>The same for those who read Swedish; null where the message is Swedish already, or no command whose words are Swedish meets it.</summary>
    public SwedishWords? Swedish { get; init; }

    /// <summary>The message is Swedish whichever command meets it: what is said of the catalogue (docs/contract.md 1.1).</summary>
    public bool IsSwedish { get; init; }

    /// <summary>The reason lies outside the program and may be mended while it waits: a database that is away, or a right that is given back.</summary>
    public bool MayPass => Kind is FailureKind.DatabaseAway or FailureKind.NotPermitted;
}

/// <summary>A failure in Swedish: what is wrong and where, and what to do.</summary>
internal sealed record SwedishWords(string What, string Remedy)
{
    public override string ToString() => $"{What} {Remedy}";
}
