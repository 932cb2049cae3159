using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>One indicator and gender after a run, as mails need it: what happened, and to whom it is reported.</summary>
/// <param name="Row">The row with its event; <see cref="DigestEvent.Baseline"/> rows are listed only in a Startläge.</param>
/// <param name="Happened">False when nothing did: the row then only counts, and is in a Startläge when red.</param>
/// <param name="Recipients">Addresses, each once.</param>
/// <param name="Muted">Counted but never listed as an alert.</param>
public sealed record ReportedRow(DigestRow Row, bool Happened, IReadOnlyList<string> Recipients, bool Muted);

/// <summary>What an address has been written so far.</summary>
/// <param name="Starts">How many Startlägen.</param>
/// <param name="Weeklies">How many weekly mails.</param>
/// <param name="Own">How many mails about indicators went, or are to go, to its own mailbox: neither to a file nor to another address.</param>
/// <param name="LastWritten">The Swedish day of the last mail about indicators; null for never.</param>
public sealed record AddressSoFar(int Starts, int Weeklies, int Own, DateOnly? LastWritten)
{
    public static readonly AddressSoFar Nothing = new(0, 0, 0, null);
}

/// <summary>Which addresses get a weekly mail where nothing else is to be reported.</summary>
public enum WeeklyMail
{
    Nobody,

    /// <summary>Those that have had no mail about the indicators since Monday.</summary>
    AfterSilence,
    Everybody,
}

/// <param name="Place">The municipality's name.</param>
/// <param name="Plan">The plan's name.</param>
/// <param name="Now">UTC.</param>
/// <param name="MaxPerMail">Rows listed at most.</param>
public sealed record DigestSettings(string Place, string Plan, DateTimeOffset Now, int MaxPerMail)
{
    /// <summary>The Swedish date: an acknowledged action that was due before it is overdue, and it has a week.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Mails go to their addressees' own mailboxes: SMTP, without redirection.</summary>
    public bool IsLive { get; init; }

    /// <summary>The address has not had the mail that proves its path: one counts that went the way now in use.</summary>
    public bool IsNew(AddressSoFar address) => IsLive ? address.Own == 0 : address.Starts == 0;

    public Func<string, AddressSoFar> SoFar { get; init; } = _ => AddressSoFar.Nothing;

    /// <summary>What is to come for an address, in the order of the days.</summary>
    public Func<string, IReadOnlyList<ComingEvent>> Coming { get; init; } = _ => [];

    /// <summary>A mail of another kind in the same run takes the weekly one's place: it, too, shows that the watch goes on.</summary>
    public WeeklyMail Weekly { get; init; }

    /// <summary>The plan, whose overdue activities ride along; null for none.</summary>
    public IndicatorCatalogue? Activities { get; init; }

    /// <summary>The catalogue has several plans.</summary>
    public bool NamesPlans => Activities?.HasSeveralPlans == true;

    /// <summary>Its week, Monday to Sunday, has been silent so far.</summary>
    public bool IsWeekly(AddressSoFar address) => Weekly switch
    {
        WeeklyMail.Everybody => true,
        WeeklyMail.AfterSilence => address.LastWritten is not { } last || last < Today.AddDays(-(((int)Today.DayOfWeek + 6) % 7)),
        _ => false,
    };
}

/// <summary>Gathers a run's rows into one digest per address, worst first (docs/contract.md 1.6).</summary>
public static class DigestBuilder
{
    private const int MostComing = 10;

    /// <summary>None for an address whose indicators had nothing that alerts and that had its Startläge.</summary>
    public static IReadOnlyList<Digest> Build(IReadOnlyList<ReportedRow> rows, DigestSettings settings)
    {
        var addresses = rows.SelectMany(row => row.Recipients).Distinct(StringComparer.OrdinalIgnoreCase);
        return [.. addresses.Select(address => For(address, rows, settings)).OfType<Digest>()];
    }

    private static Digest? For(string address, IReadOnlyList<ReportedRow> rows, DigestSettings settings)
    {
        var own = rows.Where(row => row.Recipients.Contains(address, StringComparer.OrdinalIgnoreCase)).ToList();
        var alerts = WorstFirst(own.Where(row => row is { Happened: true, Muted: false } && row.Row.Event.Alerts()), row => row.Event);
        var soFar = settings.SoFar(address);
        var starts = own.Any(row => row.Happened && row.Row.Event == DigestEvent.Baseline) || settings.IsNew(soFar);
        if (alerts.Count == 0 && !starts && !settings.IsWeekly(soFar))
        {
            return null;
        }

        var kind = starts ? MailKind.Start : alerts.Count > 0 ? MailKind.Alert : MailKind.Weekly;
        var riding = WorstFirst(own.Where(row => row.Happened && row.Row.Event > DigestEvent.Baseline && !(kind != MailKind.Alert && IsListed(row))), row => row.Event);
        var room = Math.Max(0, settings.MaxPerMail - alerts.Count);
        var late = settings.Activities is { } catalogue ? OverdueActivities.For(address, catalogue, settings.Today) : [];
        var red = WorstFirst(own.Where(row => row.Row.Status.Judged.Colour == Colour.Red), _ => default);
        return new Digest
        {
            Address = address,
            Kind = kind,
            IsFirst = settings.IsNew(soFar),
            Ordinal = kind switch
            {
                MailKind.Start => soFar.Starts + 1,
                MailKind.Weekly => soFar.Weeklies + 1,
                _ => 0,
            },
            Place = PlansOf(kind == MailKind.Alert ? alerts : own.Select(row => row.Row)) is { Count: > 0 } told ? PlanWords.FirstOf([.. told.Select(plan => plan.Place)]) : settings.Place,
            Plan = PlansOf(own.Select(row => row.Row)) is { Count: > 0 } plans ? PlanWords.Together(plans.Select(plan => plan.Name)) : settings.Plan,
            NamesPlans = settings.NamesPlans,
            WrittenAt = settings.Now,
            AllAlerts = alerts,
            Alerts = [.. alerts.Take(settings.MaxPerMail)],
            AlertsLeftOut = Math.Max(0, alerts.Count - settings.MaxPerMail),
            RedNow = kind == MailKind.Alert ? [] : [.. red.Take(settings.MaxPerMail)],
            Count = ColourCount.Of([.. own.Select(row => row.Row)], settings.Today).With(late),
            IsFromKolada = own.All(row => row.Row.Status.Kpi is not null),
            ToKnow = kind == MailKind.Start ? [.. own.Where(row => row.Happened && IsToKnow(row.Row)).Select(row => row.Row)] : [],
            RidesAlong = [.. riding.Take(room)],
            RidesAlongLeftOut = Math.Max(0, riding.Count - room),
            Coming = kind == MailKind.Weekly ? [.. settings.Coming(address).Take(MostComing)] : [],
            OverdueActivities = late,
            OverdueActions = [.. own.Select(row => row.Row).Where(row => row.IsActionLate(settings.Today)).OrderBy(row => row.Acknowledged!.Due)],
        };
    }

    private static List<RowPlan> PlansOf(IEnumerable<DigestRow> rows) => [.. rows.Select(row => row.Plan).OfType<RowPlan>()];

    /// <summary>It is among what is red now, and nothing more is to be said of it.</summary>
    private static bool IsListed(ReportedRow row) => row.Row is { Event: DigestEvent.RedWithinMargin, Besides.Count: 0 };

    /// <summary>A baseline lists what is red; these it lists besides.</summary>
    private static bool IsToKnow(DigestRow row) =>
        row.Event == DigestEvent.Baseline && (row.Status.Judged.Basis == Basis.InvalidBand || (row.ClosesAlarm && row.Status.Judged.Colour != Colour.Red));

    private static List<DigestRow> WorstFirst(IEnumerable<ReportedRow> rows, Func<DigestRow, DigestEvent> weight) =>
    [
        .. rows.Select(row => row.Row)
            .OrderBy(weight)
            .ThenByDescending(row => row.Status.Judged.Colour)
            .ThenByDescending(row => row.Status.Judged.BeyondYellow)
            .ThenBy(row => row.Status.Ordinal)
            .ThenBy(row => row.Status.Gender),
    ];
}
