using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Runs;
using Spectre.Console;

namespace IndicatorSync.Worker.Tests.Commands;

public sealed class OutputTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public void The_table_says_colours_in_words_and_symbols_and_has_no_escape_codes_outside_a_terminal()
    {
        StatusTable.Write(run.ProcessContext, [Statuses.Red, Statuses.Missing]);

        var lines = run.Out.Split('\n');
        var red = Assert.Single(lines, line => line.Contains("Helhetssyn", StringComparison.Ordinal));
        Assert.Contains("■ red *", red, StringComparison.Ordinal);
        Assert.Contains("2025 preliminary", red, StringComparison.Ordinal);
        Assert.Contains("82 eller högre", red, StringComparison.Ordinal);
        Assert.Contains("77 (2023, yellow)", red, StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("Effektivitetsindex LSS (K)", StringComparison.Ordinal) && line.Contains("– none: no source", StringComparison.Ordinal));
        Assert.Contains("2 indicators: 0 green, 0 yellow, 1 red, 1 none.", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Out);
    }

    [Fact]
    public void In_a_file_the_table_is_written_line_by_line_and_looks_as_Spectre_lays_it_out()
    {
        string[][] rows = [["Mått ett", "1,5 %", "● green"], ["", "–", "– none: stale"], ["漢字 och längre text", "120", "■ red *"]];
        string[] headings = ["Indicator", "Value", "Colour"];
        var laidOut = new Table().Border(TableBorder.Rounded).AddColumns(headings);
        laidOut.Columns[1].Alignment = Justify.Right;
        foreach (var row in rows)
        {
            laidOut.AddRow([.. row.Select(cell => new Text(cell))]);
        }

        using var bySpectre = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(bySpectre) });
        console.Profile.Capabilities.Unicode = true;
        console.Profile.Width = 240;
        console.Write(laidOut);
        using var plain = new StringWriter();
        PlainTable.Fit(headings, rows, rightAligned: 1, most: 240)!.Write(plain, rows);

        Assert.Equal(bySpectre.ToString().ReplaceLineEndings(), plain.ToString().ReplaceLineEndings());
        Assert.Null(PlainTable.Fit(headings, rows, rightAligned: 1, most: 30));
        Assert.Null(PlainTable.Fit(headings, [["two\nlines", "", ""]], rightAligned: 1, most: 240));
    }

    [Fact]
    public void A_printed_value_stays_on_its_side_of_the_limit()
    {
        StatusTable.Write(run.ProcessContext, [Statuses.Red]);

        // 73,96 with no decimals would read 74, where yellow begins.
        Assert.Contains(" 73,96 %", run.Out.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_database_says_what_to_do()
    {
        StatusTable.Write(run.ProcessContext, [], " in ny.db: run sync first.");

        Assert.Equal("No indicators yet in ny.db: run sync first.\n", run.Out.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("Omsorg", "Skola", "│ Trygghet, Omsorg │", "│ Trygghet, Skola  │")]
    [InlineData("Omsorg", "Omsorg", "│ Trygghet, Omsorg [a] │", "│ Trygghet, Omsorg [b] │")]
    [InlineData(null, null, "│ Trygghet [a] │", "│ Trygghet [b] │")]
    [InlineData(null, "Skola", "│ Trygghet        │", "│ Trygghet, Skola │")]
    public void Rows_that_would_be_alike_are_told_apart(string? area, string? other, string first, string second)
    {
        StatusTable.Write(run.ProcessContext, [
            Statuses.Red with { Id = "a", Name = "Trygghet", BusinessArea = area },
            Statuses.Red with { Id = "b", Name = "Trygghet", BusinessArea = other },
            Statuses.Red with { Id = "c", Name = "Ensam", BusinessArea = "Omsorg" }]);

        Assert.Contains(first, run.Out, StringComparison.Ordinal);
        Assert.Contains(second, run.Out, StringComparison.Ordinal);
        Assert.Contains("│ Ensam ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_tells_in_Swedish_why_the_colour_is_what_it_is()
    {
        using var output = new StringWriter();
        ExplainText.Write(output, [Statuses.Explained]);

        Assert.Equal(
            """
            Helhetssyn särskilt boende: röd
              Id:                     helhetssyn-sabo
              Nyckeltal:              U23471 Brukarbedömning särskilt boende, andel (%)
              Område:                 Norsjö (2417)
              Värde:                  73,96 % (2025, preliminärt)
              Jämfört värde:          74 (läsregel kontinuerlig)
              Andra läsregeln:        avrundad ger gul: färgen beror på avrundning
              Avstånd till grönt:     8,04
              Gräns till 2024:        grön 80 eller högre; gul 70–79 (rad 12 i katalogen)
              Gräns från 2025:        grön 82 eller högre; gul 74–81 (rad 14 i katalogen, gäller här)
              Jämförelse:             Riket (0000) för 2025: 79,5
              Jämförelse:             Liknande kommuner äldreomsorg, 7 kommuner (G176642) för 2025: saknas
              Sedan:                  2026-03-02, nytt utfall
              Publiceras av Kolada:   2026-10-01 för 2026
              Hämtat:                 2026-03-02 06:30, körning 7
            Historik, bedömd med gränserna som gäller nu
              2023            77  gul
              2024        saknas  ej bedömd
              2025         73,96  röd
            Färgbyten
              2026-03-02 06:30  gul → röd: nytt utfall, 73,96 (2025), körning 7
            Revideringar
              2026-03-02 06:30  2024: 76 → saknas, struket, körning 7

            """.ReplaceLineEndings(),
            output.ToString());
    }

    [Fact]
    public void Explain_without_a_value_says_what_is_missing_and_why_the_band_cannot_be_read()
    {
        using var output = new StringWriter();
        ExplainText.Write(output, [new IndicatorExplanation { Status = Statuses.Missing, Rule = ReadingRule.Continuous, Faults = ["gul börjar över grön"] }]);

        Assert.StartsWith("Effektivitetsindex LSS (K): ej bedömd, källan läses inte in", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("gul börjar över grön", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "Run 3 partial: 2 requests, 21 values received: 1 new, 2 revised, 3 withdrawn, 15 unchanged, 0 rejected; 6 vanished. 1 mail queued.")]
    [InlineData(true, "Dry run: 2 requests, 21 values received: 1 new, 2 revised, 3 withdrawn, 15 unchanged, 0 rejected; 6 vanished. Nothing stored or sent; 1 mail would be queued.")]
    public void A_run_is_summed_up_in_a_line_with_its_problems_below(bool dryRun, string expected)
    {
        using var output = new StringWriter();
        var summary = new RunSummary(
            RunOutcome.Partial, 3, 2, new ObservationCounts(1, 2, 3, 15, 0, 6), 1, new Dictionary<Colour, int>(),
            [new Problem("source_failed", "hvb", "N1", "Kolada svarade 500."), new Problem("mail", null, null, "kön är stoppad")]);
        SyncReport.Write(output, summary, dryRun);

        Assert.Equal([expected, "  source_failed hvb N1: Kolada svarade 500.", "  mail: kön är stoppad"], output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }
}
