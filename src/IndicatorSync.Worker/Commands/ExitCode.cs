using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Commands;

/// <summary>The exit codes of docs/contract.md 1.2.</summary>
internal enum ExitCode
{
    Ok = 0,
    Failed = 1,
    BadInput = 2,
    NeedsMigration = 3,
    Partial = 4,
}

/// <summary>The one place where what happened becomes an exit code.</summary>
internal static class ExitCodes
{
    /// <param name="failure">What ended a command; one that the program does not know is a plain failure.</param>
    public static ExitCode Of(Exception failure) => failure is ExpectedFailure expected ? Of(expected.Kind) : ExitCode.Failed;

    public static ExitCode Of(FailureKind kind) => kind switch
    {
        FailureKind.BadInput => ExitCode.BadInput,
        FailureKind.SchemaOld => ExitCode.NeedsMigration,
        _ => ExitCode.Failed,
    };

    public static ExitCode Of(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Succeeded => ExitCode.Ok,
        RunOutcome.Partial => ExitCode.Partial,
        _ => ExitCode.Failed,
    };
}
