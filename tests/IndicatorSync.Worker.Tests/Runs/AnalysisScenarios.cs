namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>What people write about outcomes with <c>comment</c> (docs/contract.md 1.10).</summary>
public sealed class AnalysisScenarios : IDisposable
{
    private readonly Scenario norsjo = new();

    public AnalysisScenarios() => norsjo.Kolada.Publishes("U23471", "2417", 2024, 67).Publishes("U23471", "2417", 2025, 62);

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task The_newest_analysis_of_the_judged_outcome_stands_beside_it_and_the_older_one_is_kept()
    {
        (await norsjo.Sync("2026-03-25")).Ended(0);
        (await norsjo.Runs("comment", "helhetssyn", At("2026-03-25"), "--text", "Första tanken", "--by", "Eva Ek")).Ended(0);
        (await norsjo.Runs("comment", "helhetssyn", At("2026-03-26"), "--text", "Hög omsättning.\nNy chef i maj.", "--by", "Eva Ek")).Ended(0);
        (await norsjo.Runs("comment", "helhetssyn", At("2026-03-27"), "--period", "2024", "--text", "Det gamla året", "--by", "Per")).Ended(0);

        Assert.Equal(["Hög omsättning.\nNy chef i maj."], await norsjo.Rows("SELECT Analys FROM rapport_Nulage"));
        Assert.Equal(
            ["2025 Första tanken Eva Ek", "2025 Hög omsättning.\nNy chef i maj. Eva Ek", "2024 Det gamla året Per"],
            await norsjo.Rows("SELECT Ar, Text, Av FROM rapport_Analyser ORDER BY Tid"));
        var explained = (await norsjo.Runs("explain", "helhetssyn", At("2026-03-27"))).Ended(0).Output;
        Assert.Contains("Analys av 2025:", explained, StringComparison.Ordinal);
        Assert.Contains("Ny chef i maj.", explained, StringComparison.Ordinal);
        Assert.Contains("(Eva Ek, 2026-03-26 ", explained, StringComparison.Ordinal);
        Assert.DoesNotContain("Första tanken", explained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analysis_of_last_years_outcome_is_not_shown_beside_this_years()
    {
        (await norsjo.Sync("2026-03-25")).Ended(0);
        (await norsjo.Runs("comment", "helhetssyn", At("2026-03-25"), "--period", "2024", "--text", "Det gamla året", "--by", "Per")).Ended(0);

        Assert.Equal([""], await norsjo.Rows("SELECT Analys FROM rapport_Nulage"));
        Assert.Contains("Analys av 2024:", (await norsjo.Runs("explain", "helhetssyn", At("2026-03-25"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_column_Analys_of_a_file_is_kept_of_Koladas_outcomes_too_and_does_not_speak_again_over_what_a_person_wrote_later()
    {
        Directory.CreateDirectory(Path.Combine(norsjo.Folder, "in"));
        Write("helhetssyn;2025;Många nya i personalen.", "helhetssyn;;Utan period");
        var first = (await norsjo.Sync("2026-03-25", Sources)).Ended(0);
        Assert.Equal(["2025 Många nya i personalen. analyser.csv"], await norsjo.Rows("SELECT Ar, Text, Av FROM rapport_Analyser"));
        Assert.Equal(["Många nya i personalen."], await norsjo.Rows("SELECT Analys FROM rapport_Nulage"));
        Assert.Equal(["source_fault"], first.Problems);

        (await norsjo.Runs("comment", "helhetssyn", At("2026-03-26"), "--text", "Det var fel.", "--by", "Eva Ek")).Ended(0);
        Write("helhetssyn;2025;Många nya i personalen.", "helhetssyn;2024;Ett bra år.");
        (await norsjo.Sync("2026-03-27", Sources)).Ended(0);

        Assert.Equal(["Det var fel."], await norsjo.Rows("SELECT Analys FROM rapport_Nulage"));
        Assert.Equal(["3"], await norsjo.Rows("SELECT COUNT(*) FROM rapport_Analyser"));
    }

    [Fact]
    public async Task What_is_written_beside_a_reported_number_is_its_analysis()
    {
        norsjo.Writes("""
            plan: Verksamhetsplan 2026
            kommun: "2417"
            kommunnamn: Norsjö
            mottagare:
              standard: [chef@example.se]
              admin: [drift@example.se]
            indikatorer:
              - id: sjukfranvaro
                namn: Sjukfrånvaro
                källa: HR
                grön: 7 eller lägre

            """);
        (await norsjo.Sync("2026-03-25")).Ended(0);
        (await norsjo.Runs("report", "sjukfranvaro", At("2026-03-26"), "--period", "2025", "--value", "7,06", "--note", "Färre vikarier.", "--by", "Eva Ek")).Ended(0);
        (await norsjo.Sync("2026-03-27")).Ended(0);

        Assert.Equal(["2025 Färre vikarier. Eva Ek"], await norsjo.Rows("SELECT Ar, Text, Av FROM rapport_Analyser"));
        Assert.Equal(["7.06 Färre vikarier."], await norsjo.Rows("SELECT Utfall, Analys FROM rapport_Nulage WHERE IndikatorId = 'sjukfranvaro'"));
    }

    [Theory]
    [InlineData("did you mean helhetssyn?", "helhetsyn", "--text", "x", "--by", "Eva")]
    [InlineData("has no stored value for 1999", "helhetssyn", "--period", "1999", "--text", "x", "--by", "Eva")]
    [InlineData("not a period that is judged", "helhetssyn", "--period", "snart", "--text", "x", "--by", "Eva")]
    [InlineData("--kön K is not judged", "helhetssyn", "--kön", "K", "--text", "x", "--by", "Eva")]
    [InlineData("--text is empty", "helhetssyn", "--text", " ", "--by", "Eva")]
    [InlineData("--by", "helhetssyn", "--text", "x")]
    public async Task What_cannot_be_commented_is_refused_and_nothing_is_written(string reason, params string[] args)
    {
        (await norsjo.Sync("2026-03-25")).Ended(0);

        var run = (await norsjo.Runs(["comment", .. args, At("2026-03-25")])).Ended(2);

        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Equal(["0"], await norsjo.Rows("SELECT COUNT(*) FROM analysis"));
    }

    private static string[] Sources => ["--Sources:Directory=in", "--Sources:SettleTime=0"];

    private void Write(params string[] rows) => File.WriteAllLines(Path.Combine(norsjo.Folder, "in", "analyser.csv"), ["Indikator;Period;Utfall;Analys", .. rows.Select(row => row.Insert(row.LastIndexOf(';'), ";"))]);

    private static string At(string day) => $"--Clock:Now={day}T06:00:00Z";
}
