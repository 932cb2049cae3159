using IndicatorSync.Worker.Inspect;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Tests.Inspect;

public class ServiceHealthTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2.0, null, 0, true, 0, "INDICATORSYNC OK - last success 2 h ago, 0 mails waiting")]
    [InlineData(26.0, 1.9, 0, true, 0, "INDICATORSYNC OK - last success 26 h ago, 1 mail waiting")]
    [InlineData(26.1, null, 0, true, 1, "INDICATORSYNC WARNING - last success 26 h ago (no_success)")]
    [InlineData(50.1, null, 0, true, 2, "INDICATORSYNC CRITICAL - last success 50 h ago (no_success)")]
    [InlineData(null, null, 0, true, 2, "INDICATORSYNC CRITICAL - no run has succeeded yet (no_success)")]
    [InlineData(2.0, 2.1, 0, true, 1, "INDICATORSYNC WARNING - 1 mail waiting, the oldest 2 h (mail_waiting)")]
    [InlineData(2.0, null, 3, true, 2, "INDICATORSYNC CRITICAL - 3 mails could not be delivered (mail_dead)")]
    [InlineData(2.0, null, 0, false, 1, "INDICATORSYNC WARNING - mails go to no mailbox: Mail:Transport is not Smtp (mail_transport)")]
    [InlineData(30.0, null, 1, true, 2, "INDICATORSYNC CRITICAL - 1 mail could not be delivered (mail_dead); last success 30 h ago (no_success)")]
    public void The_worst_finding_decides_and_comes_first(
        double? hoursSinceSuccess, double? hoursWaiting, int dead, bool reachMailbox, int state, string line)
    {
        var answer = Judge(new HealthFacts(Ago(hoursSinceSuccess), Ago(hoursWaiting), hoursWaiting is null ? 0 : 1, dead), reachMailbox);

        Assert.Equal(state, (int)answer.State);
        Assert.Equal(line, answer.Line);
    }

    [Theory]
    [InlineData(2, "source_down", null)]
    [InlineData(3, "source_down", "INDICATORSYNC CRITICAL - the last 3 runs failed (source_down)")]
    [InlineData(4, "not_fetched", "INDICATORSYNC CRITICAL - the last 4 runs failed (run_failed)")]
    [InlineData(3, null, "INDICATORSYNC CRITICAL - the last 3 runs failed (run_failed)")]
    public void Three_failed_runs_in_a_row_are_critical_at_once_and_say_why(int failed, string? reason, string? line)
    {
        var answer = Judge(new HealthFacts(Ago(2), null, 0, 0) { FailedInARow = failed, LastFailure = reason });

        Assert.Equal(line ?? "INDICATORSYNC OK - last success 2 h ago, 0 mails waiting", answer.Line);
    }

    [Fact]
    public void A_wrong_clock_is_critical_and_what_a_source_could_not_give_a_warning() => Assert.Equal(
        "INDICATORSYNC CRITICAL - this machine's clock is more than a day wrong, no run is made (clock_wrong); 2 parts of files, queries or reports could not be taken up (source_fault)",
        Judge(new HealthFacts(Ago(2), null, 0, 0) { HasWrongClock = true, FailedInARow = 4, LastFailure = "clock_wrong", SourceFaults = 2 }).Line);

    private static ProbeAnswer Judge(HealthFacts facts, bool reachMailbox = true) => ServiceHealth.Judge([.. ServiceHealth.Findings(facts, reachMailbox, Now)], facts, Now);

    private static DateTimeOffset? Ago(double? hours) => hours is { } h ? Now.AddHours(-h) : null;
}
