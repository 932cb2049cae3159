using Microsoft.Extensions.Hosting;
using Quartz;

namespace IndicatorSync.Worker.Service;

/// <summary>Tells whoever watches that the service is alive, as long as its scheduler is.</summary>
/// <param name="tell">Once at the start and then every time.</param>
/// <param name="every">More often than the watcher asks.</param>
/// <param name="schedulers">The service's.</param>
/// <param name="time">The real clock.</param>
internal sealed class SignOfLife(Action tell, TimeSpan every, ISchedulerFactory schedulers, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        using var timer = new PeriodicTimer(every, time);
        do
        {
            if (scheduler.Status != SchedulerStatus.Shutdown)
            {
                tell();
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
