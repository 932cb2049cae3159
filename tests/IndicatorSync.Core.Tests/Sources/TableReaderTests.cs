using CsCheck;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Tests.Sources;

public class TableReaderTests
{
    private static readonly DateOnly Today = new(2026, 3, 25);

    private static readonly Indicator[] Catalogue =
    [
        Own("sjukfranvaro", "Sjukfrånvaro omsorg", "%"),
        Own("fall-sabo", "Fall särskilt boende och korttidsboende ÄFO, per boendeplats", null),
        Own("nattfasta", "Nattfasta", "timmar") with { Plausible = new PlausibleRange(0, 24), Units = ["Bäckgården", "Solbacka"] },
        Own("budget", "Budgetavvikelse", "kr") with { IsAccumulated = true },
        Own("helhetssyn", "Helhetssyn särskilt boende", null) with { Source = "kolada", Kpi = KpiId.Parse("U23471") },
    ];

    [Fact]
    public void In_long_form_a_row_is_a_value()
    {
        var reading = Read(
            "Indikator;Period;Kön;Utfall;Kommentar",
            "sjukfranvaro;2025;;7,06;Efter rättning",
            "Fall särskilt boende och korttidsboende ÄFO, per boendeplats;2025;Totalt;1,16;",
            "nattfasta;aug 2025;Kvinnor;12,64;");
        Assert.Equal(
            ["sjukfranvaro T 2025 7,06", "fall-sabo T 2025 1,16", "nattfasta K 2025-08 12,64"],
            reading.Statements.Select(Print));
        Assert.Equal([new AnalysisStatement(reading.Statements[0].Key, "Efter rättning")], reading.Analyses);
        Assert.Empty(reading.SetAside);
    }

    [Fact]
    public void What_stands_in_any_column_of_remarks_is_an_analysis_of_the_rows_newest_outcome()
    {
        var reading = Read(
            "Indikator;Utfall 2024;Kommentar;Utfall 2025;Analys;Notering",
            "sjukfranvaro;8;Efter rättning;7,06;Färre vikarier;",
            "helhetssyn;;Ingen mätning;;;");
        Assert.Equal(["sjukfranvaro 2025 Efter rättning\nFärre vikarier"], reading.Analyses.Select(one => $"{one.Key.IndicatorId} {one.Key.Period.Year} {one.Text}"));
        Assert.Equal(["C3 texten saknar period: skriv vilket utfall den gäller"], reading.SetAside.Select(one => $"{one.Place.Reference} {one.Reason}"));
    }

    [Fact]
    public void In_wide_form_a_row_is_an_indicator_and_a_column_a_period()
    {
        var reading = Read(
            "Uppföljning omsorg",
            "",
            "Indikator;Hämtas från;Grön;Utfall 2024;Utfall 2025",
            "Sjukfrånvaro omsorg;HR;7,0 eller lägre;8;7,06",
            "Nattfasta;;11 eller lägre;12,08 (2023);iu");
        Assert.Equal(["sjukfranvaro T 2024 8", "sjukfranvaro T 2025 7,06", "nattfasta T 2023 12,08"], reading.Statements.Select(Print));
    }

    [Fact]
    public void A_header_may_stand_in_two_rows_with_merged_cells()
    {
        SourceRow[] rows =
        [
            new(1, [Text("Indikator"), Text("Utfall"), Text("Utfall") with { IsRepeated = true }]),
            new(2, [Text("Indikator") with { IsRepeated = true }, Text("2024"), Text("2025")]),
            new(3, [Text("Sjukfrånvaro omsorg"), Text("8"), Text("7,06")]),
        ];
        Assert.Equal(["sjukfranvaro T 2024 8", "sjukfranvaro T 2025 7,06"], Reading(rows).Statements.Select(Print));
    }

    [Fact]
    public void A_new_header_begins_a_new_table() => Assert.Equal(
        ["sjukfranvaro T 2024 8", "nattfasta T 2025 12,64"],
        Read("Indikator;2024", "Sjukfrånvaro omsorg;8", "Medicinska enheten;", "Indikator;2025", "Nattfasta;12,64").Statements.Select(Print));

    [Theory]
    [InlineData("Okänd;2025;7", "A2", "indikatorn finns inte i katalogen")]
    [InlineData("Sjukfrånvaro omsorgen;2025;7", "A2", "indikatorn finns inte i katalogen; menade du ”Sjukfrånvaro omsorg”?")]
    [InlineData(";2025;7", "A2", "raden saknar indikator")]
    [InlineData("sjukfranvaro;igår;7", "B2", "perioden går inte att läsa")]
    [InlineData("sjukfranvaro;2027;7", "C2", "perioden 2027 har inte börjat")]
    [InlineData("sjukfranvaro;2025;sju", "C2", "cellen är inte ett tal")]
    [InlineData("sjukfranvaro;2025;7 kr", "C2", "måttenheten kr är inte indikatorns (%)")]
    [InlineData("nattfasta;2025;70,6", "C2", "värdet är utanför det rimliga (0–24)")]
    [InlineData("sjukfranvaro;jan–aug 2025;7", "B2", "perioden går inte att läsa")]
    public void What_is_no_value_is_set_aside_with_its_cell_and_reason(string row, string cell, string reason)
    {
        var reading = Read("Indikator;Period;Utfall", row);
        Assert.Empty(reading.Statements);
        Assert.Equal((cell, reason), Assert.Single(reading.SetAside) is var one ? (one.Place.Reference, one.Reason) : default);
    }

    [Fact]
    public void From_january_on_is_a_period_of_an_accumulated_indicator() =>
        Assert.Equal(["budget T 2025-08 -120"], Read("Indikator;Period;Utfall", "budget;jan–aug 2025;-120").Statements.Select(Print));

    [Fact]
    public void A_column_of_own_units_gives_each_unit_a_value_beside_the_total()
    {
        var reading = Read("Indikator;Enhet;Period;Utfall", "nattfasta;Bäckgården;2025;12", "nattfasta;;2025;11", "nattfasta;Solbaka;2025;10");
        Assert.Equal(["nattfasta T 2025 12 @Bäckgården", "nattfasta T 2025 11"], reading.Statements.Select(Print));
        Assert.Equal("enheten finns inte bland indikatorns enheter; menade du ”Solbacka”?", Assert.Single(reading.SetAside).Reason);
    }

    [Fact]
    public void A_column_of_units_of_measure_is_checked_and_not_taken_for_own_units()
    {
        var reading = Read("Indikator;Enhet;Period;Utfall", "sjukfranvaro;%;2025;7", "nattfasta;antal;2025;11");
        Assert.Equal(["sjukfranvaro T 2025 7"], reading.Statements.Select(Print));
        Assert.Equal("måttenheten är inte indikatorns (timmar)", Assert.Single(reading.SetAside).Reason);
    }

    [Fact]
    public void A_column_that_mixes_both_is_set_aside() =>
        Assert.Equal(2, Read("Indikator;Enhet;Period;Utfall", "sjukfranvaro;%;2025;7", "nattfasta;Solbacka;2025;11").SetAside.Count);

    [Fact]
    public void Plans_of_two_municipalities_use_one_name_and_the_column_Kommun_says_which_is_meant()
    {
        Indicator[] two =
        [
            Own("norsjo", "Sjukfrånvaro", "%") with { Plan = new PlanHead { Name = "Norsjö plan", Municipality = AreaId.Parse("2417"), MunicipalityName = "Norsjö" } },
            Own("mala", "Sjukfrånvaro", "%") with { Area = AreaId.Parse("2418"), Plan = new PlanHead { Name = "Malå plan", Municipality = AreaId.Parse("2418"), MunicipalityName = "Malå" } },
        ];
        var rows = new[] { "Indikator;Kommun;Period;Utfall", "Sjukfrånvaro;Malå kommun;2025;7", "Sjukfrånvaro;2417;2025;8", "Sjukfrånvaro;;2025;9" }
            .Select((line, index) => Row(index + 1, line)).ToList();

        var reading = TableReader.Read(null, rows, new IndicatorNames(two), "Norsjö", Today);

        Assert.Equal(["mala T 2025 7", "norsjo T 2025 8"], reading.Statements.Select(Print));
        Assert.Contains("finns på flera", Assert.Single(reading.SetAside).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_municipality_is_set_aside()
    {
        var reading = Read("Indikator;Kommun;Period;Utfall", "sjukfranvaro;Norsjö kommun;2025;7", "sjukfranvaro;2417;2024;8", "sjukfranvaro;Umeå;2023;9");
        Assert.Equal(["sjukfranvaro T 2025 7", "sjukfranvaro T 2024 8"], reading.Statements.Select(Print));
        Assert.Equal("B4", Assert.Single(reading.SetAside).Place.Reference);
    }

    [Fact]
    public void What_stands_for_a_kolada_indicator_is_compared_and_not_stored()
    {
        var reading = Read("Indikator;Utfall 2024;Utfall 2025", "Helhetssyn särskilt boende;67;62");
        Assert.Empty(reading.Statements);
        Assert.Equal([67m, 62m], reading.FromKolada.Select(one => one.Value));
    }

    [Fact]
    public void A_struck_value_is_taken_back_and_an_empty_cell_says_nothing()
    {
        var reading = Read("Indikator;2024;2025", "Sjukfrånvaro omsorg;struket;");
        Assert.Null(Assert.Single(reading.Statements).Value);
    }

    [Fact]
    public void Hidden_rows_are_read_and_mentioned()
    {
        var reading = Reading([Row(1, "Indikator;2025"), Row(2, "Sjukfrånvaro omsorg;7") with { IsHidden = true }]);
        Assert.Single(reading.Statements);
        Assert.Equal("1 dold rad är inläst", Assert.Single(reading.Remarks));
    }

    [Fact]
    public void A_table_without_a_header_gives_nothing() => Assert.False(Read("Bara text", "7;8;9").HasHeader);

    [Fact]
    public void A_cell_is_named_as_a_spreadsheet_names_it() =>
        Assert.Equal(["A1", "Z2", "AA3", "AZ4", "BA5"], new[] { (0, 1), (25, 2), (26, 3), (51, 4), (52, 5) }.Select(at => new CellPlace(null, at.Item2, at.Item1).Reference));

    [Fact]
    public void Any_table_that_is_written_in_long_form_is_read_back()
    {
        var value = from digits in Gen.Int[-999_999, 999_999] from decimals in Gen.Int[0, 3] select (Number: digits / (decimal)Math.Pow(10, decimals), decimals);
        var row = from id in Gen.OneOf(Gen.Const("sjukfranvaro"), Gen.Const("fall-sabo"), Gen.Const("budget"))
                  from month in Gen.Int[1, 12]
                  from year in Gen.Int[2000, 2025]
                  from gender in Gen.OneOf(Gen.Const(Gender.T), Gen.Const(Gender.K), Gen.Const(Gender.M))
                  from number in value
                  select (Key: new OwnKey(id, gender, string.Empty, Period.Of(PeriodKind.Month, year, month)), number);
        row.List[0, 30].Sample(written =>
        {
            var lines = written.Select(one => string.Join(';', one.Key.IndicatorId, PeriodText.Print(one.Key.Period), one.Key.Gender.Code(), SwedishNumber.Print(one.number.Number, one.number.decimals)));
            var reading = Read(["Indikator;Period;Kön;Utfall", .. lines]);
            Assert.Empty(reading.SetAside);
            Assert.Equal(written.Select(one => (one.Key, (decimal?)one.number.Number, one.number.decimals)), reading.Statements.Select(one => (one.Key, one.Value, one.Decimals)));
        });
    }

    [Fact]
    public void A_row_of_a_large_table_costs_few_bytes_besides_what_it_says()
    {
        const int Rows = 5_000;
        var rows = Enumerable.Range(0, Rows).Select(i => Row(i + 2, $"sjukfranvaro;{2000 + (i % 25)}-{(i % 12) + 1:00};{(i % 1000) / 10},{i % 10}")).Prepend(Row(1, "Indikator;Period;Utfall")).ToList();
        Reading(rows);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = Reading(rows);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Rows;
        Assert.Equal(Rows, reading.Statements.Count);
        Assert.True(bytes < 3_000, FormattableString.Invariant($"{bytes} bytes a row: 200 000 rows are to be read within 300 MB"));
    }

    private static TableReading Read(params string[] lines) => Reading([.. lines.Select((line, i) => Row(i + 1, line))]);

    private static TableReading Reading(IReadOnlyList<SourceRow> rows) => TableReader.Read(null, rows, new IndicatorNames(Catalogue), "Norsjö", Today);

    private static SourceRow Row(int number, string line) => new(number, [.. line.Split(';').Select(SourceCell.OfText)]);

    private static SourceCell Text(string text) => SourceCell.OfText(text);

    private static string Print(OwnStatement one) =>
        $"{one.Key.IndicatorId} {one.Key.Gender.Code()} {one.Key.Period} {SwedishNumber.Print(one.Value!.Value, one.Decimals).Replace('\u2212', '-')}"
        + (one.Key.Unit.Length > 0 ? " @" + one.Key.Unit : string.Empty);

    private static Indicator Own(string id, string name, string? unit) => new()
    {
        Ordinal = 1,
        Id = id,
        Name = name,
        ShortName = name,
        Source = "HR",
        FetchedFrom = "HR",
        Area = AreaId.Parse("2417"),
        Genders = [Gender.T],
        Unit = unit,
        Bands = new BandSet([]),
        Rule = ReadingRule.Continuous,
    };
}
