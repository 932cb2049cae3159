using System.IO.Compression;
using IndicatorSync.Worker.Kolada.Recordings;
using IndicatorSync.Worker.Tests.Runs;
using IndicatorSync.Worker.Tests.Sources;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>From a colour back to what it rests on (docs/contract.md 1.13).</summary>
public sealed class TraceTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 25, 5, 0, 0, TimeSpan.Zero);

    private readonly Municipality municipality = Municipality.Norsjo();

    public ValueTask DisposeAsync() => municipality.DisposeAsync();

    [Fact]
    public async Task From_every_row_of_nulage_one_question_names_an_answer_of_the_archive_a_cell_a_query_or_a_person()
    {
        foreach (var id in new[] { "i-fil", "i-arbetsbok", "i-fraga", "rapporterad", "okand" })
        {
            municipality.Catalogue += $"""

                  - id: {id}
                    namn: Uppgift {id}
                    källa: HR
                    grön: 7,0 eller lägre
                    gul: 7,1–7,5

                """;
        }

        municipality.Settings.AddRange(["Archive:Directory=arkiv", "Sources:Directory=inlasning", "Sources:SettleTime=0", "Sources:Sql:personal:Provider=Sqlite"]);
        municipality.Settings.Add($"Sources:Sql:personal:ConnectionString=Data Source={Path.Combine(municipality.Folder, "hr.db")};Pooling=False");
        municipality.Settings.Add("Sources:Sql:personal:Query=SELECT 'i-fraga' AS indikator, 2025 AS period, 7.2 AS utfall");
        await using (var query = new SqliteConnection($"Data Source={Path.Combine(municipality.Folder, "hr.db")};Pooling=False"))
        {
            await query.OpenAsync(TestContext.Current.CancellationToken);
        }

        Write("hr.csv", "indikator;period;utfall\ni-fil;2025;6,9\n"u8.ToArray());
        Write("bok.xlsx", Book(first: true));
        Assert.Equal(0, await municipality.CommandAsync(Morning, "migrate"));
        await municipality.SyncAsync(Morning);
        Assert.Equal(0, await municipality.CommandAsync(Morning, "report", "rapporterad", "--period", "2025", "--value", "8", "--by", "Anna Ek"));
        Write("bok.xlsx", Book(first: false));
        municipality.Kolada.Publishes("U23471", "2417", 2025, 63.5m);
        await municipality.SyncAsync(Morning.AddDays(1));

        var rows = Rows("""
            SELECT n.IndikatorId || '|' || n.Underlag || '|' || s.Kalla || '|' || COALESCE(s.Svarshash, '') || '|' || COALESCE(s.Fil, '') || '|' || COALESCE(s.Cell, '')
              || '|' || (s.GransId IS NOT NULL AND s.KorningId IS NOT NULL AND s.Programversion IS NOT NULL) || '|' || (s.RevideringId IS NOT NULL)
            FROM rapport_Nulage n
            LEFT JOIN rapport_Sparbarhet s ON s.IndikatorId = n.IndikatorId AND s.Kon = n.Kon AND s.Ar IS n.Ar AND s.Delperiod IS n.Delperiod AND s.Farg = n.Farg
            ORDER BY n.Ordning
            """);
        Assert.Equal((long)rows.Count, await municipality.ScalarAsync("SELECT COUNT(*) FROM rapport_Sparbarhet"));
        var (own, kolada) = (rows.Where(row => row[2] != "Kolada").ToList(), rows.Where(row => row[2] == "Kolada").ToList());
        var kept = Directory.GetFiles(Path.Combine(municipality.Folder, "arkiv", ArchivedRun.BodiesFolder), "*.gz", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension).ToHashSet();
        Assert.All(kolada, row => Assert.All(row[3].Split(' '), hash => Assert.Contains(hash, kept)));
        Assert.All(kolada.Where(row => row[1] == "Finns"), row => Assert.Equal(["1", "1"], row[6..]));
        Assert.NotEmpty(kolada);
        Assert.Equal(
            [
                "i-fil|Finns|Fil||hr.csv|C2|1|1",
                "i-arbetsbok|Finns|Fil||bok.xlsx|Utfall!C3|1|1",
                "i-fraga|Finns|Fråga personal||||1|1",
                "rapporterad|Finns|Rapporterat av Anna Ek||||1|1",
                "okand|Inväntas|HR||||0|0",
            ],
            own.Select(row => string.Join('|', row)).TakeLast(5));
        Assert.Contains("63.5", ArchivedBody(kolada.First(row => row[0] == "helhetssyn-sarskilt-boende")[3]), StringComparison.Ordinal);
        Assert.Equal(
            "62.0 63.5 82 eller högre",
            await municipality.ScalarAsync("""
                SELECT r.GammaltVarde || ' ' || r.NyttVarde || ' ' || g.Gron FROM rapport_Sparbarhet s
                JOIN rapport_Revideringar r ON r.RevideringId = s.RevideringId
                JOIN rapport_Granser g ON g.GransId = s.GransId
                WHERE s.IndikatorId = 'helhetssyn-sarskilt-boende' AND s.Kon = 'T'
                """));
    }

    [Fact]
    public async Task The_band_that_is_named_is_the_one_of_the_judged_year_and_gender()
    {
        await using var plan = Municipality.WithOneIndicator("""
              - id: per-ar
                namn: Per år
                nyckeltal: N00002
                kön: [T, K]
                könsgap: högst 3
                band:
                  - gäller: 2022–2023
                    grön: 60 eller högre
                  - gäller: 2024
                    grön: 70 eller högre
                  - gäller: 2024
                    kön: K
                    grön: 71 eller högre
                  - gäller: 2027
                    grön: 90 eller högre
            """);
        plan.Kolada.Publishes("N00001", "2417", 2025, 85).Publishes("N00002", "2417", 2025, 80).Publishes("N00002", "2417", 2025, 80, "K").Publishes("N00002", "2417", 2025, 78, "M");
        await plan.SyncAsync(Morning);

        Assert.Equal(
            "K: 71 eller högre, K-M: högst 3, T: 70 eller högre",
            await plan.ScalarAsync("""
                SELECT GROUP_CONCAT(s.Kon || ': ' || g.Gron, ', ' ORDER BY s.Kon) FROM rapport_Sparbarhet s
                JOIN rapport_Granser g ON g.GransId = s.GransId
                JOIN rapport_Nulage n ON n.IndikatorId = s.IndikatorId AND n.Kon = s.Kon AND n.Gron = g.Gron
                WHERE s.IndikatorId = 'per-ar'
                """));
    }

    private static byte[] Book(bool first)
    {
        using var book = new WorkbookBuilder();
        book.Sheet("Utfall").Row("indikator", "period", "utfall");
        if (!first)
        {
            book.Row("i-arbetsbok", "2024", WorkbookBuilder.Number("7.4"));
        }

        return book.Row("i-arbetsbok", "2025", WorkbookBuilder.Number("7.3")).Save();
    }

    private void Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.Combine(municipality.Folder, "inlasning"));
        File.WriteAllBytes(Path.Combine(municipality.Folder, "inlasning", name), content);
    }

    private List<string[]> Rows(string sql) =>
        [.. DatabaseContents.Query(Path.Combine(municipality.Folder, "indicatorsync.db"), sql).Select(row => row.Split('|'))];

    private string ArchivedBody(string hash)
    {
        using var body = new GZipStream(File.OpenRead(ArchivedRun.BodyFile(Path.Combine(municipality.Folder, "arkiv"), hash)), CompressionMode.Decompress);
        using var text = new StreamReader(body);
        return text.ReadToEnd();
    }
}
