namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>A target in words, judged by a person (docs/contract.md 1.10).</summary>
public sealed class HandJudgementScenarios : IDisposable
{
    private const string Target = """
        plan: Verksamhetsplan 2026
        kommun: "2417"
        kommunnamn: Norsjö
        mottagare:
          standard: [chef@example.se]
          admin: [drift@example.se]
        indikatorer:
          - id: bredd
            namn: Bredd i inriktningar
            kvalitativt mål: Systematisk analys
          - id: sjukfranvaro
            namn: Sjukfrånvaro
            källa: HR
            grön: 7 eller lägre

        """;

    private readonly Scenario norsjo = new Scenario().Writes(Target);

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task A_persons_colour_is_the_colour_alarms_as_a_new_value_does_and_says_who_and_why()
    {
        (await norsjo.Sync("2026-03-01")).Ended(0);
        Assert.Equal("none qualitative", await norsjo.Status("bredd"));

        (await Judge("2026-03-02", "2025", "röd", "Ingen analys är gjord")).Ended(0);
        Assert.Equal("none qualitative", await norsjo.Status("bredd"));
        var red = (await norsjo.Sync("2026-03-03")).Ended(0);

        Assert.Equal("red value 2025 active new_value", await norsjo.Status("bredd"));
        var mail = Assert.Single(red.Mails);
        Assert.Equal("[Norsjö] 1 indikator har blivit röd: Bredd i inriktningar", mail.Subject);
        Assert.Contains("Målet har bedömts för hand av Eva Ek, för 2025. Indikatorn har blivit röd", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Utfall: bedömt för hand (2025). Källa: Kvalitativ bedömning", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Bedömt av: Eva Ek, 2 mars 2026: Ingen analys är gjord", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Mål: Systematisk analys", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Källa: Kolada", mail.Text, StringComparison.Ordinal);
        var status = (await norsjo.Runs("status", "--json")).Json[0]!;
        Assert.Equal("manual", (string?)status["judged"]);
        Assert.Null(status["value"]);
    }

    [Fact]
    public async Task A_judgement_that_is_changed_or_taken_back_is_told_and_its_history_stands_in_views_and_as_of_a_day()
    {
        (await norsjo.Sync("2026-03-01")).Ended(0);
        (await Judge("2026-03-02", "2025", "röd", "Ingen analys")).Ended(0);
        (await norsjo.Sync("2026-03-03")).Ended(0);
        (await Judge("2026-03-04", "2025", "gron", "Analysen fanns")).Ended(0);
        var mended = (await norsjo.Sync("2026-03-05")).Ended(0);
        Assert.Contains("Bedömningen för 2025 har ändrats av Eva Ek: röd → grön.", Assert.Single(mended.Mails).Text, StringComparison.Ordinal);

        (await norsjo.Runs("report", "bredd", "--period", "2025", "--struket", "--note", "Fel mål", "--by", "Per", At("2026-03-06"))).Ended(0);
        (await norsjo.Sync("2026-03-07")).Ended(0);

        Assert.Equal("none withdrawn 2025 resolved withdrawn", await norsjo.Status("bredd"));
        Assert.Equal(
            ["2025 Röd Ingen analys Eva Ek 1", "2025 Grön Analysen fanns Eva Ek 1", "2025  Fel mål Per 1"],
            await norsjo.Rows("SELECT Period, Bedomning, Notering, Av, Inlast FROM rapport_Bedomningar ORDER BY Tid"));
        Assert.Equal(["Nytt  ", "Ändrat  ", "Struket  "], await norsjo.Rows("SELECT Handelse, GammaltVarde, NyttVarde FROM rapport_Revideringar"));
        Assert.Equal([" Ej bedömd Struket "], await norsjo.Rows("SELECT Utfall, Farg, Underlag, Bedomningssatt FROM rapport_Nulage WHERE IndikatorId = 'bredd'"));
        Assert.Contains("\"judged\": \"manual\"", (await norsjo.Runs("status", "--json", "--as-of", "2026-03-05", At("2026-03-08"))).Ended(0).Output, StringComparison.Ordinal);
        var explained = (await norsjo.Runs("explain", "bredd", At("2026-03-08"))).Ended(0).Output;
        Assert.Contains("2025: röd, Eva Ek: Ingen analys", explained, StringComparison.Ordinal);
        Assert.DoesNotContain("Revideringar", explained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_period_is_judged_and_the_plans_table_shows_the_colour_in_words()
    {
        (await norsjo.Sync("2026-09-01")).Ended(0);
        (await Judge("2026-09-02", "2025", "gul", "Påbörjad")).Ended(0);
        (await Judge("2026-09-02", "2026-T2", "grön", "Klar")).Ended(0);
        (await norsjo.Sync("2026-09-03", "--Alerts:WeeklySummary=false")).Ended(0);

        Assert.Equal(["Grön Manuellt tertial 2 2026"], await norsjo.Rows("SELECT Farg, Bedomningssatt, Period FROM rapport_Nulage WHERE IndikatorId = 'bredd'"));
        Assert.Equal(["gul"], await norsjo.Rows("SELECT Utfall FROM rapport_Plantabell WHERE IndikatorId = 'bredd'"));
        Assert.Equal(["2025 Gul ", "2026 Grön "], await norsjo.Rows("SELECT Ar, Farg, Utfall FROM rapport_Historik WHERE IndikatorId = 'bredd' ORDER BY PeriodOrdning"));
    }

    [Theory]
    [InlineData("gäller bara kvalitativa mål", "sjukfranvaro", "--period", "2025", "--bedömning", "grön", "--note", "x", "--by", "Eva")]
    [InlineData("målet är i ord", "bredd", "--period", "2025", "--value", "3")]
    [InlineData("välj grön, gul eller röd", "bredd", "--period", "2025", "--bedömning", "blå", "--note", "x", "--by", "Eva")]
    [InlineData("--note fattas", "bredd", "--period", "2025", "--bedömning", "grön", "--by", "Eva")]
    [InlineData("--by fattas", "bredd", "--period", "2025", "--bedömning", "grön", "--note", "x")]
    [InlineData("--period fattas", "bredd", "--bedömning", "grön", "--note", "x", "--by", "Eva")]
    [InlineData("perioden har inte börjat", "bredd", "--period", "2031", "--bedömning", "grön", "--note", "x", "--by", "Eva")]
    [InlineData("bedöms för T", "bredd", "--period", "2025", "--kön", "K", "--bedömning", "grön", "--note", "x", "--by", "Eva")]
    public async Task What_is_no_judgement_is_refused(string reason, params string[] args)
    {
        var run = (await norsjo.Runs(["report", .. args, At("2026-03-25")])).Ended(2);

        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_for_a_target_in_words_is_set_aside()
    {
        await File.WriteAllTextAsync(Path.Combine(norsjo.Folder, "v.csv"), "id;period;utfall\nbredd;2025;3\n", TestContext.Current.CancellationToken);

        var run = (await norsjo.Runs("report", "--file", "v.csv", At("2026-03-25"))).Ended(1);

        Assert.Contains("målet är i ord", run.Output, StringComparison.Ordinal);
    }

    private Task<RunSeen> Judge(string day, string period, string colour, string note) =>
        norsjo.Runs("report", "bredd", "--period", period, "--bedömning", colour, "--note", note, "--by", "Eva Ek", At(day));

    private static string At(string day) => Scenario.At(day);
}
