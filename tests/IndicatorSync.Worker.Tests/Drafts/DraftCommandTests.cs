using System.Text;

namespace IndicatorSync.Worker.Tests.Drafts;

public sealed class DraftCommandTests : IDisposable
{
    private const string Plan = """
        Verksamhetsplan 2026 för Norsjö kommun

        5.2 Äldreomsorgen

        Indikator  Hämtas
        från

        Grön Gul Utfall
        2024

        Utfall
        2025

        Helhetssyn hemtjänst Kolada 95 eller
        högre

        84–94 93 98
        """;

    private readonly KoladaServer kolada = new();
    private readonly CommandRun command = new();

    public DraftCommandTests() => kolada
        .Describes("U21468", "Brukarbedömning hemtjänst äldreomsorg - helhetssyn, andel (%)")
        .Publishes("U21468", "2417", 2024, 93)
        .Publishes("U21468", "2417", 2025, 96.4m);

    [Fact]
    public async Task A_draft_is_written_beside_its_schema_and_validates()
    {
        command.Write("plan.txt", Plan);
        Assert.Equal(0, await RunAsync("draft", "plan.txt"));
        var yaml = await ReadAsync("indikatorer.yaml");
        Assert.StartsWith("# yaml-language-server: $schema=./indikatorer.schema.json\n", yaml);
        Assert.Contains("kommun: \"2417\"", yaml, StringComparison.Ordinal);
        Assert.Contains("nyckeltal: U21468", yaml, StringComparison.Ordinal);
        Assert.Contains("# utfall enligt planen: 2024: 93; 2025: 98", yaml, StringComparison.Ordinal);
        Assert.Contains("\"$schema\"", await ReadAsync("indikatorer.schema.json"), StringComparison.Ordinal);
        Assert.Equal(0, await command.RunAsync("validate"));
    }

    [Fact]
    public async Task What_is_to_be_looked_at_is_said_with_its_row_and_counted_as_the_file_counts_it()
    {
        command.Write("plan.txt", Plan);
        Assert.Equal(0, await RunAsync("draft", "plan.txt"));
        var rows = (await ReadAsync("indikatorer.yaml")).Split('\n').Index().Where(row => row.Item.TrimStart().StartsWith("# kontrollera: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(rows.Select(row => $"kontrollera: rad {row.Index + 1}"), command.Out.Split('\n').Where(line => line.StartsWith("kontrollera: ", StringComparison.Ordinal)).Select(line => line[..line.IndexOf(':', 14)]));
        Assert.Contains($" {rows.Count} {(rows.Count == 1 ? "rad" : "rader")} att kontrollera.", command.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "2 punkter under andra rubriker än mål är inte med (\"Lag 1\"); den första är \"a\".")]
    [InlineData(5, "6 punkter under andra rubriker än mål är inte med (\"Lag 1\", \"Lag 2\", \"Lag 3\" och 2 rubriker till); den första är \"a\".")]
    public async Task Headings_whose_bullets_are_not_taken_are_named(int headings, string expected)
    {
        var sections = Enumerable.Range(1, headings).Select(number => $"5.{number} Lag {number}\n\n• {(number == 1 ? "a\n• " : "")}Socialtjänstlagen\n\n");
        command.Write("plan.txt", $"Verksamhetsplan 2026 för Norsjö kommun\n\n4.1 Kommunövergripande mål\n\n• Attraktiv bygd\n\n{string.Concat(sections)}");
        Assert.Equal(0, await RunAsync("draft", "plan.txt"));
        Assert.Contains(expected, command.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_existing_catalogue_is_never_overwritten()
    {
        command.Write("plan.txt", Plan);
        command.Write("indikatorer.yaml", "min egen");
        Assert.Equal(2, await RunAsync("draft", "plan.txt"));
        Assert.Contains("finns redan", command.Error, StringComparison.Ordinal);
        Assert.Equal("min egen", await ReadAsync("indikatorer.yaml"));
    }

    [Fact]
    public async Task Facit_tells_where_kolada_says_otherwise_than_the_plan()
    {
        command.Write("plan.txt", Plan);
        Assert.Equal(0, await RunAsync("draft", "plan.txt", "--facit"));
        Assert.Contains("facit: Helhetssyn hemtjänst (U21468) 2025: planen har 98, Kolada 96,4.", command.Out, StringComparison.Ordinal);
        Assert.Contains("facit: 1 av 2 jämförda utfall stämmer med Kolada.", command.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("93 98", "93 93", "2025: planen har 93, Kolada 96,4; planens tal är Koladas för 2024.", "1 av 2 jämförda utfall stämmer med Kolada.")]
    [InlineData("93 98", "iu 96", "2024: planen har \"iu\", Kolada 93.", "1 av 1 jämfört utfall stämmer med Kolada. 1 utfall gick inte att jämföra: planen skriver inget tal för 1.")]
    [InlineData("Utfall\n2025", "Utfall\n2026", "2026: planen har 98, Kolada har inget värde.", "1 av 1 jämfört utfall stämmer med Kolada. 1 utfall gick inte att jämföra: Kolada saknar värde för 1.")]
    public async Task Facit_counts_only_what_is_a_number_on_both_sides_and_knows_the_years_before(string words, string instead, string remark, string sum)
    {
        command.Write("plan.txt", Plan.Replace(words, instead, StringComparison.Ordinal));
        Assert.Equal(0, await RunAsync("draft", "plan.txt", "--facit"));
        Assert.Contains($"facit: Helhetssyn hemtjänst (U21468) {remark}", command.Out, StringComparison.Ordinal);
        Assert.Contains($"facit: {sum}\n", command.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Umeå", 0, "kommun: \"2480\"")]
    [InlineData("2480", 0, "kommun: \"2480\"")]
    [InlineData("Atlantis", 2, "är ingen kommun")]
    [InlineData("Norsö", 2, "menade du Norsjö?")]
    public async Task The_municipality_may_be_said_by_name_or_number(string said, int exitCode, string expected)
    {
        command.Write("plan.txt", Plan);
        Assert.Equal(exitCode, await RunAsync("draft", "plan.txt", "--kommun", said));
        Assert.Contains(expected, exitCode == 0 ? await ReadAsync("indikatorer.yaml") : command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_does_not_answer_costs_the_kpis_and_not_the_draft()
    {
        command.Write("plan.txt", Plan);
        kolada.Rests();
        Assert.Equal(0, await RunAsync("draft", "plan.txt", "--Kolada:AttemptTimeout=1 s", "--Kolada:TotalTimeout=1 s"));
        Assert.Contains("Inga nyckeltal är sökta", command.Out, StringComparison.Ordinal);
        var yaml = await ReadAsync("indikatorer.yaml");
        Assert.Contains("källa: Kolada, nyckeltalet ej valt", yaml, StringComparison.Ordinal);
        Assert.Contains("# kontrollera: nyckeltalet är inte sökt", yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("saknas.docx", null, "finns inte")]
    [InlineData("brev.txt", "Hej!\nDet här är ett brev.\n", "kändes igen")]
    [InlineData("plan.odt", "PK", "läses inte")]
    [InlineData("plan.docx", "PK", "trasig")]
    [InlineData("tom.txt", "", "tom")]
    public async Task What_is_no_plan_is_refused_in_one_line(string name, string? content, string expected)
    {
        if (content is not null)
        {
            command.Write(name, content);
        }

        Assert.Equal(2, await RunAsync("draft", name));
        Assert.Contains(expected, Assert.Single(command.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(command.WorkingDirectory, "indikatorer.yaml")));
    }

    public void Dispose()
    {
        kolada.Dispose();
        command.Dispose();
    }

    private Task<string> ReadAsync(string name) =>
        File.ReadAllTextAsync(Path.Combine(command.WorkingDirectory, name), Encoding.UTF8, TestContext.Current.CancellationToken);

    private Task<int> RunAsync(params string[] args) =>
        command.RunAsync([.. args, $"--Kolada:BaseUrl={kolada.BaseUrl}", "--Kolada:RequestsPerSecond=0", "--Clock:Now=2026-03-25T06:00:00Z"]);
}
