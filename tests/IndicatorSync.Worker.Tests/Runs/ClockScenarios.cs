namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// Trust in the clock (docs/contract.md 1.3). The source's clock is moved instead of the machine's; the runs are those without
/// <c>Clock:Now</c>.
/// </summary>
public sealed class ClockScenarios : IDisposable
{
    private readonly Scenario norsjo = new();

    public ClockScenarios() => norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);

    public void Dispose() => norsjo.Dispose();

    [Theory]
    [InlineData(-25)]
    [InlineData(25)]
    [InlineData(-24 * 365 * 5)]
    public async Task A_run_that_the_source_says_is_on_another_day_is_refused_and_the_next_on_a_right_clock_begins_afresh(int hours)
    {
        norsjo.Kolada.IsOff(TimeSpan.FromHours(hours));

        var run = (await norsjo.Runs("sync", "--json")).Ended(1);

        Assert.Equal(("failed", "clock_wrong"), ((string?)run.Json["outcome"], Assert.Single(run.Problems)));
        Assert.Empty(run.Mails);
        Assert.Equal(["0 0 0"], await norsjo.Rows("SELECT (SELECT COUNT(*) FROM observation), (SELECT COUNT(*) FROM indicator_state), (SELECT COUNT(*) FROM outbox)"));
        Assert.Contains("klocka är mer än ett dygn fel", Assert.Single(await norsjo.Rows("SELECT Felmeddelande FROM rapport_Korningar WHERE Resultat = 'Misslyckad'")), StringComparison.Ordinal);
        Assert.Equal(["clock_wrong"], await norsjo.Rows("SELECT Typ FROM rapport_Datakvalitet"));

        norsjo.Kolada.IsOff(TimeSpan.FromHours(-23));
        var right = (await norsjo.Runs("sync", "--json")).Ended(0);

        Assert.Contains("Startläge", Assert.Single(right.Mails, mail => mail.To == "chef@example.se").Subject, StringComparison.Ordinal);
        Assert.Empty(await norsjo.Rows("SELECT Typ FROM rapport_Datakvalitet WHERE Typ = 'clock_wrong'"));
    }

    [Fact]
    public async Task What_a_cache_has_kept_for_days_says_with_its_age_what_time_it_is()
    {
        norsjo.Kolada.IsOff(TimeSpan.FromDays(-3), cached: TimeSpan.FromDays(3));

        (await norsjo.Runs("sync", "--json")).Ended(0);
    }

    [Fact]
    public async Task Without_a_date_time_does_not_go_backwards_and_a_date_that_agrees_overrides_what_is_stored()
    {
        var later = TimeProvider.System.GetUtcNow().AddDays(400);
        (await norsjo.Sync(later.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))).Ended(0);
        norsjo.Kolada.TellsNoTime();

        Assert.Equal(["clock_wrong"], (await norsjo.Runs("sync", "--json")).Ended(1).Problems);
        Assert.Equal(["clock_wrong"], (await norsjo.Runs("sync", "--json")).Ended(1).Problems);

        norsjo.Kolada.IsOff(TimeSpan.Zero);
        (await norsjo.Runs("sync", "--json")).Ended(0);
        norsjo.Kolada.TellsNoTime();
        (await norsjo.Runs("sync", "--json")).Ended(0);
    }

    [Fact]
    public async Task A_run_that_is_refused_leaves_nothing_in_the_archive_and_weeds_nothing_there()
    {
        var archive = Path.Combine(norsjo.Folder, "archive");
        (await norsjo.Runs("sync", "--json", $"--Archive:Directory={archive}")).Ended(0);
        var kept = Directory.EnumerateFileSystemEntries(Path.Combine(archive, "runs")).Order(StringComparer.Ordinal).ToList();
        norsjo.Kolada.IsOff(TimeSpan.FromDays(-900));

        (await norsjo.Runs("sync", "--json", $"--Archive:Directory={archive}", "--Retention:Archive=1 d")).Ended(1);

        Assert.Equal(kept, Directory.EnumerateFileSystemEntries(Path.Combine(archive, "runs")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_replay_judges_at_its_own_time_and_is_not_questioned_whatever_its_answers_say()
    {
        var recording = Path.Combine(norsjo.Folder, "recording");
        norsjo.Kolada.IsOff(TimeSpan.FromDays(900));
        (await norsjo.Sync("2026-10-05", "--record", recording)).Ended(0);
        norsjo.Kolada.IsOff(TimeSpan.Zero);

        var run = (await norsjo.Runs("sync", "--json", "--replay", recording)).Ended(0);

        Assert.Equal("succeeded", (string?)run.Json["outcome"]);
        Assert.DoesNotContain("clock_wrong", run.Problems);
    }

    [Fact]
    public async Task A_rehearsal_is_refused_too_and_a_time_that_was_set_is_not_questioned()
    {
        norsjo.Kolada.IsOff(TimeSpan.FromDays(900));

        Assert.Equal(["clock_wrong"], (await norsjo.Runs("sync", "--json", "--dry-run")).Ended(1).Problems);
        (await norsjo.Sync("2026-10-05")).Ended(0);
    }
}
