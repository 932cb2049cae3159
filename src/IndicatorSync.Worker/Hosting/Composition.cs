using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Pipeline;
using IndicatorSync.Worker.Storage;
using IndicatorSync.Worker.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IndicatorSync.Worker.Hosting;

/// <summary>The composition root: one line for each stage of the flow.</summary>
internal static class Composition
{
    public static IServiceCollection AddIndicatorSync(
        this IServiceCollection services, Settings settings, Exchange exchange, IConfiguration configuration) => services
        .AddSingleton(exchange)
        .AddSettings(settings)
        .AddClocks(settings.Clock.Now)
        .AddTelemetry(configuration)
        .AddSingleton<StatusReader>()
        .AddSingleton<SyncPipeline>();

    public static IServiceCollection AddSettings(this IServiceCollection services, Settings settings) => services
        .AddSingleton(settings)
        .AddSingleton(settings.Catalogue)
        .AddSingleton(settings.Kolada)
        .AddSingleton(settings.Database)
        .AddSingleton(settings.Mail)
        .AddSingleton(settings.Alerts)
        .AddSingleton(settings.Schedule)
        .AddSingleton(settings.Heartbeat)
        .AddSingleton(settings.Archive)
        .AddSingleton(settings.Retention)
        .AddSingleton(settings.Clock);

    /// <param name="services">The container.</param>
    /// <param name="standsAt"><c>Clock:Now</c>, else the recording's time, else null.</param>
    public static IServiceCollection AddClocks(this IServiceCollection services, DateTimeOffset? standsAt)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(provider => new RulesClock(
            provider.GetRequiredService<TimeProvider>(), standsAt, provider.GetRequiredService<ScheduleOptions>().TimeZone));
    }
}
