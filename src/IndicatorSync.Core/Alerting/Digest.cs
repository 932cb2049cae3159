using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>What a mail is about; a mail has one kind, and its <c>Message-ID</c> depends on it.</summary>
public enum MailKind
{
    /// <summary>The first mail to an address: what is red now, or that nothing is. Alerts of the same run are first in it.</summary>
    Start,
    Alert,
    Admin,
    Weekly,

    /// <summary>What became of something that was handed in, to who is to hand it in.</summary>
    Receipt,

    /// <summary>Numbers that should have been handed in by now.</summary>
    Request,
}

public static class MailKinds
{
    /// <summary>It tells of indicators and their colours; the others are between the service and those who run or feed it.</summary>
    public static bool TellsColours(this MailKind kind) => kind is MailKind.Start or MailKind.Alert or MailKind.Weekly;
}

/// <summary>Why a row is in a mail (docs/contract.md 1.6). Those from <see cref="RedWithinMargin"/> on never cause a mail, they ride along.</summary>
public enum DigestEvent
{
    TurnedRed,
    RevisedNowRed,
    RevisedStillRed,
    StillRedNewPeriod,

    /// <summary>Kolada's value goes to and fro between two numbers: nothing more is mailed of it until it lies still.</summary>
    GoesToAndFro,
    BandChanged,
    ReferenceChanged,
    Withdrawn,

    /// <summary>The band can no longer be read: it judges nothing until it is mended.</summary>
    BandUnreadable,

    /// <summary>Something that alerts happened, and in the end the colour is missing for another reason.</summary>
    TurnedUnjudged,
    MuteEnded,
    TurnedYellow,

    /// <summary>Nobody has acknowledged it in time: it is escalated.</summary>
    Escalated,
    Reminder,
    RevisedNoLongerRed,
    LeftRed,

    /// <summary>The band can be read again.</summary>
    BandMended,

    /// <summary>The indicator no longer alerts on its colour.</summary>
    AlarmClosed,
    Baseline,

    /// <summary>Red within the source's margin, and not told yet (<c>larma vid: säkerställd röd</c>).</summary>
    RedWithinMargin,
    BecameUnjudged,
    ChangedOtherwise,
    OlderRevised,

    /// <summary>Older periods got their first value.</summary>
    OlderArrived,
    BecameFinal,
    Overdue,
}

/// <summary>An acknowledgement as it is in a mail.</summary>
public sealed record Acknowledgement(string Note, string Action, string Owner, DateOnly Due, bool InForce);

/// <summary>Something of an indicator that causes no mail and rides along in one.</summary>
/// <param name="Event"><see cref="DigestEvent.OlderRevised"/>, <see cref="DigestEvent.OlderArrived"/>, <see cref="DigestEvent.BecameFinal"/> or <see cref="DigestEvent.Overdue"/>.</param>
/// <param name="Detail">What changed, Swedish (<c>2021 reviderat: 14,0 → 13,2</c>); null where the event says it all.</param>
public sealed record RowRemark(DigestEvent Event, string? Detail);

/// <summary>One indicator and gender in a mail.</summary>
public sealed record DigestRow
{
    public required DigestEvent Event { get; init; }

    /// <summary>Counts this indicator's and gender's transitions, reminders or problems since the database began.</summary>
    public required long Ordinal { get; init; }

    /// <summary>Unit, bands, previous, references, since, preliminary: all a row shows of the indicator as it is now.</summary>
    public required IndicatorStatus Status { get; init; }

    public required string ShortName { get; init; }

    /// <summary>What was judged before this run; null at the baseline.</summary>
    public Judgement? Before { get; init; }

    /// <summary>The step that <see cref="Event"/> is about; null where no change brought it.</summary>
    public JudgementStep? Step { get; init; }

    /// <summary>Further steps of this run, in the order in which they were applied.</summary>
    public IReadOnlyList<JudgementStep> Others { get; init; } = [];

    /// <summary>The judged value, or that there is none, is what it was before this run.</summary>
    public bool SameValue => Status.Judged.Hidden is null && Before is { } before && (before.Period, before.Value) == (Status.Judged.Period, Status.Judged.Value);

    /// <summary>The alarm of the KPI that the indicator had before was open, and is closed.</summary>
    public bool ClosesAlarm { get; init; }

    /// <summary>Whom to ask and who acknowledges; null where the catalogue names nobody.</summary>
    public Contact? Contact { get; init; }

    /// <summary>The plan that the indicator is in, where the catalogue has several.</summary>
    public RowPlan? Plan { get; init; }

    /// <summary>The municipality or unit whose value it is, where it is not the plan's own or plans are of several municipalities.</summary>
    public string? Place { get; init; }

    /// <summary>The value before, printed as the plan's table prints it.</summary>
    public string? PreviousPrinted { get; init; }

    /// <summary>What a relation was held against for the judged year.</summary>
    public IReadOnlyList<UsedReference> Used { get; init; } = [];

    /// <summary>Names of areas by id; an area that is not in it is called by its id.</summary>
    public IReadOnlyDictionary<string, string> AreaNames { get; init; } = new Dictionary<string, string>();

    public string NameOf(AreaId area) => area == AreaId.Riket ? "Riket" : AreaNames.GetValueOrDefault(area.Value, area.Value);

    /// <summary>Who decided the limits that judged; null where the catalogue does not say.</summary>
    public string? Decision { get; init; }

    /// <summary>Who set the colour, and why, where the target is words; null where a number was judged.</summary>
    public HandJudgement? ByHand { get; init; }

    public Acknowledgement? Acknowledged { get; init; }

    /// <summary>Somebody has acknowledged it, and what was to be done should have been done.</summary>
    public bool IsActionLate(DateOnly today) => Acknowledged is { InForce: true } made && made.Due < today;

    /// <summary>The series up to the judged year, oldest first, at most ten years.</summary>
    public IReadOnlyList<PeriodValue> Trend { get; init; } = [];

    /// <summary>For a revision: how many others were revised with it, Swedish.</summary>
    public string? Remark { get; init; }

    /// <summary>What rides along of this indicator; where nothing else happened, <see cref="Event"/> is the first of them.</summary>
    public IReadOnlyList<RowRemark> Besides { get; init; } = [];

    /// <summary>Where Kolada shows the KPI; null when switched off or without KPI.</summary>
    public string? Link { get; init; }
}

/// <summary>A problem that opened or closed, for the administrator.</summary>
/// <param name="Type">Code of the problem.</param>
/// <param name="Subject">The indicator, KPI or address it is about; part of its identity.</param>
/// <param name="Ordinal">Counts openings (or closings) of this problem since the database began.</param>
/// <param name="Opened">True when it opened, false when it closed.</param>
/// <param name="Description">Swedish, one or two sentences: what, where and what to do.</param>
public sealed record ProblemNotice(string Type, string Subject, long Ordinal, bool Opened, string Description)
{
    /// <summary>For a problem that closed: since when it had been open, UTC; null where the description says so itself.</summary>
    public DateTimeOffset? StoodSince { get; init; }

    /// <summary>For a problem that closed: it was something that happened, which is no longer shown; nobody has mended it.</summary>
    public bool IsShownNoMore { get; init; }
}

/// <summary>Everything one mail to one address says, before any wording or layout.</summary>
public sealed record Digest
{
    public required string Address { get; init; }

    public required MailKind Kind { get; init; }

    /// <summary>
    /// Counts the mails of this kind to this address since the database began, for the kinds whose rows need not tell one from the
    /// next (<see cref="MailKind.Start"/> and <see cref="MailKind.Weekly"/> with nothing red); the number of the reading for a
    /// <see cref="MailKind.Receipt"/>; 0 for the others.
    /// </summary>
    public long Ordinal { get; init; }

    /// <summary>The first mail to the address that went the way now in use: what was filed or redirected did not reach it.</summary>
    public bool IsFirst { get; init; }

    /// <summary>The municipality's name, for the subject: <c>[Norsjö]</c>; of rows of several <c>[Norsjö m.fl.]</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The plan's name; of several their names in few words.</summary>
    public required string Plan { get; init; }

    /// <summary>The catalogue has several plans: what is no row says which it belongs to as well.</summary>
    public bool NamesPlans { get; init; }

    /// <summary>UTC; shown in Swedish local time.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Alerting rows, worst first, at most <c>Alerts:MaxPerMail</c>.</summary>
    public IReadOnlyList<DigestRow> Alerts { get; init; } = [];

    public int AlertsLeftOut { get; init; }

    /// <summary>All alerting rows, also those left out: the subject counts them.</summary>
    public IReadOnlyList<DigestRow> AllAlerts { get; init; } = [];

    /// <summary>For <see cref="MailKind.Start"/>: what is red now, worst first.</summary>
    public IReadOnlyList<DigestRow> RedNow { get; init; } = [];

    /// <summary>How all of this address's indicators are judged.</summary>
    public ColourCount Count { get; init; } = ColourCount.None;

    /// <summary>All of this address's indicators are from Kolada.</summary>
    public bool IsFromKolada { get; init; } = true;

    /// <summary>For <see cref="MailKind.Start"/>: the rows whose band cannot be read, and those whose old alarm a baseline anew closed.</summary>
    public IReadOnlyList<DigestRow> ToKnow { get; init; } = [];

    /// <summary>As many as <c>Alerts:MaxPerMail</c> leaves room for after <see cref="Alerts"/>.</summary>
    public IReadOnlyList<DigestRow> RidesAlong { get; init; } = [];

    public int RidesAlongLeftOut { get; init; }

    /// <summary>Alarms in somebody's hands whose action should have been done by now, the oldest first; they cause no mail of their own.</summary>
    public IReadOnlyList<DigestRow> OverdueActions { get; init; } = [];

    /// <summary>Activities of this address's indicators and goals that should have ended, the oldest first; they cause no mail of their own.</summary>
    public IReadOnlyList<Activity> OverdueActivities { get; init; } = [];

    /// <summary>Whom the mail's rows name to be asked, each once: a reply goes to them.</summary>
    public IReadOnlyList<Contact> Contacts => [.. Alerts.Concat(RedNow).Concat(RidesAlong).Concat(ToKnow).Select(row => row.Contact).OfType<Contact>().DistinctBy(contact => contact.Address.ToUpperInvariant())];

    /// <summary>For <see cref="MailKind.Weekly"/>: what is to come, the nearest first.</summary>
    public IReadOnlyList<ComingEvent> Coming { get; init; } = [];

    public IReadOnlyList<ProblemNotice> Problems { get; init; } = [];

    /// <summary>For <see cref="MailKind.Receipt"/>.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>For <see cref="MailKind.Request"/>: what is asked for, in the catalogue's order.</summary>
    public IReadOnlyList<ValueRequest> Requests { get; init; } = [];

    /// <summary>Message-ID of the last mail to this address about each contained indicator, without brackets, each once.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
}
