using IndicatorSync.Core.Judging;

namespace IndicatorSync.Core.Alerting;

/// <summary>One indicator and gender after a run, as mails need it: what happened, and to whom it is told.</summary>
/// <param name="Row">The row with its event; <see cref="DigestEvent.Baseline"/> rows are listed only in a Startläge.</param>
/// <param name="Happened">False when nothing did: the row then only counts, and stands in a Startläge when red.</param>
/// <param name="Recipients">Addresses, each once.</param>
/// <param name="Muted">Counted but never listed as an alert.</param>
public sealed record ReportedRow(DigestRow Row, bool Happened, IReadOnlyList<string> Recipients, bool Muted);

/// <param name="Place">The municipality's name.</param>
/// <param name="Plan">The plan's name.</param>
/// <param name="Now">UTC.</param>
/// <param name="MaxPerMail">Rows listed at most.</param>
/// <param name="Starts">How many Startlägen an address has had.</param>
public sealed record DigestSettings(string Place, string Plan, DateTimeOffset Now, int MaxPerMail, Func<string, int> Starts)
{
    /// <summary>The Swedish date: an acknowledged action that was due before it is overdue.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>
    /// For an address whose week has been silent so far, the number of weekly mails it has had; null for no weekly mail. A mail of
    /// another kind in the same run takes its place: it, too, shows that the watch goes on.
    /// </summary>
    public Func<string, int?> Weeklies { get; init; } = _ => null;
}

/// <summary>Gathers a run's rows into one digest per address, worst first (docs/contract.md 1.6).</summary>
public static class DigestBuilder
{
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
        var starts = own.Any(row => row.Happened && row.Row.Event == DigestEvent.Baseline) || settings.Starts(address) == 0;
        var weeklies = settings.Weeklies(address);
        if (alerts.Count == 0 && !starts && weeklies is null)
        {
            return null;
        }

        var kind = starts ? MailKind.Start : alerts.Count > 0 ? MailKind.Alert : MailKind.Weekly;
        var riding = WorstFirst(own.Where(row => row.Happened && row.Row.Event > DigestEvent.Baseline), row => row.Event);
        var room = Math.Max(0, settings.MaxPerMail - alerts.Count);
        var red = WorstFirst(own.Where(row => row.Row.Status.Judged.Colour == Colour.Red), _ => default);
        return new Digest
        {
            Address = address,
            Kind = kind,
            Ordinal = kind switch
            {
                MailKind.Start => settings.Starts(address) + 1,
                MailKind.Weekly => weeklies!.Value + 1,
                _ => 0,
            },
            Place = settings.Place,
            Plan = settings.Plan,
            WrittenAt = settings.Now,
            AllAlerts = alerts,
            Alerts = [.. alerts.Take(settings.MaxPerMail)],
            AlertsLeftOut = Math.Max(0, alerts.Count - settings.MaxPerMail),
            RedNow = kind == MailKind.Alert ? [] : [.. red.Take(settings.MaxPerMail)],
            RedCount = red.Count,
            TotalCount = own.Count,
            RidesAlong = [.. riding.Take(room)],
            RidesAlongLeftOut = Math.Max(0, riding.Count - room),
            OverdueActions = [.. own.Select(row => row.Row).Where(row => row.Acknowledged is { InForce: true } made && made.Due < settings.Today).OrderBy(row => row.Acknowledged!.Due)],
        };
    }

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
