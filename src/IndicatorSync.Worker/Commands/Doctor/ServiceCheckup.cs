using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>
/// The installed service's own checkup, at its start and once a day: what an administrator's checkup finds in order may be closed to
/// the service's account. Each fault is a line in the log with what to do, and the whole is kept for <c>doctor --as-service</c>.
/// </summary>
internal sealed partial class ServiceCheckup(
    Func<CancellationToken, Task<IReadOnlyList<DoctorItem>>> tryEverything, CheckupRecord record, Redactor redactor, TimeProvider time, ILogger<ServiceCheckup> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The service starts without waiting for it.
        await Task.Yield();
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                await RunAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var found = await tryEverything(cancellationToken);
        IReadOnlyList<DoctorItem> items = [.. found.Select(item => item with { Message = redactor.Clean(item.Message), Remedy = item.Remedy is { } remedy ? redactor.Clean(remedy) : null })];
        foreach (var item in items.Where(item => !item.Ok))
        {
            Fault(logger, item.Name, item.Message, item.Remedy ?? "");
        }

        try
        {
            record.Write(new StoredCheckup(time.GetUtcNow(), Environment.UserName, items));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            NotKept(logger, failure.Message);
        }
    }

    [LoggerMessage(115, LogLevel.Error, "doctor: {Name}: {Message} {Remedy}")]
    private static partial void Fault(ILogger logger, string name, string message, string remedy);

    [LoggerMessage(116, LogLevel.Warning, "The checkup's record could not be written: {Reason}")]
    private static partial void NotKept(ILogger logger, string reason);
}
