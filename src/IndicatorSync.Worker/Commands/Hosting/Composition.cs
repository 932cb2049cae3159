using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Inspect;
using IndicatorSync.Worker.Inspect.AsOf;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Kolada.Recordings;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Reports;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Service;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Reading;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Commands.Hosting;

/// <summary>The composition root: one line for each stage of the flow.</summary>
internal static class Composition
{
    /// <exception cref="ExpectedFailure">The recording to answer from cannot be read, or the one to write cannot be begun (exit 2).</exception>
    public static IServiceCollection AddIndicatorSync(
        this IServiceCollection services, Settings settings, ExchangeOptions exchange, IConfiguration configuration)
    {
        var replay = exchange.ReplayDirectory is { } from ? Recording.Open(from) : null;
        if (replay is { IsArchived: true } && settings.Mail.Transport == MailTransportKind.Smtp)
        {
            // The mails of an archived run went out when it ran: rebuilding the store sends nobody an old one.
            settings = settings with { Mail = settings.Mail with { Transport = MailTransportKind.Pickup } };
        }

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
        .AddSingleton(new SendCalendar(settings.Alerts.SendTimes))
        .AddSingleton(settings.Schedule)
        .AddSingleton(settings.Heartbeat)
        .AddSingleton(settings.Archive)
        .AddSingleton(settings.Retention)
        .AddSingleton(settings.Sources)
        .AddSingleton(settings.Report)
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
        .AddSingleton<CatalogueInUse>()
        .AddSingleton<DataValidation>()
        .AddSingleton<BandTrial>();

    private static IServiceCollection AddSource(this IServiceCollection services, Settings settings, Recording? replay, string? recordDirectory)
    {
        var recorder = recordDirectory is null
            ? null
            : RecordingWriter.Create(recordDirectory, settings.Kolada.BaseUrl, settings.Clock.Now ?? TimeProvider.System.GetUtcNow());
        if (recorder is not null)
        {
            // By a factory, so that the container ends the recording.
            services.AddSingleton(_ => recorder).AddSingleton<IExchangeKeeper>(provider => provider.GetRequiredService<RecordingWriter>());
        }

        if (replay is null && settings.Archive.Directory is { } archive)
        {
            services
                .AddSingleton(provider => new ArchiveWriter(
                    archive, settings.Kolada.BaseUrl, settings.Retention.Archive, provider.GetRequiredService<ILogger<ArchiveWriter>>()))
                .AddSingleton<IExchangeKeeper>(provider => provider.GetRequiredService<ArchiveWriter>());
        }

        return services
            .AddSingleton(provider => new RunSource(replay?.OriginId ?? settings.Kolada.BaseUrl.Host, provider.GetService<RecordingWriter>(), provider.GetService<ArchiveWriter>(), replay) { HasWayIn = replay is null ? settings.Sources.HasAny : Directory.Exists(replay.SourcesPath) })
            .AddKolada(settings.Kolada, settings.Alerts.AdminAddresses is [var first, ..] ? first : null, replay);
    }

    private static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton(DatabaseRetryPolicy.Command)
        .AddSingleton(provider => new Database(
            provider.GetRequiredService<DatabaseOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<DatabaseRetryPolicy>(), provider.GetService<Redactor>()))
        .AddSingleton(provider => new Migrator(provider.GetRequiredService<Database>()))
        .AddSingleton<StatusReader>()
        .AddSingleton<ReportReader>()
        .AddSingleton<HealthReader>()
        .AddSingleton<ReadHealthFacts>(provider => provider.GetRequiredService<HealthReader>().ReadAsync);

    private static IServiceCollection AddPipeline(this IServiceCollection services) => services
        .AddSingleton(new SenderName(WriterLease.HolderName("sync")))
        .AddSingleton<SourceReader>()
        .AddSingleton<SourceWatch>()
        .AddSingleton<SourceStage>()
        .AddSingleton<JudgeStage>()
        .AddSingleton<AlertStage>()
        .AddSingleton<HandedInStage>()
        .AddSingleton<DecideStage>()
        .AddSingleton<Outgoing>()
        .AddSingleton<AfterRun>()
        .AddSingleton<RetentionStage>()
        .AddSingleton<SiteKeeper>()
        .AddSingleton<KpiCatalogueReading>()
        .AddSingleton<MarginReading>()
        .AddSingleton<CountryCheckReading>()
        .AddSingleton<AnswerStage>()
        .AddSingleton<OptionalReadings>()
        .AddSingleton<MirrorReading>()
        .AddSingleton<KpiFinder>()
        .AddSingleton<RunGuard>()
        .AddSingleton<ClockCheck>()
        .AddSingleton<EarlierFiles>()
        .AddSingleton<MailPreview>()
        .AddSingleton<HealthProbe>()
        .AddSingleton<DatabaseAsOf>()
        .AddSingleton(provider => new DirectNotice(
            provider.GetRequiredService<CatalogueSource>(),
            provider.GetRequiredService<AlertsOptions>(),
            provider.GetRequiredService<MailOptions>(),
            provider.GetRequiredService<MailRenderer>(),
            () => MailServices.Transport(provider),
            provider.GetRequiredService<RulesClock>(),
            provider.GetRequiredService<ILogger<DirectNotice>>()))
        .AddSingleton<WriteAccess>()
        .AddSingleton<RunOpening>()
        .AddSingleton<Rehearsal>()
        .AddSingleton<SyncPipeline>()
        .AddSingleton<SourceRun>()
        .AddSingleton(provider => new ScheduledWork(
            cancellationToken => LastRunAsync(provider.GetRequiredService<Database>(), cancellationToken),
            provider.GetRequiredService<SyncPipeline>().RunAsync,
            cancellationToken => provider.GetRequiredService<Outgoing>().SendAsync(SendWhen.Due, cancellationToken))
        {
            LookAtSources = provider.GetRequiredService<SourceRun>().LookAsync,
            TellOfDatabase = provider.GetRequiredService<DirectNotice>().TellOfDatabaseAsync,
            TellOfClock = provider.GetRequiredService<DirectNotice>().TellOfClockAsync,
            RecordHealth = provider.GetRequiredService<HealthProbe>().RecordAsync,
        });

    private static async Task<DateTimeOffset?> LastRunAsync(Database database, CancellationToken cancellationToken) =>
        (await database.ReadAsync(RunStore.LastWorkedAsync, cancellationToken))?.EndedAt;
}
