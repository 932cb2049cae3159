using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>
/// <see cref="New"/>: decided, not yet handed over. <see cref="Active"/>: handed over. <see cref="Resolved"/>: a value took it back.
/// <see cref="Closed"/>: what it was about is gone (another KPI, removed from the catalogue).
/// </summary>
public enum AlarmStatus
{
    New,
    Active,
    Resolved,
    Closed,
}

/// <summary>The alarm of one indicator and gender, as stored (docs/contract.md 1.6).</summary>
public sealed record Alarm
{
    public required AlarmStatus Status { get; init; }

    /// <summary>The colour the alarm is about: red, or yellow with <c>larma vid: gul</c>. Missing data does not move it.</summary>
    public required Colour Level { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When a mail about it was last decided, UTC.</summary>
    public DateTimeOffset? LastMailedAt { get; init; }

    /// <summary>It was muted at the last run, or nothing has been told of it since: a mute may end while the colour is missing.</summary>
    public bool Muted { get; init; }

    /// <summary>It rose within the source's margin, and no mail has told of it (<c>larma vid: säkerställd röd</c>).</summary>
    public bool IsUntold { get; init; }

    public bool IsOpen => Status is AlarmStatus.New or AlarmStatus.Active;
}

/// <summary>A change of an alarm, to be kept with its cause and run.</summary>
public sealed record AlarmTransition(AlarmStatus? From, AlarmStatus To, Cause? Cause);

/// <summary>The rules of one indicator that decide its alarms.</summary>
/// <param name="AlertOnYellow"><c>larma vid: gul</c>.</param>
/// <param name="Muted"><c>tystat till</c> has not passed.</param>
/// <param name="RemindAfterDays">0: never.</param>
public sealed record AlarmRules(bool AlertOnYellow, bool Muted, int RemindAfterDays)
{
    /// <summary><c>larma vid: säkerställd röd</c>.</summary>
    public bool OnlyWhenCertain { get; init; }
}

/// <summary>What a run found of one indicator and gender.</summary>
/// <param name="Steps">What changed, from <see cref="CauseChain"/>; empty for a quiet run.</param>
/// <param name="Judged">The judgement after the run.</param>
public sealed record AlarmInput(IReadOnlyList<JudgementStep> Steps, Judgement Judged)
{
    /// <summary>An acknowledgement is in force.</summary>
    public bool Acknowledged { get; init; }

    /// <summary>The judged year never had a colour before this run: a red one is news, however it comes.</summary>
    public bool FirstColour { get; init; }
}

/// <summary>What follows for one indicator and gender in one run.</summary>
/// <param name="Alarm">The alarm after the run; null when there never was one.</param>
/// <param name="Event">What a mail says of it; null for nothing.</param>
/// <param name="Transitions">In the order in which they happened.</param>
/// <param name="AcknowledgementLapses">What was acknowledged is no longer what is.</param>
public sealed record AlarmOutcome(
    Alarm? Alarm,
    DigestEvent? Event,
    IReadOnlyList<AlarmTransition> Transitions,
    bool AcknowledgementLapses)
{
    /// <summary>The step that the event is about; null where no change brought it.</summary>
    public JudgementStep? Step { get; init; }

    /// <summary>The other steps of the run, in the order in which they were applied.</summary>
    public IReadOnlyList<JudgementStep> Others { get; init; } = [];

    /// <summary>With a baseline anew: the alarm of the series before was open, and is closed.</summary>
    public bool ClosesAlarm { get; init; }

    /// <summary>Nothing follows.</summary>
    public static AlarmOutcome Unmoved(Alarm? alarm) => new(alarm, null, [], AcknowledgementLapses: false);
}

public static class DigestEvents
{
    /// <summary>True for the events that cause a mail; the others only ride along in one.</summary>
    public static bool Alerts(this DigestEvent digestEvent) => digestEvent < DigestEvent.Baseline;
}

/// <summary>The codes of JSON and tables.</summary>
public static class AlarmCodes
{
    private static readonly CodeReader<AlarmStatus> Statuses = new(Code);

    public static string Code(this AlarmStatus status) => status switch
    {
        AlarmStatus.New => "new",
        AlarmStatus.Active => "active",
        AlarmStatus.Resolved => "resolved",
        _ => "closed",
    };

    /// <summary>The word of <c>status --json</c>: the stored status, or that it is muted or in someone's hands.</summary>
    public static string? Word(Alarm? alarm, bool acknowledged) => alarm switch
    {
        null => null,
        { IsOpen: true, Muted: true } => "muted",
        { IsOpen: true } when acknowledged => "acknowledged",
        _ => alarm.Status.Code(),
    };

    /// <exception cref="FormatException">No status has the code.</exception>
    public static AlarmStatus StatusOf(string? code) => Statuses.Read(code);
}
