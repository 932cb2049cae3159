using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>The subject of a mail (docs/contract.md 1.6): what happened, worst first, in a length that a phone shows most of.</summary>
public static class DigestSubject
{
    public static string Of(Digest digest)
    {
        var alerts = Rows(digest);
        IEnumerable<SubjectPart> parts = digest.Kind switch
        {
            MailKind.Weekly => [Weekly(digest)],
            _ when digest.Receipt is { } receipt => [Receipt(receipt)],
            _ when digest.Requests.Count > 0 => [Request(digest.Requests)],
            _ when alerts.Count > 0 => Alerts(alerts),
            _ when digest.Problems.Count > 0 => Problems(digest.Problems),
            MailKind.Start => [new SubjectPart($"Startläge: {digest.Count.Swedish}")],
            _ => [new SubjectPart($"Läget: {digest.Count.Swedish}")],
        };
        return SubjectLine.Fit($"[{SubjectLine.OneLine(digest.Place)}]", [.. parts]);
    }

    /// <summary>What the subject tells of indicators, in the order of the mail.</summary>
    public static IReadOnlyList<SubjectRow> Rows(Digest digest) => [.. (digest.AllAlerts.Count > 0 ? digest.AllAlerts : digest.Alerts).Select(SubjectRow.Of)];

    /// <summary>
    /// Of the one mail that gathers several: each indicator as it was last told, the worst first, then how things stand where the last of the
    /// mails told that, then what else they are about.
    /// </summary>
    /// <param name="mails">In the order in which they were written; one at least.</param>
    public static string OfGathered(IReadOnlyList<GatheredSubject> mails)
    {
        var told = mails.Where(mail => mail.Told is not null).ToList();
        var rows = told.SelectMany(mail => mail.Told!).GroupBy(row => (row.Id, row.Gender)).Select(same => same.Last()).ToList();
        var state = told is [.., { Told.Count: 0 } last] ? last : null;
        var others = mails.Where(mail => mail.Told is null || mail == state).Select(mail => Words(mail.Subject)).Distinct();
        var places = mails.OrderBy(Worst).Select(mail => mail.Subject[1..mail.Subject.IndexOf(']', StringComparison.Ordinal)]).ToList();
        return SubjectLine.Fit(
            $"[{(places.Exists(place => place != places[0]) ? PlanWords.WithOthers(places[0]) : places[0])}]",
            [.. Alerts(rows), .. others.Select(words => new SubjectPart(words))]);
    }

    private static string Words(string subject) => subject[(subject.IndexOf(']', StringComparison.Ordinal) + 1)..].Trim();

    private static DigestEvent Worst(GatheredSubject mail) => (mail.Told ?? []).Select(row => row.Event).DefaultIfEmpty(DigestEvent.Overdue).Min();

    private static SubjectPart Weekly(Digest digest) => digest.Count.NoDeviations
        ? new($"Veckoläge: inga avvikelser, {digest.Count.Swedish}")
        : new($"Veckoläge: {digest.Count.Swedish}");

    private static SubjectPart Receipt(Receipt receipt)
    {
        var read = receipt.Received == 1 ? "1 värde inläst" : $"{receipt.Received} värden inlästa";
        return new(receipt.SetAside.Count > 0 ? $"{read}, {receipt.SetAside.Count} åt sidan" : read, [SubjectLine.OneLine(receipt.Source)]);
    }

    private static SubjectPart Request(IReadOnlyList<ValueRequest> requests)
    {
        var count = requests.Count == 1 ? "1 värde saknas" : $"{requests.Count} värden saknas";
        return new(requests.All(one => one.IsReminder) ? $"Påminnelse: {count}" : count, [.. requests.Select(one => SubjectLine.OneLine(one.Name))]);
    }

    // The events are in DigestEvent worst first; red goes before yellow within one. The three kinds of revision share a part.
    private static IEnumerable<SubjectPart> Alerts(IReadOnlyList<SubjectRow> rows) => rows
        .GroupBy(row => IsRevision(row.Event)
            ? (Event: rows.Where(other => IsRevision(other.Event)).Min(other => other.Event), Yellow: false, IsRule: false)
            : (row.Event, Yellow: row.Colour == Colour.Yellow, row.IsRule))
        .OrderBy(group => group.Key.Event)
        .ThenBy(group => group.Key.Yellow)
        .ThenBy(group => group.Key.IsRule)
        .Select(group => Part(group.Key.Event, group.Key.Yellow ? Colour.Yellow : Colour.Red, [.. group], NamesPlaces(rows)));

    private static SubjectPart Part(DigestEvent happened, Colour colour, IReadOnlyList<SubjectRow> rows, bool namesPlaces)
    {
        var count = rows.Count;
        var coloured = AlarmColour.Word(colour, plural: count > 1);
        var indicators = count == 1 ? "1 indikator" : $"{count} indikatorer";
        var names = rows.Select(row => Name(row, namesPlaces)).ToList();
        return happened switch
        {
            DigestEvent.TurnedRed or DigestEvent.TurnedYellow => new($"{indicators} har blivit {coloured}", names),
            DigestEvent.RevisedNowRed or DigestEvent.RevisedStillRed or DigestEvent.RevisedNoLongerRed =>
                new("Reviderat", [.. rows.OrderBy(row => row.Event).Select(row => Name(row, namesPlaces, Revised(row)))]),
            DigestEvent.StillRedNewPeriod => new($"{count} är fortsatt {coloured}", names),
            DigestEvent.GoesToAndFro => new("Värdet har växlat", names),
            DigestEvent.LeftRed => new($"{count} är inte längre {coloured}", names),
            DigestEvent.BandChanged => new(rows[0].IsRule ? "Ändrad läsregel" : "Ändrad gräns", names),
            DigestEvent.BandUnreadable => new("Ogiltig gräns", names),
            DigestEvent.BandMended => new("Gränsen är rättad", names),
            DigestEvent.TurnedUnjudged => new("Går inte längre att bedöma", names),
            DigestEvent.AlarmClosed => new("Larm stängt", names),
            DigestEvent.ReferenceChanged => new("Ändrad jämförelse", names),
            DigestEvent.Withdrawn => new("Struket värde", names),
            DigestEvent.MuteEnded => new($"Inte längre tystad, fortfarande {coloured}", names),
            DigestEvent.Escalated => new($"Ingen har tagit hand om: {count} {coloured}", names),
            DigestEvent.Reminder => new($"Påminnelse: {count} fortfarande {coloured}"),
            _ => new("Ändrat", names),
        };
    }

    private static string Revised(SubjectRow row) => row.Event switch
    {
        DigestEvent.RevisedNowRed => $"nu {AlarmColour.Word(row.Colour)}",
        DigestEvent.RevisedStillRed => $"fortfarande {AlarmColour.Word(row.Colour)}",
        _ => $"inte längre {AlarmColour.Word(row.Colour)}",
    };

    private static bool IsRevision(DigestEvent happened) =>
        happened is DigestEvent.RevisedNowRed or DigestEvent.RevisedStillRed or DigestEvent.RevisedNoLongerRed;

    private static IEnumerable<SubjectPart> Problems(IReadOnlyList<ProblemNotice> problems)
    {
        var opened = problems.Where(problem => problem.Opened).Select(Headline).ToList();
        var closed = problems.Where(problem => problem is { Opened: false, IsShownNoMore: false }).Select(Headline).ToList();
        var shownNoMore = problems.Where(problem => problem is { Opened: false, IsShownNoMore: true }).Select(Headline).ToList();
        if (opened.Count > 0)
        {
            yield return new(opened.Count == 1 ? "1 nytt problem" : $"{opened.Count} nya problem", opened);
        }

        if (closed.Count > 0)
        {
            yield return new(closed.Count == 1 ? "1 löst problem" : $"{closed.Count} lösta problem", closed);
        }

        if (shownNoMore.Count > 0)
        {
            yield return new($"{shownNoMore.Count} problem visas inte längre", shownNoMore);
        }
    }

    private static string Headline(ProblemNotice problem)
    {
        var text = SubjectLine.OneLine(problem.Description);
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).TrimEnd('.');
    }

    /// <summary>Two municipalities may call theirs the same.</summary>
    private static bool NamesPlaces(IReadOnlyList<SubjectRow> rows) => rows.Select(row => row.Place).Distinct().Skip(1).Any();

    private static string Name(SubjectRow row, bool namesPlace, string? more = null)
    {
        var place = namesPlace ? row.Place : null;
        return GenderNames.Beside(row.Name, RowKey.UnitOf(row.Id), row.Gender, place is null ? more : more is null ? place : $"{place}, {more}");
    }
}
