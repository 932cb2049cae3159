using System.Globalization;
using IndicatorSync.Core.Problems;
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

/// <summary>One thing that is not well. Its code is the same in the probe, the metric and the admin's mail.</summary>
/// <param name="State">How bad.</param>
/// <param name="Code">One of <see cref="ServiceHealth.Codes"/>.</param>
/// <param name="Text">English, without the code.</param>
internal sealed record HealthFinding(ProbeState State, string Code, string Text)
{
    public string Line => $"{Text} ({Code})";
}

/// <summary>Judges the service's health (docs/contract.md 1.2, <c>status --check</c>).</summary>
internal static class ServiceHealth
{
    /// <summary>Runs in a row.</summary>
    public const int FailuresCritical = 3;

    private const string NoSuccess = "no_success";
    private const string RunFailed = "run_failed";
    private const string MailDead = "mail_dead";

    private static readonly TimeSpan SuccessWarning = TimeSpan.FromHours(26);
    private static readonly TimeSpan SuccessCritical = TimeSpan.FromHours(50);
    private static readonly TimeSpan MailWarning = TimeSpan.FromHours(2);

    /// <summary>Every code that a finding may have: of a problem where there is one (docs/drift.md), else what the finding itself is.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        NoSuccess, RunFailed, MailDead, ProblemTypes.DatabaseAway, ProblemTypes.SourceDown, ProblemTypes.InternalError, ProblemTypes.ClockWrong, ProblemTypes.CatalogueInvalid,
        ProblemTypes.SourceFault, ProblemTypes.MailWaiting, ProblemTypes.MailTransport,
    ];

    public static ProbeAnswer Judge(IReadOnlyList<HealthFinding> findings, HealthFacts? facts, DateTimeOffset now) => findings.Count == 0
        ? new ProbeAnswer(ProbeState.Ok, $"last success {Age(now - facts!.LastSuccess!.Value)} ago, {Quantity.Of(facts.WaitingMails, "mail")} waiting")
        : new ProbeAnswer(findings.Max(finding => finding.State), string.Join("; ", findings.OrderByDescending(finding => finding.State).Select(finding => finding.Line)));

    /// <summary>The facts cannot be had: by this account, or by anybody.</summary>
    public static HealthFinding Unreadable(string why) => new(ProbeState.Unknown, ProblemTypes.DatabaseAway, why.TrimEnd('.', ' '));

    public static IEnumerable<HealthFinding> Findings(HealthFacts facts, bool mailsReachMailbox, DateTimeOffset now)
    {
        var sinceSuccess = now - facts.LastSuccess;
        if (sinceSuccess is null)
        {
            yield return new(ProbeState.Critical, NoSuccess, "no run has succeeded yet");
        }
        else if (sinceSuccess > SuccessWarning)
        {
            yield return new(sinceSuccess > SuccessCritical ? ProbeState.Critical : ProbeState.Warning, NoSuccess, $"last success {Age(sinceSuccess.Value)} ago");
        }

        foreach (var finding in OfRuns(facts).Concat(OfInput(facts)))
        {
            yield return finding;
        }

        if (facts.DeadMails > 0)
        {
            yield return new(ProbeState.Critical, MailDead, $"{Quantity.Of(facts.DeadMails, "mail")} could not be delivered");
        }

        if (now - facts.OldestWaiting > MailWarning)
        {
            yield return new(ProbeState.Warning, ProblemTypes.MailWaiting, $"{Quantity.Of(facts.WaitingMails, "mail")} waiting, the oldest {Age(now - facts.OldestWaiting!.Value)}");
        }

        if (!mailsReachMailbox)
        {
            yield return new(ProbeState.Warning, ProblemTypes.MailTransport, "mails go to no mailbox: Mail:Transport is not Smtp");
        }
    }

    private static IEnumerable<HealthFinding> OfRuns(HealthFacts facts)
    {
        if (facts.HasWrongClock)
        {
            yield return new(ProbeState.Critical, ProblemTypes.ClockWrong, "this machine's clock is more than a day wrong, no run is made");
        }
        else if (facts.EndedInInternalError)
        {
            yield return new(ProbeState.Critical, ProblemTypes.InternalError, "the last run ended by a fault in the program");
            yield break;
        }
        else if (facts.FailedInARow >= FailuresCritical)
        {
            yield return new(ProbeState.Critical, facts.LastFailure is { } reason && Codes.Contains(reason) ? reason : RunFailed, $"the last {Count(facts.FailedInARow)} runs failed");
        }

        if (facts.HadInternalError)
        {
            yield return new(ProbeState.Warning, ProblemTypes.InternalError, "a fault in the program cost the last run a part of it");
        }
    }

    private static IEnumerable<HealthFinding> OfInput(HealthFacts facts)
    {
        if (facts.OnOlderCatalogue)
        {
            yield return new(ProbeState.Warning, ProblemTypes.CatalogueInvalid, "the catalogue cannot be read, an older one is in use");
        }

        if (facts.SourceFaults > 0)
        {
            yield return new(ProbeState.Warning, ProblemTypes.SourceFault, $"{Quantity.Of(facts.SourceFaults, "part")} of files, queries or reports could not be taken up");
        }
    }

    private static string Age(TimeSpan age) => age < TimeSpan.FromHours(1)
        ? $"{Count((int)age.TotalMinutes)} min"
        : $"{Count((int)age.TotalHours)} h";

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
