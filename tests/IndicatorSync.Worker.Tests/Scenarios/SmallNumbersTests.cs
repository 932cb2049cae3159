using System.IO.Compression;
using System.Text.RegularExpressions;
using IndicatorSync.Worker.Storage.Views;
using IndicatorSync.Worker.Tests.Runs;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>Values that count or rest on few persons are shown nowhere (docs/contract.md 1.13).</summary>
public sealed partial class SmallNumbersTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    /// <summary>The hidden values, how they are printed, and what lies between them and between each and its limit.</summary>
    private static readonly string[] Secrets =
    [
        "7183", "2,72", "2,7 ", "4141", "41,4", "4343", "43,4", "5353", "53,5", "6161", "61,6", // values
        "0202", "2,02", "5859", "40,6", "5657", "38,6", "8,1", "0808", // differences and distances
        "3,1", "3.1", "3,25", "3.25", // own values
    ];

    private readonly Municipality municipality = Municipality.WithOneIndicator("""
          - id: placerade
            namn: Placerade barn
            nyckeltal: N00002
            måttenhet: antal
            grön: 1 eller lägre
            gul: 2–3
          - id: andel
            namn: Andel nöjda
            nyckeltal: N00003
            kön: [T, K, M]
            könsgap: högst 3
            antal personer: N00004
            grön: 82 eller högre
            gul: 74–81
          - id: minskar
            namn: Andel som minskar
            nyckeltal: N00005
            antal personer: 4
            grön: ska öka
          - id: eget
            namn: Egna fall
            källa: HR
            måttenhet: antal
            uppgiftslämnare: standard
            grön: 1 eller lägre
        """);

    public SmallNumbersTests() => municipality.Catalogue = municipality.Catalogue.Replace("mottagare:", "dölj under: 5\nmottagare:", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => municipality.DisposeAsync();

    [Fact]
    public async Task A_hidden_number_stands_in_no_mail_page_view_file_or_answer_and_its_colour_alarms_all_the_same()
    {
        municipality.Settings.AddRange(["Report:Directory=site", "Sources:Directory=inlasning", "Sources:SettleTime=0", "Alerts:WeeklySummary=true"]);
        municipality.Kolada.Describes("N00003", "Nöjda, andel (%)").Describes("N00005", "Nöjda, andel (%)").Describes("N00001", "Nöjdhet, andel (%)");
        municipality.Kolada.Publishes("N00001", "2417", 2025, 91.5m);
        municipality.Kolada.Publishes("N00002", "2417", 2023, 0.7183m).Publishes("N00002", "2417", 2024, 1.7183m).Publishes("N00002", "2417", 2025, 2.7183m);
        foreach (var (gender, value) in new[] { ("T", 43.4343m), ("K", 41.4141m), ("M", 53.5353m) })
        {
            municipality.Kolada.Publishes("N00003", "2417", 2024, value, gender).Publishes("N00003", "2417", 2025, value + 8.0808m, gender);
        }

        municipality.Kolada.Publishes("N00003", "2417", 2023, 85m);
        foreach (var year in new[] { 2024, 2025 })
        {
            municipality.Kolada.Publishes("N00004", "2417", 2023, 20).Publishes("N00004", "2417", year, 4, "T").Publishes("N00004", "2417", year, 1, "K").Publishes("N00004", "2417", year, 3, "M");
        }

        municipality.Kolada.Publishes("N00005", "2417", 2024, 41.4141m).Publishes("N00005", "2417", 2025, 43.4343m);
        Write("3,1");
        await municipality.SyncAsync(Monday);

        // Every kind of news of a hidden number: revised older and judged ones, a struck one, a new own one.
        municipality.Kolada.Publishes("N00002", "2417", 2024, 2.7183m).Publishes("N00002", "2417", 2025, 3.7183m);
        municipality.Kolada.Publishes("N00003", "2417", 2024, 61.6161m).Publishes("N00003", "2417", 2025, 43.4343m).Publishes("N00003", "2417", 2025, 41.4141m, "K");
        municipality.Kolada.Publishes("N00005", "2417", 2025, 41.4141m);
        Write("3,25");
        await municipality.SyncAsync(Monday.AddDays(1));
        municipality.Kolada.Strikes("N00002", "2417", 2025);
        await municipality.SyncAsync(Monday.AddDays(2));

        Assert.Equal(
            "placerade T Ej bedömd , andel K Röd <5, andel K-M Röd döljs, andel M Röd <5, andel T Röd <5, minskar T Röd <5, eget T Röd <5",
            string.Join(", ", Query("SELECT IndikatorId || ' ' || Kon || ' ' || Farg || ' ' || COALESCE(Dolt, '') FROM rapport_Nulage WHERE IndikatorId <> 'nojdhet' ORDER BY Ordning, Kon")));
        Assert.Equal("<5 <5 0", Query("SELECT UtfallForegaende || ' ' || Utfall || ' ' || (SELECT COUNT(*) FROM rapport_Spegling WHERE Nyckeltal = 'N00004') FROM rapport_Plantabell WHERE IndikatorId = 'andel' AND Kon = 'T'")[0]);
        Assert.Contains(municipality.Subjects, subject => subject!.Contains("Andel som minskar", StringComparison.Ordinal));

        var told = new List<(string Where, string Text)>();
        told.AddRange(municipality.Mails.Select(mail => ($"mail {mail.Message.Subject}", $"{mail.Message.Subject}\n{mail.Message.TextBody}\n{mail.Message.HtmlBody}")));
        told.AddRange(ReportViews.All.SelectMany(view => Query($"SELECT * FROM rapport_{view.Name}").Select(row => ($"view {view.Name}", $"{row} "))));
        foreach (var words in new[] { "status", "status --json", "explain placerade", "explain andel", "explain andel --json", "explain minskar", "explain minskar --json", "explain eget --json", "explain andel --svg diagram.svg", "sources --json", "sync --json --dry-run" })
        {
            await municipality.CommandAsync(Monday.AddDays(2), words.Split(' '));
            told.Add((words, municipality.Out));
        }

        Assert.True(await municipality.CommandAsync(Monday.AddDays(2), "freeze", "Delår") == 0, municipality.Error);
        foreach (var file in new[] { "plan.docx", "rapport.docx", "historik.xlsx", "historik.csv", "plan.xlsx", "plan.csv" })
        {
            var what = file[0] switch { 'p' => "plan", 'r' => "report", _ => "history" };
            await municipality.CommandAsync(Monday.AddDays(2), "export", what, "--out", $"ut/{file}");
            await municipality.CommandAsync(Monday.AddDays(2), "export", what, "--frozen", "Delår", "--out", $"fryst/{file}");
            await municipality.CommandAsync(Monday.AddDays(2), "export", what, "--as-of", "2026-03-03", "--out", $"da/{file}");
        }

        told.AddRange(Directory.GetFiles(municipality.Folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("inlasning", StringComparison.Ordinal) && !file.Contains(".db", StringComparison.Ordinal)).SelectMany(Texts));
        Assert.Contains(told, one => one.Where.EndsWith(".docx:word/document.xml", StringComparison.Ordinal) || one.Where.Contains(".xlsx:", StringComparison.Ordinal));
        Assert.Contains(told, one => one.Where.Contains("site", StringComparison.Ordinal));
        AssertOneMarkForEachShownValue();
        var leaks = told.SelectMany(one => Secrets.Where(secret => Bare(one.Text).Contains(secret, StringComparison.Ordinal)).Select(secret => $"{secret} in {one.Where}: {Around(Bare(one.Text), secret)}")).ToList();
        Assert.True(leaks.Count == 0, string.Join("\n", leaks.Take(30)));
    }

    [Fact]
    public async Task Where_an_own_unit_is_hidden_the_others_are_since_the_total_would_tell()
    {
        await using var plan = Municipality.WithOneIndicator("""
              - id: fall
                namn: Fallskador
                källa: HR
                måttenhet: antal
                enheter: [Solbacka, Bäckgården, Rosengård]
                dölj under: 5
                grön: 1 eller lägre
            """);
        plan.Settings.AddRange(["Sources:Directory=inlasning", "Sources:SettleTime=0"]);
        plan.Kolada.Publishes("N00001", "2417", 2025, 91.5m);
        Directory.CreateDirectory(Path.Combine(plan.Folder, "inlasning"));
        File.WriteAllText(Path.Combine(plan.Folder, "inlasning", "hr.csv"), "indikator;enhet;period;utfall\nfall;;2025;20\nfall;Solbacka;2025;9\nfall;Bäckgården;2025;8\nfall;Rosengård;2025;3\n");
        await plan.SyncAsync(Monday);

        Assert.Equal(
            " 20, Bäckgården döljs, Rosengård <5, Solbacka döljs",
            await plan.ScalarAsync("""
                SELECT GROUP_CONCAT(COALESCE(Enhet, '') || ' ' || COALESCE(Dolt, CAST(Utfall AS INT)), ', ' ORDER BY Enhet) FROM rapport_Nulage WHERE IndikatorId = 'fall'
                """));
        Assert.Equal(4L, await plan.ScalarAsync("SELECT COUNT(*) FROM rapport_Sparbarhet WHERE IndikatorId = 'fall' AND Fil = 'hr.csv' AND Cell LIKE 'D_' AND GransId IS NOT NULL AND RevideringId IS NOT NULL"));
    }

    [Fact]
    public async Task Explain_says_what_one_person_is_worth_and_how_many_the_limits_hold()
    {
        await using var plan = Municipality.WithOneIndicator("""
                antal personer: 20
            """);
        plan.Kolada.Describes("N00001", "Nöjdhet, andel (%)").Publishes("N00001", "2417", 2025, 75m);
        await plan.SyncAsync(Monday);
        await plan.CommandAsync(Monday, "explain", "nojdhet");

        Assert.Contains("20 personer; en person är 5,0 procentenheter; grönt är minst 17, gult 15–16", plan.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("antal personer: många", "\"antal personer\" är ett nyckeltal som N00945 eller ett heltal, inte \"många\"")]
    [InlineData("dölj under: få", "\"dölj under\" är ett heltal från 0 till 1000, inte \"få\"")]
    public async Task A_key_that_cannot_be_read_is_a_fault(string key, string message)
    {
        await using var plan = Municipality.WithOneIndicator($"    {key}");

        Assert.Equal(2, await plan.CommandAsync(Monday, "validate"));
        Assert.Contains(message, plan.Out + plan.Error, StringComparison.Ordinal);
    }

    private static string Bare(string text) => text.Replace('\u00A0', ' ');

    private static string Around(string text, string secret)
    {
        var at = text.IndexOf(secret, StringComparison.Ordinal);
        return text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 40)].ReplaceLineEndings(" ");
    }

    private static IEnumerable<(string, string)> Texts(string file)
    {
        if (Path.GetExtension(file) is ".docx" or ".xlsx")
        {
            using var package = ZipFile.OpenRead(file);
            foreach (var entry in package.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal) && !entry.Name.StartsWith("theme", StringComparison.Ordinal) && !entry.Name.StartsWith("styles", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(entry.Open());
                yield return ($"{file}:{entry.FullName}", System.Text.RegularExpressions.Regex.Replace(reader.ReadToEnd(), "<[^>]*>", " "));
            }
        }
        else if (Path.GetExtension(file) is ".html" or ".csv" or ".svg" or ".json" or ".ics")
        {
            yield return (file, Path.GetExtension(file) is ".html" or ".svg" ? System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(file), "<style.*?</style>|(x|y|cx|cy|r|x1|x2|y1|y2|d|points|width|height|transform|viewBox)=\"[^\"]*\"", " ", System.Text.RegularExpressions.RegexOptions.Singleline) : File.ReadAllText(file));
        }
    }

    private IReadOnlyList<string> Query(string sql) => DatabaseContents.Query(Path.Combine(municipality.Folder, "indicatorsync.db"), sql);

    private void Write(string value)
    {
        Directory.CreateDirectory(Path.Combine(municipality.Folder, "inlasning"));
        File.WriteAllText(Path.Combine(municipality.Folder, "inlasning", "hr.csv"), $"indikator;period;utfall\neget;2025;{value}\n");
    }

    /// <summary>A chart tells a number by where its mark stands: there is one mark for each value that is shown, and no other.</summary>
    private void AssertOneMarkForEachShownValue()
    {
        var marks = Directory.GetFiles(Path.Combine(municipality.Folder, "site"), "*.html", SearchOption.AllDirectories).Sum(page => ChartMark().Count(File.ReadAllText(page)));
        Assert.Equal(Query("SELECT IndikatorId FROM rapport_Historik WHERE Utfall IS NOT NULL").Count, marks);
        Assert.Equal(Query("SELECT Ar FROM rapport_Historik WHERE IndikatorId = 'andel' AND Kon = 'T' AND Utfall IS NOT NULL").Count, ChartMark().Count(File.ReadAllText(Path.Combine(municipality.Folder, "diagram.svg"))));
    }

    [GeneratedRegex("<(circle|polygon|rect) class=.p[gyrn]( h)?.")]
    private static partial Regex ChartMark();
}
