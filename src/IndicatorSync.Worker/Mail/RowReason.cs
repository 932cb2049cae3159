using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Mail;

/// <summary>Why a row is in the mail now, in a few sentences that a manager can act on, each true of what is stored.</summary>
internal static class RowReason
{
    public static string Of(DigestRow row)
    {
        var words = new StepWords(row);
        var sentences = new List<string> { Happened(row, words) };
        sentences.AddRange(row.Others.Select(words.Beside));
        sentences.Add(Ended(row.Remark));
        sentences.AddRange(row.Besides.SelectMany(besides => new[] { besides.Event == row.Event ? "" : Besides(row, besides.Event), Ended(besides.Detail) }));
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    /// <summary>For a row that is in a mail for its state, whether or not anything happened to it.</summary>
    public static string Standing(DigestRow row)
    {
        var colour = row.Status.Judged.Colour.Swedish();
        var standing = row.Status switch
        {
            { Judged.Basis: Basis.InvalidBand } => "Gränsen går inte att läsa. Ingen färg kan sättas förrän den är rättad i katalogen.",
            { Judged.Colour: Colour.None, Judged.Basis: var basis } => $"Indikatorn bedöms inte: {Lower(basis.Swedish())}.",
            { Since: { } since } => $"Indikatorn är {Lower(colour)} sedan {SwedishTime.Day(since)}.",
            { WatchedSince: { } watched } => $"{colour} när bevakningen började {SwedishTime.Day(watched)}.",
            _ => $"Indikatorn är {Lower(colour)}.",
        };
        return row.ClosesAlarm && row.Step is { } step ? $"{new StepWords(row).Sentence(step)} Det tidigare larmet är stängt. {standing}" : standing;
    }

    private static string Happened(DigestRow row, StepWords words)
    {
        var colour = AlarmColour.Word(row);
        var what = row.Step is { } step ? words.Sentence(step) : row.Event is DigestEvent.TurnedRed ? "Färgen är nu säkerställd." : "";
        return row.Event switch
        {
            DigestEvent.TurnedRed or DigestEvent.TurnedYellow => $"{what} Indikatorn har blivit {colour}{From(row)}.",
            DigestEvent.RevisedNowRed => $"{what} Indikatorn är nu {colour}.",
            DigestEvent.RevisedStillRed => $"{what} Indikatorn är fortfarande {colour}.",
            DigestEvent.RevisedNoLongerRed or DigestEvent.LeftRed => $"{what} Indikatorn är inte längre {colour}.",
            DigestEvent.GoesToAndFro => $"{what} Värdet har växlat fram och tillbaka mellan samma två tal. Fler mejl om det hålls inne tills det har legat stilla i sju dagar; skiljer det sig då från det här får du veta det. Färgen är nu {Badge.Of(row.Status.Judged.Colour)}.",
            DigestEvent.StillRedNewPeriod => $"{what} Indikatorn är fortsatt {colour}.",
            DigestEvent.BandChanged => $"{what} {Effect(row)}{(row.SameValue ? " Det är en ändring av måttstocken, inte av utfallet." : "")}",
            DigestEvent.ReferenceChanged => $"{what} {Effect(row)}{(row.SameValue ? " Det egna utfallet är detsamma." : CameFirst(row))}",
            DigestEvent.Withdrawn => $"{what} Larmet står kvar tills ett nytt värde kommer: att uppgiften saknas betyder inte att läget är bättre.",
            DigestEvent.BandUnreadable => $"{what} Ingen färg kan sättas förrän gränsen är rättad i katalogen.{Standing(row, " Ett öppet larm står kvar.")}",
            DigestEvent.BandMended => $"{what} Indikatorn är nu {Lower(row.Status.Judged.Colour.Swedish())}.",
            DigestEvent.TurnedUnjudged or DigestEvent.BecameUnjudged =>
                $"{what} Indikatorn går inte att bedöma just nu: {Lower(row.Status.Judged.Basis.Swedish())}.{Standing(row, " Ett öppet larm står kvar.")}",
            DigestEvent.AlarmClosed => $"Indikatorn larmar inte längre vid gult, eftersom \"larma vid: gul\" är borttaget ur katalogen. Larmet är därför stängt. Färgen är {Badge.Of(row.Status.Judged.Colour)}.",
            DigestEvent.MuteEnded => $"Tystnaden är över och indikatorn är fortfarande {colour}.",
            DigestEvent.Escalated => $"Indikatorn är fortfarande {colour} och ingen har kvitterat larmet. Därför går det nu vidare till dig.",
            DigestEvent.Reminder => $"Påminnelse: indikatorn är fortfarande {colour} och ingen har kvitterat larmet.",
            DigestEvent.Baseline => Standing(row),
            DigestEvent.RedWithinMargin => "Indikatorn är röd, men gränsen ligger inom Koladas felmarginal. Enligt katalogen larmar den först när den är säkerställt röd.",
            DigestEvent.ChangedOtherwise => $"{what} {Effect(row)}",
            _ => Besides(row, row.Event),
        };
    }

    /// <summary>What causes no mail, and is told in one that goes out anyway.</summary>
    private static string Besides(DigestRow row, DigestEvent happened) => happened switch
    {
        DigestEvent.OlderRevised => row.Status.Gender == Gender.Gap ? "Värden för tidigare år har ändrats." : row.Status.Source is { } own ? $"{own} har ändrat tidigare värden." : "Kolada har ändrat värden för tidigare år.",
        DigestEvent.OlderArrived => row.Status.Gender == Gender.Gap ? "Skillnaden går nu att beräkna för tidigare år." : row.Status.Source is { } source ? $"{source} har lämnat tidigare värden som saknades." : "Kolada har nu värden för tidigare år som saknades.",
        DigestEvent.BecameFinal => "Det preliminära värdet är nu slutligt.",
        _ => row.Status.Source is { } own ? $"Nästa värde är försenat från {own}." : "Nästa värde är försenat hos Kolada.",
    };

    private static string Ended(string? sentence) => sentence is null or "" || sentence.EndsWith('.') ? sentence ?? "" : sentence + ".";

    /// <summary>The value came while what it is compared with was missing: nobody has been told of it yet.</summary>
    private static string CameFirst(DigestRow row) =>
        row is { Before.Period: { } told, Status.Judged.Period: { } judged } && told < judged && !row.Others.Any(step => step.Cause == Cause.NewValue)
            ? $" Värdet för {row.Status.Print(judged)} kom innan det fanns något att jämföra med."
            : "";

    private static string Standing(DigestRow row, string sentence) => row.Status.Alarm is "new" or "active" or "acknowledged" or "muted" ? sentence : "";

    private static string From(DigestRow row) => row.Before is null || row.Before.Colour == row.Status.Judged.Colour ? "" : $" (var {Lower(row.Before.Colour.Swedish())})";

    /// <summary>What the row's own step did to the colour; what the others did is said beside them.</summary>
    private static string Effect(DigestRow row) => row.Step is { ChangesColour: true } step
        ? $"Färgen ändrades därmed från {Badge.Of(step.From.Colour)} till {Badge.Of(step.To.Colour)}."
        : $"Färgen är densamma: {Badge.Of(row.Status.Judged.Colour)}.";

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
