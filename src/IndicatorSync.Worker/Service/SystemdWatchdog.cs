using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Quartz;

namespace IndicatorSync.Worker.Service;

/// <summary>A sign of life to systemd, twice in each <c>WatchdogSec</c>: it kills and starts again a service that has fallen silent.</summary>
internal static class SystemdWatchdog
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");

    /// <summary>What systemd asks for: <c>WATCHDOG_USEC</c>, of this process (<c>WATCHDOG_PID</c>); null when it does not watch.</summary>
    public static TimeSpan? Asked(IConfiguration environment, int processId) =>
        long.TryParse(environment["WATCHDOG_USEC"], NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
        && (environment["WATCHDOG_PID"] is not { Length: > 0 } watched || watched == processId.ToString(CultureInfo.InvariantCulture))
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;

    /// <summary>Only under systemd with a watchdog.</summary>
    public static IServiceCollection AddTo(IServiceCollection services, IConfiguration environment) =>
        SystemdHelpers.IsSystemdService() && Asked(environment, Environment.ProcessId) is { } period
            ? services.AddSingleton<IHostedService>(provider => new SignOfLife(
                () => provider.GetRequiredService<ISystemdNotifier>().Notify(Alive), period / 2, provider.GetRequiredService<ISchedulerFactory>(), provider.GetRequiredService<TimeProvider>()))
            : services;
}
