namespace IndicatorSync.Worker.Pipeline;

/// <summary>The exit codes of docs/contract.md 1.2.</summary>
internal enum ExitCode
{
    Ok = 0,
    Failed = 1,
    BadInput = 2,
    NeedsMigration = 3,
    Partial = 4,
}

/// <summary>An expected end of a command: one line for the terminal that says what, where and what to do, and the exit code.</summary>
internal sealed class CommandFailure(ExitCode exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public ExitCode ExitCode { get; } = exitCode;

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
