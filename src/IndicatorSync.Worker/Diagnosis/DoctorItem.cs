using IndicatorSync.Worker.Pipeline;

namespace IndicatorSync.Worker.Diagnosis;

/// <summary>One thing that a run needs, tried; all words are Swedish (docs/contract.md 1.1).</summary>
/// <param name="Name">What was tried.</param>
/// <param name="Ok">False keeps a run, or its mails, from being done.</param>
/// <param name="Message">What was seen, in one line.</param>
/// <param name="Remedy">What to do: needed when not ok, advice when ok.</param>
/// <param name="ExitCode">What <c>doctor</c> ends with because of it; nothing when ok.</param>
internal sealed record DoctorItem(string Name, bool Ok, string Message, string? Remedy = null, ExitCode ExitCode = ExitCode.Failed)
{
    public static DoctorItem Good(string name, string message, string? advice = null) => new(name, true, message, advice, ExitCode.Ok);

    public static DoctorItem Bad(string name, string message, string remedy, ExitCode exitCode = ExitCode.Failed) => new(name, false, message, remedy, exitCode);
}
