using IndicatorSync.Worker.Storage.Views;

namespace IndicatorSync.Worker.Tests.Storage.Views;

public sealed class SqliteReportViewTests() : ReportViewTests(Engine.Sqlite);

public sealed class SqlServerReportViewTests() : ReportViewTests(Engine.SqlServer);

/// <summary>What a reader finds in the views after the sample's first run.</summary>
public abstract class ReportViewTests(Engine engine) : StorageTests(engine)
{
    [Fact]
    public async Task Every_view_has_the_columns_of_the_contract()
    {
        Assert.Equal(ViewContract.Columns.Keys.Order(StringComparer.Ordinal), ReportViews.All.Select(view => view.Name).Order(StringComparer.Ordinal));
        foreach (var (view, columns) in ViewContract.Columns)
        {
            Assert.Equal(columns, string.Join(", ", await ReadAsync(unit => ReportRows.ColumnsAsync(unit, view))));
        }
    }

    [Fact]
    public async Task No_view_and_no_column_lacks_a_text_in_the_dictionary()
    {
        var rows = await RowsAsync("SELECT Vy, Kolumn, Beskrivning FROM rapport.Dataordlista");

        Assert.Equal(
            ViewContract.Columns.SelectMany(view => view.Value.Split(", ").Append("").Select(column => $"{view.Key} | {column}")).Order(StringComparer.Ordinal),
            rows.Select(row => string.Join(" | ", row.Split(" | ")[..2])).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.True(row.Split(" | ")[2].Length > 8, row));
    }

    [Fact]
    public async Task Now_holds_value_colour_limits_and_what_is_beside_them()
    {
        await SyncAsync();

        Assert.Equal(
            [
                "2 | effektivitetsindex-lss | U28900 | 2417 | T |  |  |  |  | Ej bedömd | Saknas i Kolada | 0 | 70 eller högre | 29–69 |  |  |  |  |  | ",
                "5 | helhetssyn-sarskilt-boende | U23471 | 2417 | T | 2025 | 62 | 62 | andel (%) | Röd | Finns | 0 | 82 eller högre | 74–81 | 20 | 2024 | 67 | Röd | -5 | 79",
                "18 | langtidsarbetslosa | N03926 | 2417 | T | 2024 | 2.3 | 2.3 | andel (%) | Gul | Finns | 0 | 2,0 eller lägre | 2,1–3,8 | 0.3 | 2022 | 2.87 | Gul | -0.57 | 3.6",
            ],
            await RowsAsync("""
                SELECT Ordning, IndikatorId, Nyckeltal, Kommun, Kon, Ar, Utfall, BedomtVarde, Mattenhet, Farg, Underlag, Regelkanslig, Gron, Gul,
                  AvstandTillGron, ForegaendeAr, ForegaendeUtfall, ForegaendeFarg, Forandring, Riket
                FROM rapport.Nulage WHERE Ordning IN (2, 5, 18) ORDER BY Ordning
                """));
        Assert.Equal(
            ["Helhetssyn särskilt boende | Äldreomsorgen | Välfärd och välbefinnande genom livet |  |  | 0 | 0 | 0 |  | Kolada | 2026-03-25 07:00:00"],
            await RowsAsync("""
                SELECT Indikator, Verksamhetsomrade, OvergripandeMal, Orsak, SedanDatum, Preliminart, Forsenad, Kvitterad, Ansvarig, Kalla, HamtadTid
                FROM rapport.Nulage WHERE IndikatorId = 'helhetssyn-sarskilt-boende'
                """));
    }

    [Fact]
    public async Task Deviations_are_ranked_red_first_by_their_distance_in_widths_of_yellow()
    {
        await SyncAsync();

        Assert.Equal(
            [
                "1 | placerade-pa-hvb | Röd", // (6,7 − 3,5) / 2,1
                "2 | helhetssyn-sarskilt-boende | Röd", // (74 − 62) / 8
                "3 | lakemedel-hemsjukvard | Röd", // (2,44 − 1,6) / 0,6
                "4 | effektivitetsindex-aldreomsorg | Röd", // (39 − 6) / 31
                "5 | aldreomsorgen-fungerar-bra | Röd", // (49 − 36,8) / 16
                "6 | nattfasta | Röd", // (12,64 − 12) / 1
                "7 | lamnat-etableringsuppdraget | Röd", // (24 − 14) / 19
                "8 | placerade-pa-familjehem | Röd", // (13,4 − 11,5) / 5,4
                "9 | bra-bemotande | Röd", // (82 − 80,7) / 4
                "10 | sjukfranvaro | Gul",
                "11 | trivs-pa-daglig-verksamhet | Gul",
                "12 | fall-sarskilt-boende | Gul",
                "13 | fall-hemsjukvard | Gul",
                "14 | lakemedel-sarskilt-boende | Gul",
                "15 | langtidsarbetslosa | Gul",
                "16 | funktionsnedsattning-fungerar-bra | Gul",
                "17 | socialtjansten-fungerar-bra | Gul",
                "18 | arbete-for-tolerans | Gul",
            ],
            await RowsAsync("SELECT Allvar, IndikatorId, Farg FROM rapport.Malavvikelser ORDER BY Allvar"));
    }

    [Fact]
    public async Task History_has_every_stored_year_and_what_was_decided_then_only_for_the_judged_one()
    {
        await SyncAsync();

        Assert.Equal(
            [
                "2018 | 17.37 | Röd |  | Finns | ",
                "2021 | 84.55 | Grön |  | Finns | ",
                "2022 | 53.23 | Gul |  | Finns | ",
                "2023 |  | Ej bedömd |  | Saknas i Kolada | ",
                "2024 | 73 | Grön | Grön | Finns | ",
            ],
            await RowsAsync("""
                SELECT Ar, Utfall, Farg, FargDa, Underlag, Riket FROM rapport.Historik
                WHERE IndikatorId = 'effektivitetsindex-ekonomiskt-bistand' AND Kon = 'T' ORDER BY Ar
                """));
    }

    [Fact]
    public async Task Comparison_has_our_own_value_beside_those_compared_with()
    {
        await SyncAsync();

        var rows = await RowsAsync("""
            SELECT Geografikod, Geografityp, Kon, Ar, Utfall FROM rapport.Jamforelse
            WHERE IndikatorId = 'bra-bemotande' AND Ar = 2025 ORDER BY Geografikod
            """);

        Assert.Equal(["0000 | Riket | T | 2025 | 83.5", "2417 | Kommun | T | 2025 | 80.7", "G176642 | Grupp | T | 2025 | 83"], rows);
    }

    [Fact]
    public async Task Only_the_genders_of_the_catalogue_are_shown_and_the_gap_is_a_row_of_its_own()
    {
        await SyncAsync(sample => sample.ChangeCatalogue("    nyckeltal: N00640\n", "    nyckeltal: N00640\n    kön: [T, K]\n    könsgap: högst 2\n"));

        Assert.Equal(
            ["K | 82 | Gul", "K-M | 2.6 | Röd", "T | 80.7 | Röd"],
            await RowsAsync("SELECT Kon, Utfall, Farg FROM rapport.Nulage WHERE IndikatorId = 'bra-bemotande' ORDER BY Kon"));
        Assert.Equal(
            ["K | 82", "K-M | 2.6", "T | 80.7"],
            await RowsAsync("SELECT Kon, Utfall FROM rapport.Jamforelse WHERE IndikatorId = 'bra-bemotande' AND Ar = 2025 AND Geografikod = '2417' ORDER BY Kon"));
        Assert.Equal(
            [
                "Bra bemötande vid kontakt med tjänsteperson i kommunen (kvinnor) | K | 82 | Gul",
                "Bra bemötande vid kontakt med tjänsteperson i kommunen (könsgap) | K-M | 2,6 | Röd",
                "Bra bemötande vid kontakt med tjänsteperson i kommunen | T | 80,7 | Röd",
            ],
            await RowsAsync("SELECT Indikator, Kon, Utfall, Farg FROM rapport.Plantabell WHERE IndikatorId = 'bra-bemotande' ORDER BY Kon"));
    }

    [Fact]
    public async Task A_run_tells_what_it_received_and_its_mails_where_they_are()
    {
        await SyncAsync();

        Assert.Equal(
            ["1 | 2026-03-25 07:00:00 | 2026-03-25 07:00:00 | Lyckad | 6 | 189 | 189 | 0 | 0 | 0 | 0 | 0 | "],
            await RowsAsync("""
                SELECT KorningId, Start, Slut, Resultat, Anrop, Mottagna, Nya, Andrade, Strukna, Oforandrade, Avvisade, Forsvunna, Felmeddelande
                FROM rapport.Korningar
                """));
        Assert.Equal(
            [
                "kvalitet@example.se | [Norsjö] Startläge: 5 röda av 10 bedömda | 2026-03-25 07:00:00 | 2026-03-25 07:00:00 | 1 | Till fil | ",
                "omsorgschef@example.se | [Norsjö] Startläge: 6 röda av 14 bedömda | 2026-03-25 07:00:00 | 2026-03-25 07:00:00 | 1 | Till fil | ",
            ],
            await RowsAsync("SELECT Mottagare, Amne, Skapad, Skickad, Forsok, Status, SenasteFel FROM rapport.Utskick ORDER BY Mottagare"));
    }

    [Fact]
    public async Task First_arrivals_are_no_revisions_and_the_first_colours_no_changes()
    {
        await SyncAsync();

        Assert.Empty(await RowsAsync("SELECT * FROM rapport.Revideringar"));
        Assert.Empty(await RowsAsync("SELECT * FROM rapport.Fargbyten"));
    }

    [Fact]
    public async Task Data_quality_has_the_open_problems()
    {
        await SyncAsync();

        Assert.Equal(
            [
                "publication_differs | langtidsarbetslosa | N03926 | 2026-03-25 07:00:00",
                "publication_differs | placerade-pa-familjehem | N33817 | 2026-03-25 07:00:00",
                "publication_differs | placerade-pa-hvb | N33816 | 2026-03-25 07:00:00",
            ],
            await RowsAsync("SELECT Typ, IndikatorId, Nyckeltal, Sedan FROM rapport.Datakvalitet WHERE Typ = 'publication_differs' ORDER BY IndikatorId"));
        Assert.All(
            await RowsAsync("SELECT Beskrivning FROM rapport.Datakvalitet"),
            text => Assert.False(string.IsNullOrWhiteSpace(text)));

        await WriteAsync(unit => unit.ExecuteAsync("UPDATE problem SET closed_at = @Now, closed_local = @local, closed_run_id = 1", new { Now, local = new DateTime(2026, 8, 28, 6, 0, 0) }));

        Assert.Empty(await RowsAsync("SELECT * FROM rapport.Datakvalitet"));
    }

    private async Task SyncAsync(Action<SampleRun>? change = null)
    {
        using var sample = new SampleRun(Created.Options);
        change?.Invoke(sample);
        await sample.SyncAsync();
    }

    private Task<IReadOnlyList<string>> RowsAsync(string sql) => ReadAsync(unit => ReportRows.ReadAsync(unit, sql));
}
