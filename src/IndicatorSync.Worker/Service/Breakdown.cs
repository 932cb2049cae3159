using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace IndicatorSync.Worker.Service;

/// <summary>
/// Why the host stopped when nobody told it to: a background service that broke. The host itself then ends as quietly as after a stop,
/// and a service manager would take that for one and start nothing again.
/// </summary>
internal sealed class Breakdown : IDisposable
{
    /// <summary>What Windows calls an exception in a service; a service's exit code is one of Windows's, and not that of its process.</summary>
    private const int ErrorExceptionInService = 1064;

    private readonly IEnumerable<IHostedService> parts;
    private readonly IHostLifetime lifetime;
    private readonly CancellationToken asked;
    private readonly CancellationTokenRegistration stopping;

    private Breakdown(IEnumerable<IHostedService> parts, IHostLifetime lifetime, IHostApplicationLifetime host, CancellationToken asked)
    {
        this.asked = asked;
        this.parts = parts;
        this.lifetime = lifetime;
        stopping = host.ApplicationStopping.Register(Look);
    }

    /// <summary>Null after a stop that was asked for, also when something breaks on the way out.</summary>
    public string? Reason { get; private set; }

    /// <param name="services">The host's.</param>
    /// <param name="asked">The stop that is asked for; the parts hear of it at the same time as the host.</param>
    public static Breakdown WatchIn(IServiceProvider services, CancellationToken asked) => new(
        services.GetServices<IHostedService>(), services.GetRequiredService<IHostLifetime>(), services.GetRequiredService<IHostApplicationLifetime>(), asked);

    public void Dispose() => stopping.Dispose();

    /// <summary>At the first sign of the stop: later the service has already told Windows how it ended.</summary>
    private void Look()
    {
        if (asked.IsCancellationRequested || parts.OfType<BackgroundService>().FirstOrDefault(part => part.ExecuteTask is { IsFaulted: true }) is not { ExecuteTask.Exception: { } broken } part)
        {
            return;
        }

        var failure = broken.InnerException ?? broken;
        Reason = $"{part.GetType().Name} ended with {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}";
        if (OperatingSystem.IsWindows() && lifetime is WindowsServiceLifetime service)
        {
            service.ExitCode = ErrorExceptionInService;
        }
    }
}
