using System.Globalization;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Inspect;

/// <summary>The states of the Nagios plugin convention, which are also the exit codes of a probe.</summary>
internal enum ProbeState
{
    Ok = 0,
    Warning = 1,
    Critical = 2,
    Unknown = 3,
}

/// <summary>The answer of <c>status --check</c>: a state and one line.</summary>
internal sealed record ProbeAnswer(ProbeState State, string Text)
{
    public string Line => $"INDICATORSYNC {State.ToString().ToUpperInvariant()} - {Text.ReplaceLineEndings(" ")}";
}

/// <summary>Judges the service's health (docs/contract.md 1.2, <c>status --check</c>).</summary>
internal static class ServiceHealth
{
    /// <summary>Runs in a row.</summary>
    public const int FailuresCritical = 3;

    private static readonly TimeSpan SuccessWarning = TimeSpan.FromHours(26);
    private static readonly TimeSpan SuccessCritical = TimeSpan.FromHours(50);
    private static readonly TimeSpan MailWarning = TimeSpan.FromHours(2);

    public static ProbeAnswer Judge(HealthFacts facts, bool mailsReachMailbox, DateTimeOffset now)
    {
        var findings = Findings(facts, mailsReachMailbox, now).ToList();
        return findings.Count == 0
            ? new ProbeAnswer(ProbeState.Ok, $"last success {Age(now - facts.LastSuccess!.Value)} ago, {Quantity.Of(facts.WaitingMails, "mail")} waiting")
            : new ProbeAnswer(findings.Max(finding => finding.State), string.Join("; ", findings.OrderByDescending(finding => finding.State).Select(finding => finding.Text)));
    }

    private static IEnumerable<ProbeAnswer> Findings(HealthFacts facts, bool mailsReachMailbox, DateTimeOffset now)
    {
        var sinceSuccess = now - facts.LastSuccess;
        if (sinceSuccess is null)
        {
            yield return new(ProbeState.Critical, "no run has succeeded yet");
        }
        else if (sinceSuccess > SuccessWarning)
        {
            yield return new(sinceSuccess > SuccessCritical ? ProbeState.Critical : ProbeState.Warning, $"last success {Age(sinceSuccess.Value)} ago");
        }

        if (facts.EndedInInternalError)
        {
            yield return new(ProbeState.Critical, "the last run ended by a fault in the program (internal_error)");
        }
        else
        {
            if (facts.FailedInARow >= FailuresCritical)
            {
                yield return new(ProbeState.Critical, $"the last {Count(facts.FailedInARow)} runs failed");
            }

            if (facts.HadInternalError)
            {
                yield return new(ProbeState.Warning, "a fault in the program cost the last run a part of it (internal_error)");
            }
        }

        if (facts.OnOlderCatalogue)
        {
            yield return new(ProbeState.Warning, "the catalogue cannot be read, an older one is in use");
        }

        if (facts.DeadMails > 0)
        {
            yield return new(ProbeState.Critical, $"{Quantity.Of(facts.DeadMails, "mail")} could not be delivered");
        }

        if (now - facts.OldestWaiting > MailWarning)
        {
            yield return new(ProbeState.Warning, $"{Quantity.Of(facts.WaitingMails, "mail")} waiting, the oldest {Age(now - facts.OldestWaiting!.Value)}");
        }

        if (!mailsReachMailbox)
        {
            yield return new(ProbeState.Warning, "mails go to no mailbox (Mail:Transport is not Smtp)");
        }
    }

    private static string Age(TimeSpan age) => age < TimeSpan.FromHours(1)
        ? $"{Count((int)age.TotalMinutes)} min"
        : $"{Count((int)age.TotalHours)} h";

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
