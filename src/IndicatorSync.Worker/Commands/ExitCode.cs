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
        FailureKind.BadInput or FailureKind.NotPermitted => ExitCode.BadInput,
        FailureKind.SchemaOld => ExitCode.NeedsMigration,
        _ => ExitCode.Failed,
    };

    /// <summary>Of several failures: what has to be mended first decides, settings and rights, then the schema, then the rest.</summary>
    public static ExitCode Of(IEnumerable<FailureKind> kinds)
    {
        var codes = kinds.Select(Of).ToHashSet();
        return codes.Contains(ExitCode.BadInput) ? ExitCode.BadInput
            : codes.Contains(ExitCode.NeedsMigration) ? ExitCode.NeedsMigration
            : codes.Count > 0 ? ExitCode.Failed
            : ExitCode.Ok;
    }

    public static ExitCode Of(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Succeeded => ExitCode.Ok,
        RunOutcome.Partial => ExitCode.Partial,
        _ => ExitCode.Failed,
    };
}
