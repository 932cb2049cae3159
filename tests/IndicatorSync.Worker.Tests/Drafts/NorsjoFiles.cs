using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;
using IndicatorSync.Worker.Tests.Sources;

namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>The tables of the Norsjö plan in files of the kinds that plans come in.</summary>
internal static class NorsjoFiles
{
    /// <summary>A Word document: a heading an area, names over several lines, a header of two rows with a merged cell, a merged goal, and tracked changes.</summary>
    public static byte[] Word()
    {
        using var word = new WordPlanBuilder();
        word.Heading("Verksamhetsplan omsorg 2026").Text("Norsjö kommun följer upp sina mål varje år.");
        var number = 0;
        foreach (var area in NorsjoTables.ByArea)
        {
            var rows = area.ToList();
            word.Heading($"5.{++number} {area.Key}").Text("Mål").Bullet($"Utveckla {area.Key}").Table(
                [2300, 2300, 900, 900, 800, 800, 1500],
            [
                WordPlanBuilder.Row(
                    WordPlanBuilder.Cell("Indikator"), WordPlanBuilder.Cell("Hämtas\nfrån"), WordPlanBuilder.Cell("Grön"), WordPlanBuilder.Cell("Gul"),
                    WordPlanBuilder.Cell("Utfall", span: 2), WordPlanBuilder.Cell("Övergripande\nmål")),
                WordPlanBuilder.Row("", "", "", "", Year(rows[0].FirstYear), Year(rows[0].FirstYear + 1), ""),
                .. rows.Select((row, at) => RowOf(row, at == 0 || rows[at - 1].Goal != row.Goal)),
            ]);
            word.Text("*Uppgifter v 37");
        }

        return word.Save();
    }

    public static byte[] Workbook()
    {
        using var book = new WorkbookBuilder();
        book.Sheet("Indikatorer");
        foreach (var area in NorsjoTables.ByArea)
        {
            var first = area.First().FirstYear;
            book.Row(area.Key).Row("Övergripande mål", "Indikator", "Grön", "Gul", "Hämtas från", $"Utfall {Year(first)}", $"Utfall {Year(first + 1)}");
            foreach (var row in area)
            {
                book.Row(row.Goal, row.Name, row.Green, row.Yellow, row.Source, Cell(row.Earlier), Cell(row.Later));
            }

            book.Row();
        }

        return book.Save();
    }

    public static byte[] Csv()
    {
        var text = new StringBuilder("Verksamhetsområde;Indikator;Hämtas från;Grön;Gul;Utfall 2024;Utfall 2025;Övergripande mål\r\n");
        foreach (var row in NorsjoTables.Rows)
        {
            text.AppendJoin(';', row.Area, row.Name, row.Source, row.Green, row.Yellow, row.Earlier, row.Later, row.Goal).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static TableRow RowOf(NorsjoRow row, bool startsGoal) => WordPlanBuilder.Row(
        WordPlanBuilder.Cell(Wrapped(row.Name)),
        WordPlanBuilder.Cell(row.Source),
        row.Green == "11 eller lägre" ? WordPlanBuilder.Changed("12 eller lägre", "11", " eller lägre") : WordPlanBuilder.Cell(row.Green.Replace(" eller", "\neller", StringComparison.Ordinal)),
        WordPlanBuilder.Cell(row.Yellow.Replace("–", "–\n", StringComparison.Ordinal)),
        WordPlanBuilder.Cell(row.Earlier),
        WordPlanBuilder.Cell(row.Later),
        WordPlanBuilder.Cell(startsGoal ? row.Goal : "", merge: startsGoal ? MergedCellValues.Restart : MergedCellValues.Continue));

    /// <summary>A line break after every third word, as a narrow column makes them.</summary>
    private static string Wrapped(string name) => string.Join('\n', name.Split(' ').Chunk(3).Select(words => string.Join(' ', words)));

    private static object Cell(string printed) =>
        decimal.TryParse(printed, NumberStyles.AllowDecimalPoint, CultureInfo.GetCultureInfo("sv-SE"), out var number) && !printed.EndsWith('0') ? number : printed;

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
