using System.Globalization;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Hosting;

/// <summary>What the database tells of the service's health.</summary>
/// <param name="LastSuccess">When a run last succeeded; null: never.</param>
/// <param name="OldestWaiting">Since when the oldest unsent mail has waited; null when none waits.</param>
/// <param name="WaitingMails">Mails that wait.</param>
/// <param name="DeadMails">Mails given up.</param>
internal sealed record HealthFacts(DateTimeOffset? LastSuccess, DateTimeOffset? OldestWaiting, int WaitingMails, int DeadMails)
{
    /// <summary>The last run ended by a fault of the program.</summary>
    public bool EndedInInternalError { get; init; }

    /// <summary>How many of the newest runs failed, none that did not among them; at most as many as are looked at.</summary>
    public int FailedInARow { get; init; }

    /// <summary>The catalogue's file is broken, and an older one is in use.</summary>
    public bool OnOlderCatalogue { get; init; }
}

/// <summary>Reads <see cref="HealthFacts"/> from the database.</summary>
internal delegate Task<HealthFacts> ReadHealthFacts(CancellationToken cancellationToken);

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
    private static readonly TimeSpan SuccessWarning = TimeSpan.FromHours(26);
    private static readonly TimeSpan SuccessCritical = TimeSpan.FromHours(50);
    /// <summary>Runs in a row.</summary>
    public const int FailuresCritical = 3;

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
        else if (facts.FailedInARow >= FailuresCritical)
        {
            yield return new(ProbeState.Critical, $"the last {Count(facts.FailedInARow)} runs failed");
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
