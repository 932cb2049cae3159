using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Pipeline;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>What one run did, in a line, and below it what it could not do.</summary>
internal static class SyncReport
{
    public static void Write(TextWriter output, RunSummary summary, bool dryRun)
    {
        var seen = summary.Observations;
        output.WriteLine(
            $"{(dryRun ? "Dry run" : Outcome(summary))}: {Quantity.Of(summary.Requests, "request")}, {Quantity.Of(seen.Received, "value")} received: {seen.New} new, {seen.Revised} revised, "
            + $"{seen.Withdrawn} withdrawn, {seen.Unchanged} unchanged, {seen.Rejected} rejected; {seen.Vanished} vanished. "
            + (dryRun ? $"Nothing stored or sent; {Quantity.Of(summary.Mails, "mail")} would be queued." : $"{Quantity.Of(summary.Mails, "mail")} queued."));
        foreach (var problem in summary.Problems)
        {
            var subject = string.Join(' ', new[] { problem.Indicator, problem.Kpi }.OfType<string>());
            output.WriteLine($"  {problem.Type}{(subject.Length > 0 ? " " + subject : "")}: {problem.Message}");
        }
    }

    private static string Outcome(RunSummary summary) => $"Run {summary.RunId} " + summary.Outcome switch
    {
        RunOutcome.Succeeded => "succeeded",
        RunOutcome.Partial => "partial",
        _ => "failed",
    };
}
