namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// What changed while an indicator could not be judged is told as what it is once it can: a new or revised value never passes for a change of
/// the limit or the reference that was missing (docs/contract.md 1.5, 1.6).
/// </summary>
public sealed class UnjudgedMeanwhileScenarios : IDisposable
{
    private const string Own = "2417";
    private const string Riket = "0000";
    private const string Kpi = "U23471";

    private readonly Scenario norsjo = new();

    public void Dispose() => norsjo.Dispose();

    [Theory]
    [InlineData(2024, 90, 2025, 70, "har blivit röd", "nytt värde")]
    [InlineData(2025, 70, 2025, 90, "(inte längre röd)", "70 → 90")]
    [InlineData(2025, 90, 2025, 70, "(nu röd)", "90 → 70")]
    public async Task A_value_that_changed_while_the_limit_could_not_be_read(int year, int before, int then, int after, string subject, string sentence)
    {
        norsjo.Kolada.Publishes(Kpi, Own, year, before);
        (await norsjo.Sync("2026-03-25")).Ended(0);
        norsjo.Edits("gul: 74–81", "gul: gult");
        await norsjo.Sync("2026-03-26");
        norsjo.Kolada.Publishes(Kpi, Own, then, after);
        await norsjo.Sync("2026-03-27");
        norsjo.Edits("gul: gult", "gul: 74–81");
        var mended = (await norsjo.Sync("2026-03-28")).Ended(0);

        var mail = mended.Mails.Single(letter => letter.Subject.Contains(subject, StringComparison.Ordinal));
        Assert.Contains(sentence, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ändring av måttstocken", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_value_that_came_the_day_before_the_countrys_is_a_new_value_and_the_acknowledgement_lapses()
    {
        ComparesWithTheCountry();
        norsjo.Kolada.Publishes(Kpi, Own, 2024, 70).Publishes(Kpi, Riket, 2024, 80);
        (await norsjo.Sync("2026-03-25")).Ended(0);
        await Acknowledge("2026-03-25");
        norsjo.Kolada.Publishes(Kpi, Own, 2025, 69);
        (await norsjo.Sync("2026-03-26")).Ended(0);
        norsjo.Kolada.Publishes(Kpi, Riket, 2025, 80);
        var run = (await norsjo.Sync("2026-03-27")).Ended(0);

        var mail = Assert.Single(run.Mails);
        Assert.DoesNotContain("Det egna utfallet är detsamma", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Värdet för 2025 kom innan det fanns något att jämföra med.", mail.Text, StringComparison.Ordinal);
        Assert.Equal(["Aktiv"], await norsjo.Rows("SELECT Status FROM rapport_Larm"));
    }

    [Fact]
    public async Task A_value_that_became_worse_while_the_reference_was_missing_is_told_and_the_acknowledgement_lapses()
    {
        ComparesWithTheCountry();
        norsjo.Kolada.Publishes(Kpi, Own, 2025, 70).Publishes(Kpi, Riket, 2025, 80);
        (await norsjo.Sync("2026-03-25")).Ended(0);
        await Acknowledge("2026-03-25");
        norsjo.Kolada.Strikes(Kpi, Riket, 2025);
        (await norsjo.Sync("2026-03-26")).Ended(0);
        norsjo.Kolada.Publishes(Kpi, Own, 2025, 50);
        (await norsjo.Sync("2026-03-27")).Ended(0);
        norsjo.Kolada.Publishes(Kpi, Riket, 2025, 80);
        var run = (await norsjo.Sync("2026-03-28")).Ended(0);

        Assert.Contains("70 → 50", Assert.Single(run.Mails).Text, StringComparison.Ordinal);
        Assert.Equal(["Aktiv"], await norsjo.Rows("SELECT Status FROM rapport_Larm"));
    }

    [Fact]
    public async Task A_value_that_was_revised_while_it_was_stale_is_told_as_revised()
    {
        norsjo.Kolada.Publishes(Kpi, Own, 2022, 70);
        norsjo.Adds("inaktuellt efter: 4");
        (await norsjo.Sync("2026-03-25")).Ended(0);
        norsjo.Edits("inaktuellt efter: 4", "inaktuellt efter: 3");
        (await norsjo.Sync("2026-03-26")).Ended(0);
        norsjo.Kolada.Publishes(Kpi, Own, 2022, 90);
        (await norsjo.Sync("2026-03-27")).Ended(0);
        norsjo.Edits("inaktuellt efter: 3", "inaktuellt efter: 4");
        var run = (await norsjo.Sync("2026-03-28")).Ended(0);

        Assert.Contains("70 → 90", Assert.Single(run.Mails).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_red_that_a_run_only_passes_on_its_way_to_no_colour_opens_no_alarm_and_is_told_when_it_is_judged()
    {
        ComparesWithTheCountry();
        norsjo.Kolada.Publishes(Kpi, Own, 2025, 85).Publishes(Kpi, Riket, 2025, 80);
        (await norsjo.Sync("2026-03-25")).Ended(0);
        norsjo.Kolada.Publishes(Kpi, Own, 2025, 70).Strikes(Kpi, Riket, 2025);
        var missing = (await norsjo.Sync("2026-03-26")).Ended(0);
        Assert.DoesNotContain(missing.Mails, mail => mail.Text.Contains("larm står kvar", StringComparison.Ordinal));
        Assert.Equal(["0"], await norsjo.Rows("SELECT COUNT(*) FROM rapport_Larm WHERE Status IN ('Ny', 'Aktiv', 'Kvitterad')"));

        norsjo.Kolada.Publishes(Kpi, Riket, 2025, 80);
        var back = (await norsjo.Sync("2026-03-27")).Ended(0);

        Assert.Contains("85 → 70", Assert.Single(back.Mails).Text, StringComparison.Ordinal);
        Assert.Equal("red value 2025 70 active revised_value", await norsjo.Status());
    }

    [Fact]
    public async Task A_limit_that_changed_while_the_value_was_struck_did_not_change_on_the_day_the_value_came_back()
    {
        norsjo.Kolada.Publishes(Kpi, Own, 2025, 70);
        (await norsjo.Sync("2026-03-25")).Ended(0);
        norsjo.Kolada.Strikes(Kpi, Own, 2025);
        (await norsjo.Sync("2026-03-26")).Ended(0);
        norsjo.Edits("grön: 82 eller högre", "grön: 60 eller högre").Edits("gul: 74–81", "gul: 50–59");
        (await norsjo.Sync("2026-03-27")).Ended(0);
        norsjo.Kolada.Publishes(Kpi, Own, 2025, 70);
        var run = (await norsjo.Sync("2026-03-28")).Ended(0);

        var mail = Assert.Single(run.Mails);
        Assert.DoesNotContain("Samma dag", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Nu ändrades värdet för 2025", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_value_that_is_judged_again_is_as_before()
    {
        ComparesWithTheCountry();
        norsjo.Kolada.Publishes(Kpi, Own, 2025, 70).Publishes(Kpi, Riket, 2025, 80);
        (await norsjo.Sync("2026-03-25")).Ended(0);
        norsjo.Kolada.Strikes(Kpi, Riket, 2025);
        (await norsjo.Sync("2026-03-26")).Ended(0);
        norsjo.Kolada.Publishes(Kpi, Riket, 2025, 80);
        var back = (await norsjo.Sync("2026-03-27")).Ended(0);

        Assert.Empty(back.Mails);
        Assert.Equal(["1"], await norsjo.Rows("SELECT COUNT(*) FROM indicator_state WHERE told IS NULL"));
    }

    private void ComparesWithTheCountry() => norsjo.Edits("grön: 82 eller högre", "grön: minst riket").Edits("    gul: 74–81\n", "");

    private async Task Acknowledge(string day) => (await norsjo.Runs(
        "acknowledge", "helhetssyn", $"--Clock:Now={day}T06:00:00Z", "--note", "Sett", "--action", "Plan", "--owner", "Eva", "--due", "2026-12-24")).Ended(0);
}
