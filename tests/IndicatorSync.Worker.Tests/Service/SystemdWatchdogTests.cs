using IndicatorSync.Worker.Service;
using Microsoft.Extensions.Configuration;

namespace IndicatorSync.Worker.Tests.Service;

public sealed class SystemdWatchdogTests
{
    [Theory]
    [InlineData("30000000", null, 30)]
    [InlineData("30000000", "42", 30)]
    [InlineData("30000000", "43", null)]
    [InlineData("0", null, null)]
    [InlineData("x", null, null)]
    [InlineData(null, null, null)]
    public void It_watches_when_systemd_asks_this_process_to(string? microseconds, string? process, int? seconds)
    {
        var environment = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["WATCHDOG_USEC"] = microseconds, ["WATCHDOG_PID"] = process })
            .Build();

        Assert.Equal(seconds is { } count ? TimeSpan.FromSeconds(count) : null, SystemdWatchdog.Asked(environment, processId: 42));
    }
}
