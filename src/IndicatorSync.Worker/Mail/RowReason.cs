using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Mail;

/// <summary>Why a row is in the mail now, in one to three sentences that a manager can act on.</summary>
internal static class RowReason
{
    public static string Of(DigestRow row)
    {
        var numbers = new RowNumbers(row.Status);
        var sentences = new List<string> { Happened(row, numbers) };
        if (row.AlsoChanged.Count > 0)
            sentences.Add($"Samtidigt: {string.Join(", ", row.AlsoChanged.Select(cause => Lower(cause.Swedish())))}.");

        if (row.Remark is { Length: > 0 } remark)
            sentences.Add(remark.EndsWith('.') ? remark : remark + ".");

        return string.Join(' ', sentences);
    }

    /// <summary>For a row that stands in a mail because it is red, whether or not anything happened to it.</summary>
    public static string Standing(DigestRow row) => row switch
    {
        { Event: DigestEvent.Baseline } => "Så var läget när bevakningen började.",
        { Status: { Since: { } since, Judged.Colour: var colour } } => $"Indikatorn är {Lower(colour.Swedish())} sedan {SwedishTime.Day(since)}.",
        _ => $"Indikatorn är {Lower(row.Status.Judged.Colour.Swedish())}.",
    };

    private static string Happened(DigestRow row, RowNumbers numbers)
    {
        var colour = AlarmColour.Word(row);
        return row.Event switch
        {
            DigestEvent.TurnedRed or DigestEvent.TurnedYellow => $"{Arrived(row)} Indikatorn har blivit {colour}{From(row)}.",
            DigestEvent.RevisedNowRed => $"{Revised(row, numbers)} Indikatorn är nu {colour}.",
            DigestEvent.RevisedStillRed => $"{Revised(row, numbers)} Indikatorn är fortfarande {colour}.",
            DigestEvent.RevisedNoLongerRed => $"{Revised(row, numbers)} Indikatorn är inte längre {colour}.",
            DigestEvent.StillRedNewPeriod => $"{Arrived(row)} Indikatorn är fortsatt {colour}.",
            DigestEvent.LeftRed => $"{Arrived(row)} Indikatorn är inte längre {colour}.",
            DigestEvent.BandChanged => $"{Moved(row)} har ändrats{Colours(row)}. Det är en ändring av måttstocken, inte av utfallet.",
            DigestEvent.ReferenceChanged => $"Värdet som utfallet jämförs med har ändrats{Colours(row)}. Det egna utfallet är detsamma.",
            DigestEvent.Withdrawn => $"{Struck(row, numbers)} Larmet står kvar tills ett nytt värde kommer: att uppgiften saknas betyder inte att läget är bättre.",
            DigestEvent.MuteEnded => $"Tystnaden är över och indikatorn är fortfarande {colour}.",
            DigestEvent.Reminder => $"Påminnelse: indikatorn är fortfarande {colour} och ingen har kvitterat larmet.",
            DigestEvent.Baseline => "Så var läget när bevakningen började.",
            DigestEvent.BecameUnjudged => $"Indikatorn går inte att bedöma just nu: {Lower(row.Status.Judged.Basis.Swedish())}. Ett öppet larm står kvar.",
            DigestEvent.ChangedOtherwise => $"Färgen har ändrats{Colours(row)}.",
            DigestEvent.OlderRevised => "Kolada har ändrat värden för tidigare år.",
            DigestEvent.BecameFinal => "Det preliminära värdet är nu slutligt.",
            _ => "Nästa värde är försenat hos Kolada.",
        };
    }

    private static string Arrived(DigestRow row) => row.Status.Judged.Period is { } period && period != row.Before?.Period
        ? $"Kolada har publicerat ett nytt värde, för {period}."
        : "Bedömningen är ny.";

    private static string From(DigestRow row) => row.Before is null ? "" : $" (var {Lower(row.Before.Colour.Swedish())})";

    private static string Colours(DigestRow row) => row.Before is { } before && before.Colour != row.Status.Judged.Colour
        ? $": från {Badge.Of(before.Colour)} till {Badge.Of(row.Status.Judged.Colour)}"
        : $", färgen är densamma: {Badge.Of(row.Status.Judged.Colour)}";

    private static string Revised(DigestRow row, RowNumbers numbers)
    {
        var now = row.Status.Judged;
        var change = (row.Before?.Value, now.Value) switch
        {
            ({ } before, { } after) => $": {numbers.Print(before)} → {numbers.Print(after)}",
            (null, { } after) => $" till {numbers.Print(after)}",
            _ => "",
        };
        return $"Kolada har reviderat värdet för {now.Period}{change}.";
    }

    private static string Struck(DigestRow row, RowNumbers numbers)
    {
        var value = row.Before?.Value is { } before ? $" ({numbers.Print(before)})" : "";
        return $"Kolada har strukit värdet för {row.Status.Judged.Period ?? row.Before?.Period}{value}.";
    }

    private static string Moved(DigestRow row) => (row.Cause ?? row.Status.Cause) == Cause.ReadingRuleChanged ? "Läsregeln" : "Gränsen";

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
