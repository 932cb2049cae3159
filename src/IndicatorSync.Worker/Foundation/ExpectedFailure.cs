namespace IndicatorSync.Worker.Foundation;

/// <summary>What kind of thing went wrong. What a command exits with because of it is the business of the commands alone.</summary>
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

    /// <summary>The reason lies outside the program and may be mended while it waits: a database that is away.</summary>
    public bool MayPass { get; init; }
}
