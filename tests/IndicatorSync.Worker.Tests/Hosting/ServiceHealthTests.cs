using IndicatorSync.Worker.Hosting;

namespace IndicatorSync.Worker.Tests.Hosting;

public class ServiceHealthTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2.0, null, 0, true, 0, "INDICATORSYNC OK - last success 2 h ago, 0 mails waiting")]
    [InlineData(26.0, 1.9, 0, true, 0, "INDICATORSYNC OK - last success 26 h ago, 1 mail waiting")]
    [InlineData(26.1, null, 0, true, 1, "INDICATORSYNC WARNING - last success 26 h ago")]
    [InlineData(50.1, null, 0, true, 2, "INDICATORSYNC CRITICAL - last success 50 h ago")]
    [InlineData(null, null, 0, true, 2, "INDICATORSYNC CRITICAL - no run has succeeded yet")]
    [InlineData(2.0, 2.1, 0, true, 1, "INDICATORSYNC WARNING - 1 mail waiting, the oldest 2 h")]
    [InlineData(2.0, null, 3, true, 2, "INDICATORSYNC CRITICAL - 3 mails could not be delivered")]
    [InlineData(2.0, null, 0, false, 1, "INDICATORSYNC WARNING - mails go to no mailbox (Mail:Transport is not Smtp)")]
    [InlineData(30.0, null, 1, true, 2, "INDICATORSYNC CRITICAL - 1 mail could not be delivered; last success 30 h ago")]
    public void The_worst_finding_decides_and_comes_first(
        double? hoursSinceSuccess, double? hoursWaiting, int dead, bool reachMailbox, int state, string line)
    {
        var answer = ServiceHealth.Judge(
            new HealthFacts(Ago(hoursSinceSuccess), Ago(hoursWaiting), hoursWaiting is null ? 0 : 1, dead), reachMailbox, Now);

        Assert.Equal(state, (int)answer.State);
        Assert.Equal(line, answer.Line);
    }

    private static DateTimeOffset? Ago(double? hours) => hours is { } h ? Now.AddHours(-h) : null;
}
