using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Kolada.Recordings;
using IndicatorSync.Worker.Mail;
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
    /// <exception cref="CommandFailure">The recording to answer from cannot be read, or the one to write cannot be begun (exit 2).</exception>
    public static IServiceCollection AddIndicatorSync(
        this IServiceCollection services, Settings settings, Exchange exchange, IConfiguration configuration)
    {
        var replay = exchange.ReplayDirectory is { } from ? Recording.Open(from) : null;
        return services
            .AddSettings(settings)
            .AddClocks(settings.Clock.Now ?? replay?.RecordedAt)
            .AddTelemetry(configuration)
            .AddCatalogue()
            .AddSource(settings, replay, exchange.RecordDirectory)
            .AddStorage()
            .AddMail()
            .AddPipeline();
    }

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

    private static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddSingleton<CatalogueSource>()
        .AddSingleton<CatalogueInUse>();

    private static IServiceCollection AddSource(this IServiceCollection services, Settings settings, Recording? replay, string? recordDirectory)
    {
        var recorder = recordDirectory is null
            ? null
            : RecordingWriter.Create(recordDirectory, settings.Kolada.BaseUrl, settings.Clock.Now ?? TimeProvider.System.GetUtcNow());
        if (recorder is not null)
        {
            // By a factory, so that the container ends the recording.
            services.AddSingleton(_ => recorder);
        }

        return services
            .AddSingleton(provider => new RunSource(replay?.OriginId ?? settings.Kolada.BaseUrl.Host, recorder is null ? null : provider.GetRequiredService<RecordingWriter>()))
            .AddKolada(settings.Kolada, settings.Alerts.AdminAddress, replay, recorder);
    }

    private static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton<Database>()
        .AddSingleton(provider => new Migrator(provider.GetRequiredService<Database>()))
        .AddSingleton<StatusReader>();

    private static IServiceCollection AddPipeline(this IServiceCollection services) => services
        .AddSingleton(new SenderName(WriterLease.HolderName("sync")))
        .AddSingleton<JudgeStage>()
        .AddSingleton<AlertStage>()
        .AddSingleton<DecideStage>()
        .AddSingleton<Outgoing>()
        .AddSingleton<Weeding>()
        .AddSingleton<SyncPipeline>()
        .AddSingleton(provider => new ScheduledWork(
            cancellationToken => LastRunAsync(provider.GetRequiredService<Database>(), cancellationToken),
            provider.GetRequiredService<SyncPipeline>().RunAsync,
            cancellationToken => provider.GetRequiredService<Outgoing>().SendAsync(evenIfNotDue: false, cancellationToken)));

    private static async Task<DateTimeOffset?> LastRunAsync(Database database, CancellationToken cancellationToken) =>
        (await database.ReadAsync(RunStore.LastWorkedAsync, cancellationToken))?.EndedAt;
}
