using System.Globalization;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>Mail, subject, <c>Fargbyten</c>, status and explain are made of one list of steps (docs/contract.md 1.15).</summary>
public sealed class CauseScenarios : IDisposable
{
    private readonly Scenario norsjo = new();

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task A_new_value_that_turned_it_red_is_the_cause_though_a_band_moved_the_same_day()
    {
        await StartsWith(2024, 85);
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);
        norsjo.Edits("82 eller högre", "83 eller högre");

        var mail = Assert.Single((await norsjo.Sync("2026-10-06")).Ended(0).Mails);

        Assert.Equal("[Norsjö] 1 indikator har blivit röd: Helhetssyn", mail.Subject);
        Assert.Contains("Kolada har publicerat ett nytt värde, för 2025. Indikatorn har blivit röd (var grön).", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Samma dag ändrades gränsen 82 eller högre → 83 eller högre, utan betydelse för färgen.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("inte av utfallet", mail.Text, StringComparison.Ordinal);
        Assert.Equal(["green red new_value"], await norsjo.ColourChanges());
        Assert.Equal("red value 2025 60 active new_value", await norsjo.Status());
    }

    [Theory]
    [InlineData(83, "84 eller högre", "Samma dag ändrades värdet för 2025 (85 → 83), utan det hade färgen nu varit ● Grön.")]
    [InlineData(76, "90 eller högre", "Samma dag ändrades gränsen 82 eller högre → 90 eller högre, vilket ensamt hade ändrat färgen till ▲ Gul.")]
    public async Task A_change_is_without_weight_only_where_the_colour_would_be_the_same_without_it(int value, string green, string sentence)
    {
        norsjo.Adds("larma vid: gul");
        await StartsWith(2025, 85);
        norsjo.Kolada.Publishes("U23471", "2417", 2025, value);
        norsjo.Edits("82 eller högre", green);

        Assert.Contains(sentence, Assert.Single((await norsjo.Sync("2026-10-06")).Ended(0).Mails).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("82 eller högre", "≥ 82")]
    [InlineData("82 eller högre", "minst 82")]
    [InlineData("74–81", "74-81")]
    [InlineData("74–81", "74 - 81")]
    public async Task Other_words_of_the_same_meaning_are_no_event(string from, string to)
    {
        await StartsWith(2025, 60);
        norsjo.Edits(from, to);

        Assert.Empty((await norsjo.Sync("2026-10-06")).Ended(0).Mails);
        Assert.Equal("red value 2025 60 active", await norsjo.Status());
        Assert.Contains(to, (await norsjo.Rows("SELECT green, yellow FROM band WHERE valid_to_at IS NULL"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_comes_back_under_a_harder_band_is_red_by_the_band()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2024, 76);
        await StartsWith(2025, 78);
        norsjo.Kolada.Strikes("U23471", "2417", 2025);
        await norsjo.Sync("2026-10-06");
        norsjo.Edits("82 eller högre", "90 eller högre").Edits("74–81", "85–89");
        await norsjo.Sync("2026-10-07");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 78);

        var mail = Assert.Single((await norsjo.Sync("2026-10-08")).Ended(0).Mails);

        Assert.Equal("[Norsjö] Ändrad gräns: Helhetssyn", mail.Subject);
        Assert.DoesNotContain("78 → 78", mail.Text, StringComparison.Ordinal);
        Assert.Equal(["yellow none withdrawn", "none yellow revised_value", "yellow red band_changed"], await norsjo.ColourChanges());
        Assert.Equal("red value 2025 78 active band_changed", await norsjo.Status());
    }

    [Fact]
    public async Task The_owner_hears_of_a_band_that_cannot_be_read_also_at_the_baseline()
    {
        norsjo.Edits("82 eller högre", "oläsligt").Kolada.Publishes("U23471", "2417", 2025, 60);

        var first = (await norsjo.Sync("2026-10-05")).Ended(0);

        Assert.Equal(["chef@example.se", "drift@example.se"], first.Mails.Select(mail => mail.To));
        Assert.Equal("[Norsjö] Startläge: 0 röda av 0 bedömda", first.Mails[0].Subject);
        Assert.StartsWith("[Norsjö] 1 nytt problem: Helhetssyn", first.Mails[1].Subject, StringComparison.Ordinal);
        Assert.Contains("Gränsen går inte att läsa.", first.Mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("1 ej bedömd (1 ogiltig gräns).", first.Mails[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relation_says_with_what_it_was_compared()
    {
        norsjo.Edits("    grön: 82 eller högre\n    gul: 74–81\n", "    grön: minst riket\n");
        norsjo.Kolada.Publishes("U23471", "0000", 2025, 70);
        await StartsWith(2025, 75);
        norsjo.Kolada.Publishes("U23471", "0000", 2025, 80);

        var mail = Assert.Single((await norsjo.Sync("2026-10-06")).Ended(0).Mails);

        Assert.Contains("Värdet som utfallet jämförs med har ändrats: Riket 2025, 70 → 80.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Jämfört med: Riket 2025: 80", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Det egna utfallet är detsamma.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_that_is_due_in_the_past_is_refused()
    {
        await StartsWith(2025, 60);

        (await norsjo.Runs("acknowledge", "helhetssyn", "--note", "a", "--action", "b", "--owner", "c", "--due", "2026-10-04", Scenario.At("2026-10-05"))).Ended(2);
    }

    [Theory]
    [InlineData("2025 78, 2026 60", "har blivit röd", "2025 reviderat: 85 → 78.")]
    [InlineData("2024 70, 2026 60", "har blivit röd", "2024 reviderat: 84 → 70.")]
    [InlineData("2024 70, 2025 60", "nu röd", "2024 reviderat: 84 → 70.")]
    public async Task An_older_year_that_is_revised_with_the_judged_one_is_named_beside_it(string values, string subject, string older)
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2024, 84);
        await StartsWith(2025, 85);
        foreach (var parts in values.Split(", ").Select(value => value.Split(' ')))
        {
            norsjo.Kolada.Publishes("U23471", "2417", int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        }

        var mail = Assert.Single((await norsjo.Sync("2026-10-06")).Ended(0).Mails);

        Assert.Contains(subject, mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"Kolada har ändrat värden för tidigare år. {older}", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("~", "60", "Kolada har nu värden för tidigare år som saknades. 2024 tillkom: 60.")]
    [InlineData("84", "~", "Kolada har ändrat värden för tidigare år. 2024 ströks: 84.")]
    [InlineData("84 ~", "84", "Kolada har ändrat värden för tidigare år. 2024 återkom: 84.")]
    [InlineData("84 ~", "80", "Kolada har ändrat värden för tidigare år. 2024 återkom: 84 → 80.")]
    public async Task An_older_year_that_gets_its_first_value_is_no_revision(string before, string after, string told)
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 85).Publishes("U23471", "2417", 2024, null);
        await norsjo.Sync("2026-10-04");
        foreach (var value in before.Split(' '))
        {
            Says2024(value);
            (await norsjo.Sync("2026-10-05")).Ended(0);
        }

        Says2024(after);
        norsjo.Kolada.Publishes("U23471", "2417", 2026, 60);
        var mail = Assert.Single((await norsjo.Sync("2026-10-06")).Ended(0).Mails);

        Assert.Contains(told, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("inget värde", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(70, "vårt eget värde 2023 (70) → 2024 (80).")]
    [InlineData(null, "vårt eget värde 2024, inget värde → 80.")]
    public async Task An_older_year_that_arrives_and_is_compared_with_from_then_on_is_named_once(int? before, string told)
    {
        norsjo.Edits("    grön: 82 eller högre\n    gul: 74–81\n", "    grön: ska öka\n");
        norsjo.Kolada.Publishes("U23471", "2417", 2023, before).Publishes("U23471", "2417", 2024, null);
        await StartsWith(2025, 75);
        norsjo.Kolada.Publishes("U23471", "2417", 2024, 80);

        var mail = Assert.Single((await norsjo.Sync("2026-10-06")).Ended(0).Mails);

        Assert.Contains($"Värdet som utfallet jämförs med har ändrats: {told}", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2024 tillkom", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_year_that_the_judged_one_is_compared_with_is_named_once()
    {
        norsjo.Edits("    grön: 82 eller högre\n    gul: 74–81\n", "    grön: ska öka\n");
        norsjo.Kolada.Publishes("U23471", "2417", 2024, 70);
        await StartsWith(2025, 75);
        norsjo.Kolada.Publishes("U23471", "2417", 2024, 80);

        var mail = Assert.Single((await norsjo.Sync("2026-10-06")).Ended(0).Mails);

        Assert.Contains("vårt eget värde 2024, 70 → 80", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("reviderat: 70 → 80", mail.Text, StringComparison.Ordinal);
    }

    private void Says2024(string value) =>
        norsjo.Kolada.Publishes("U23471", "2417", 2024, value == "~" ? null : decimal.Parse(value, CultureInfo.InvariantCulture));

    private async Task StartsWith(int year, decimal value)
    {
        norsjo.Kolada.Publishes("U23471", "2417", year, value);
        (await norsjo.Sync("2026-10-05")).Ended(0);
    }
}
