namespace IndicatorSync.Worker.Tests.Pipeline;

/// <summary>Missing data opens nothing and resolves nothing (docs/contract.md 1.5, 1.6).</summary>
public sealed class WithdrawalScenarios : IDisposable
{
    private readonly Scenario norsjo = new();

    public void Dispose() => norsjo.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_struck_value_is_told_and_no_older_year_takes_its_place(bool isDeleted)
    {
        await StartsRed();
        _ = isDeleted ? norsjo.Kolada.Strikes("U23471", "2417", 2025) : norsjo.Kolada.Publishes("U23471", "2417", 2025, null);

        var run = (await norsjo.Sync("2026-10-06")).Ended(0);

        Assert.Equal(["[Norsjö] Struket värde: Helhetssyn"], run.Subjects);
        Assert.Equal(1, (int)run.Json["withdrawn"]!);
        Assert.Equal("none withdrawn 2025 active withdrawn", await norsjo.Status());
        Assert.Equal(["red none withdrawn"], await norsjo.ColourChanges());
    }

    [Theory]
    [InlineData(60, null, "red value 2025 60 active revised_value")]
    [InlineData(55, "[Norsjö] Reviderat: Helhetssyn (fortfarande röd)", "red value 2025 55 active revised_value")]
    [InlineData(83, "[Norsjö] Reviderat: Helhetssyn (inte längre röd)", "green value 2025 83 resolved revised_value")]
    public async Task A_struck_value_that_returns_is_a_revision_of_it(decimal value, string? subject, string status)
    {
        await StartsRed();
        norsjo.Kolada.Strikes("U23471", "2417", 2025);
        await norsjo.Sync("2026-10-06");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, value);

        var run = (await norsjo.Sync("2026-10-07")).Ended(0);

        Assert.Equal(subject is null ? [] : [subject], run.Subjects);
        Assert.All(run.Mails, mail => Assert.Contains(FormattableString.Invariant($"60 → {value}"), mail.Text, StringComparison.Ordinal));
        Assert.Equal(status, await norsjo.Status());
        Assert.Equal(1, (int)run.Json["revised"]!);
    }

    [Fact]
    public async Task Red_then_missing_then_red_is_one_alarm_and_no_recovery()
    {
        await StartsRed();
        norsjo.Kolada.Strikes("U23471", "2417", 2025);
        await norsjo.Sync("2026-10-06");
        norsjo.Kolada.Publishes("U23471", "2417", 2026, 61);

        Assert.Equal(["[Norsjö] 1 är fortsatt röd: Helhetssyn"], (await norsjo.Sync("2026-12-01")).Subjects);
        Assert.Equal(["new", "active"], await norsjo.Rows("SELECT to_status FROM alarm_transition ORDER BY alarm_transition_id"));
    }

    [Fact]
    public async Task A_row_that_is_gone_counts_after_two_complete_runs_20_hours_apart()
    {
        await StartsRed();
        norsjo.Kolada.Loses("U23471", "2417", 2025);

        var first = (await norsjo.Sync("2026-10-06")).Ended(0);
        var second = (await norsjo.Sync("2026-10-06T23:59:00Z")).Ended(0);
        Assert.Empty(first.Mails.Concat(second.Mails));
        Assert.Equal(["row_missing"], second.Problems);
        Assert.Equal("red value 2025 60 active", await norsjo.Status());

        var third = (await norsjo.Sync("2026-10-07T00:00:00Z")).Ended(0);
        Assert.Equal(["[Norsjö] Struket värde: Helhetssyn"], third.Subjects);
        Assert.Equal(1, (int)third.Json["vanished"]!);
        Assert.Equal("none withdrawn 2025 active withdrawn", await norsjo.Status());
    }

    [Fact]
    public async Task A_row_that_was_back_in_between_is_not_gone()
    {
        await StartsRed();
        norsjo.Kolada.Loses("U23471", "2417", 2025);
        await norsjo.Sync("2026-10-06");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);
        await norsjo.Sync("2026-10-07");
        norsjo.Kolada.Loses("U23471", "2417", 2025);
        await norsjo.Sync("2026-10-08");

        Assert.Equal("red value 2025 60 active", await norsjo.Status());
    }

    [Fact]
    public async Task No_rows_at_all_is_no_withdrawal_but_a_problem_for_three_days()
    {
        norsjo.Has("bemotande", "N00640");
        norsjo.Kolada.Publishes("N00640", "2417", 2025, 85);
        await StartsRed();
        norsjo.Kolada.Loses("U23471", "2417", 2025).Loses("U23471", "2417", 2024);

        var first = (await norsjo.Sync("2026-10-06")).Ended(4);
        Assert.Equal(["lost_rows"], first.Problems);
        Assert.Equal(["drift@example.se"], first.Mails.Select(mail => mail.To));
        Assert.Equal("partial", (string)first.Json["outcome"]!);
        Assert.Empty((await norsjo.Sync("2026-10-08")).Ended(4).Mails);
        Assert.Equal(["lost_rows"], (await norsjo.Sync("2026-10-09")).Ended(0).Problems);
        Assert.Equal("red value 2025 60 active", await norsjo.Status());

        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60).Publishes("U23471", "2417", 2024, 85);
        var closed = (await norsjo.Sync("2026-10-10")).Ended(0);
        Assert.Equal(["drift@example.se"], closed.Mails.Select(mail => mail.To));
        Assert.Contains("löst problem", Assert.Single(closed.Subjects), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_KPI_that_Kolada_has_no_longer_is_a_standing_problem_at_once()
    {
        norsjo.Has("bemotande", "N00640");
        norsjo.Kolada.Publishes("N00640", "2417", 2025, 85);
        await StartsRed();
        norsjo.Kolada.Discontinues("U23471");

        var run = (await norsjo.Sync("2026-10-06")).Ended(0);

        Assert.Equal(["lost_rows", "kpi_gone"], run.Problems);
        Assert.Equal(["drift@example.se"], run.Mails.Select(mail => mail.To));
        Assert.Equal("red value 2025 60 active", await norsjo.Status());
    }

    [Fact]
    public async Task A_value_that_grows_old_rides_along_and_its_alarm_stands()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2023, 60);
        await norsjo.Sync("2026-12-31");

        Assert.Empty((await norsjo.Sync("2027-01-01")).Mails);
        Assert.Equal("none stale 2023 60 active aged", await norsjo.Status());
        Assert.Equal(["red none aged"], await norsjo.ColourChanges());
    }

    private async Task StartsRed()
    {
        norsjo.Kolada.Publishes("U23471", "2417", 2024, 85).Publishes("U23471", "2417", 2025, 60);
        (await norsjo.Sync("2026-10-05")).Ended(0);
    }
}
