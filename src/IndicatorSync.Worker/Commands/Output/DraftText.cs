using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Drafts;

namespace IndicatorSync.Worker.Commands.Output;

/// <param name="Path">Where the catalogue was written.</param>
/// <param name="Plan">What was recognised.</param>
/// <param name="Draft">What was written.</param>
/// <param name="Unread">Why no KPIs were looked for, Swedish; null when they were.</param>
/// <param name="Facit">Null when it was not asked for.</param>
internal sealed record DraftReport(string Path, DraftedPlan Plan, WrittenDraft Draft, string? Unread, FacitReport? Facit);

/// <summary>What a draft became, in Swedish: what was found, each doubt, and what to do next.</summary>
internal static class DraftText
{
    private const int MostHeadings = 3;

    public static void Write(TextWriter output, DraftReport report)
    {
        foreach (var doubt in report.Draft.Doubts)
        {
            var about = doubt.About is { } name ? $", {name}" : "";
            var area = doubt.Area is { } part ? $" ({part})" : "";
            output.WriteLine($"kontrollera: rad {doubt.Row}{about}{area}: {doubt.Words}{(doubt.Words[^1] is '?' or '.' ? "" : ".")}");
        }

        if (report.Unread is { } unread)
        {
            output.WriteLine($"Inga nyckeltal är sökta, Koladas nyckeltalskatalog har inte kunnat läsas: {unread.TrimEnd('.')}.");
        }

        if (report.Facit is { } facit)
        {
            Write(output, facit);
        }

        var plan = report.Plan;
        output.WriteLine(
            $"{report.Path}: {SwedishQuantity.Of(plan.Indicators.Count, "indikator", "indikatorer")} ({report.Draft.Chosen.Count} med valt nyckeltal), {SwedishQuantity.Of(plan.Goals.Count, "mål", "mål")}, {SwedishQuantity.Of(plan.Activities.Count, "aktivitet", "aktiviteter")}. {SwedishQuantity.Of(report.Draft.Doubts.Count, "rad", "rader")} att kontrollera.");
        if (plan.OtherBullets.Count > 0)
        {
            output.WriteLine($"{SwedishQuantity.Of(plan.OtherBullets.Count, "punkt", "punkter")} under andra rubriker än mål är inte med{Headings(plan.OtherBullets)}; den första är \"{DraftQuote.Of(plan.OtherBullets[0].Text)}\".");
        }

        output.WriteLine(
            report.Draft.Doubts.Count > 1
                ? "Gå igenom filen rad för rad mot planen; rätta nedifrån och upp, så stämmer radnumren ovan. Kör sedan: IndicatorSync.Worker validate"
                : "Gå igenom filen rad för rad mot planen, och kör sedan: IndicatorSync.Worker validate");
    }

    private static string Headings(IEnumerable<OtherBullet> bullets)
    {
        var headings = bullets.Select(bullet => bullet.Heading).OfType<string>().Distinct().ToList();
        var more = headings.Count > MostHeadings ? $" och {SwedishQuantity.Of(headings.Count - MostHeadings, "rubrik", "rubriker")} till" : "";
        return headings.Count == 0 ? "" : $" ({string.Join(", ", headings.Take(MostHeadings).Select(heading => $"\"{DraftQuote.Of(heading)}\""))}{more})";
    }

    private static void Write(TextWriter output, FacitReport facit)
    {
        var result = facit.Result;
        foreach (var remark in result.Remarks)
        {
            output.WriteLine($"facit: {remark}.");
        }

        if (facit.Unread is { } unread)
        {
            output.WriteLine($"facit: alla utfall kunde inte jämföras: {unread.TrimEnd('.')}.");
        }

        string?[] apart =
        [
            result.NoNumber > 0 ? $"planen skriver inget tal för {result.NoNumber}" : null,
            result.NoValue > 0 ? $"Kolada saknar värde för {result.NoValue}" : null,
        ];
        var aside = result.NoNumber + result.NoValue > 0
            ? $" {SwedishQuantity.Of(result.NoNumber + result.NoValue, "utfall", "utfall")} gick inte att jämföra: {string.Join(", ", apart.OfType<string>())}."
            : "";
        output.WriteLine($"facit: {result.Agreed} av {SwedishQuantity.Of(result.Compared, "jämfört utfall", "jämförda utfall")} stämmer med Kolada.{aside}");
    }
}
