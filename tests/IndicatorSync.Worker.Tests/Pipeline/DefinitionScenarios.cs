namespace IndicatorSync.Worker.Tests.Pipeline;

/// <summary>A changed yardstick never reads as a changed result (docs/contract.md 1.5, 1.6).</summary>
public sealed class DefinitionScenarios : IDisposable
{
    private readonly Scenario norsjo = new();

    public void Dispose() => norsjo.Dispose();

    [Theory]
    [InlineData(60, "55 eller högre", "40–54", "green value 2025 60 resolved band_changed")]
    [InlineData(78, "95 eller högre", "90–94", "red value 2025 78 active band_changed")]
    [InlineData(60, "90 eller högre", "74–89", "red value 2025 60 active")]
    public async Task A_changed_band_is_told_as_that(decimal value, string green, string yellow, string status)
    {
        await StartsWith(value);
        norsjo.Edits("82 eller högre", green).Edits("74–81", yellow);

        Assert.Equal(["[Norsjö] Ändrad gräns: Helhetssyn"], (await norsjo.Sync("2026-10-06")).Ended(0).Subjects);
        Assert.Equal(status, await norsjo.Status());
        Assert.Empty((await norsjo.Sync("2026-10-07")).Mails);
    }

    [Fact]
    public async Task A_changed_reading_rule_is_told_as_that()
    {
        await StartsWith(73.6m);
        norsjo.Adds("läsregel: avrundad");

        var mail = Assert.Single((await norsjo.Sync("2026-10-06")).Ended(0).Mails);

        Assert.Equal("[Norsjö] Ändrad läsregel: Helhetssyn", mail.Subject);
        Assert.Contains("Läsregeln har ändrats från kontinuerlig till avrundad.", mail.Text, StringComparison.Ordinal);
        Assert.Equal("yellow value 2025 73.6 resolved reading_rule_changed", await norsjo.Status());
    }

    [Fact]
    public async Task Words_for_another_year_change_nothing()
    {
        norsjo.Edits("    grön: 82 eller högre\n    gul: 74–81\n", "    band:\n      - gäller: 2025\n        grön: 82 eller högre\n      - gäller: 2026\n        grön: 82 eller högre\n");
        await StartsWith(60);
        norsjo.Edits("      - gäller: 2026\n        grön: 82", "      - gäller: 2026\n        grön: 50");

        Assert.Empty((await norsjo.Sync("2026-10-06")).Ended(0).Mails);
        Assert.Equal("red value 2025 60 active", await norsjo.Status());
    }

    [Fact]
    public async Task A_misspelt_band_is_told_to_its_owner_and_the_administrator_and_so_is_its_mending()
    {
        await StartsWith(60);
        norsjo.Edits("82 eller högre", "oläsligt");
        var broken = (await norsjo.Sync("2026-10-06")).Ended(0);
        Assert.Equal(["invalid_band"], broken.Problems);
        Assert.Equal(["chef@example.se: [Norsjö] Ogiltig gräns: Helhetssyn", "drift@example.se: [Norsjö] 1 nytt problem"], broken.Mails.Select(mail => $"{mail.To}: {string.Join(':', mail.Subject.Split(':').Take(mail.To.StartsWith("drift", StringComparison.Ordinal) ? 1 : 2))}"));
        Assert.Equal("none invalid_band 2025 60 active band_changed", await norsjo.Status());

        norsjo.Edits("oläsligt", "82 eller högre");
        var mended = (await norsjo.Sync("2026-10-07")).Ended(0);
        Assert.Equal(["chef@example.se", "drift@example.se"], mended.Mails.Select(mail => mail.To));
        Assert.Equal("[Norsjö] Gränsen är rättad: Helhetssyn", mended.Mails[0].Subject);
        Assert.Contains("Indikatorn är nu röd.", mended.Mails[0].Text, StringComparison.Ordinal);
        Assert.Equal("red value 2025 60 active band_changed", await norsjo.Status());
    }

    [Fact]
    public async Task Another_KPI_is_a_baseline_anew()
    {
        norsjo.Kolada.Publishes("N00640", "2417", 2025, 55);
        await StartsWith(60);
        norsjo.Edits("U23471", "N00640");

        Assert.Equal(["[Norsjö] Startläge: 1 röd av 1 bedömd"], (await norsjo.Sync("2026-10-06")).Ended(0).Subjects);
        Assert.Equal("red value 2025 55 active", await norsjo.Status());
        Assert.Equal(["new", "active", "closed", "new", "active"], await norsjo.Rows("SELECT to_status FROM alarm_transition ORDER BY alarm_transition_id"));
    }

    [Fact]
    public async Task A_band_that_no_longer_compares_is_a_changed_band_and_nothing_else()
    {
        norsjo.Edits("    grön: 82 eller högre\n    gul: 74–81\n", "    grön: minst genomsnittet för G176642\n");
        norsjo.Kolada.Publishes("U23471", "G176642", 2025, 70);
        await StartsWith(60);
        norsjo.Edits("minst genomsnittet för G176642", "50 eller högre");

        Assert.Equal(["[Norsjö] Ändrad gräns: Helhetssyn"], (await norsjo.Sync("2026-10-06")).Ended(0).Subjects);
        Assert.Equal(["red green band_changed"], await norsjo.ColourChanges());
    }

    [Fact]
    public async Task A_reference_that_is_revised_or_comes_later_is_told_as_that()
    {
        norsjo.Edits("    grön: 82 eller högre\n    gul: 74–81\n", "    grön: minst riket\n");
        norsjo.Kolada.Publishes("U23471", "0000", 2025, 70);
        await StartsWith(75);
        norsjo.Kolada.Publishes("U23471", "0000", 2025, 80);
        Assert.Equal(["[Norsjö] Ändrad jämförelse: Helhetssyn"], (await norsjo.Sync("2026-10-06")).Subjects);
        Assert.Equal("red value 2025 75 active reference_revised", await norsjo.Status());

        norsjo.Kolada.Publishes("U23471", "2417", 2026, 76);
        Assert.Empty((await norsjo.Sync("2026-12-01")).Mails);
        Assert.Equal("none no_reference 2026 76 active new_value", await norsjo.Status());
        norsjo.Kolada.Publishes("U23471", "0000", 2026, 81);
        Assert.Equal(["[Norsjö] Ändrad jämförelse: Helhetssyn"], (await norsjo.Sync("2026-12-02")).Subjects);
        Assert.Equal("red value 2026 76 active reference_revised", await norsjo.Status());
    }

    [Fact]
    public async Task A_new_value_and_what_it_is_compared_with_come_as_a_result()
    {
        norsjo.Edits("    grön: 82 eller högre\n    gul: 74–81\n", "    grön: minst riket\n");
        norsjo.Kolada.Publishes("U23471", "0000", 2025, 70);
        await StartsWith(75);
        norsjo.Kolada.Publishes("U23471", "2417", 2026, 76).Publishes("U23471", "0000", 2026, 81);

        Assert.Equal(["[Norsjö] 1 indikator har blivit röd: Helhetssyn"], (await norsjo.Sync("2026-12-01")).Subjects);
        Assert.Equal(["green red new_value"], await norsjo.ColourChanges());
    }

    private async Task StartsWith(decimal value)
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, value);
        (await norsjo.Sync("2026-10-05")).Ended(0);
    }
}
