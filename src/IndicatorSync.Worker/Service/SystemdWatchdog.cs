using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Quartz;

namespace IndicatorSync.Worker.Service;

/// <summary>
/// Tells systemd that the service is running, twice in each <c>WatchdogSec</c>, as long as its scheduler is. systemd kills and starts
/// again a service that has fallen silent.
/// </summary>
internal sealed class SystemdWatchdog(ISystemdNotifier systemd, ISchedulerFactory schedulers, TimeSpan period, TimeProvider time) : BackgroundService
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
            ? services.AddHostedService(provider => new SystemdWatchdog(
                provider.GetRequiredService<ISystemdNotifier>(), provider.GetRequiredService<ISchedulerFactory>(), period, provider.GetRequiredService<TimeProvider>()))
            : services;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        using var timer = new PeriodicTimer(period / 2, time);
        do
        {
            if (scheduler.Status != SchedulerStatus.Shutdown)
            {
                systemd.Notify(Alive);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
