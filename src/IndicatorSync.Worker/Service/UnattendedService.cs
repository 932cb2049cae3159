using System.Runtime.Versioning;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.EventLog;
using Quartz;

namespace IndicatorSync.Worker.Service;

/// <summary>What makes the shared host a service: the schedule, and the manners of Windows and systemd.</summary>
internal static class UnattendedService
{
    private static readonly TimeSpan BetweenDrains = TimeSpan.FromMinutes(5);

    private static readonly JobKey CatchUp = new("catch-up");
    private static readonly JobKey Hour = new("hour");
    private static readonly JobKey Outbox = new("outbox");
    private static readonly JobKey Sources = new("sources");

    /// <summary>Named, so that a store that outlives the process finds them again.</summary>
    public static IReadOnlyList<JobKey> Jobs { get; } = [SyncJob.Key, CatchUp, Hour, Outbox, Sources];

    /// <summary><c>docker stop</c> kills after ten seconds.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(8);

    /// <param name="services">The shared host's.</param>
    /// <param name="options">When to run.</param>
    /// <param name="database">Needed with <c>Schedule:Clustered</c>.</param>
    /// <param name="lookEvery">How often to look at other sources than Kolada; zero: only with runs.</param>
    public static IServiceCollection AddUnattendedService(
        this IServiceCollection services, ScheduleOptions options, DatabaseOptions? database = null, TimeSpan lookEvery = default)
    {
        services.AddWindowsService(service => service.ServiceName = "IndicatorSync");
        services.AddSystemd();
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        SystemdWatchdog.AddTo(services, environment);
        AliveFile.AddTo(services, environment);
        if (OperatingSystem.IsWindows())
        {
            services.Configure<EventLogSettings>(NameEventSource);
        }

        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopWithin);
        services.AddHostedService<StartupNotice>();
        services.AddHttpClient(Heartbeat.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10)).RemoveAllLoggers();
        services.AddSingleton<Heartbeat>();
        services.AddSingleton(DatabaseRetryPolicy.Unattended);
        services.AddSingleton<DatabaseWatch>();
        services.AddSingleton(provider => new SyncSchedule(options, provider.GetRequiredService<TimeProvider>(), Random.Shared));
        services.AddQuartz(quartz => AddJobs(quartz, options, database, lookEvery));
        if (options.Clustered)
        {
            services.AddHostedService<OrphanedJobs>();
        }

        return services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
    }

    /// <summary>The source that install.ps1 registers.</summary>
    [SupportedOSPlatform("windows")]
    private static void NameEventSource(EventLogSettings log) => log.SourceName = "IndicatorSync";

    private static void AddJobs(IQuartzBuilder quartz, ScheduleOptions options, DatabaseOptions? database, TimeSpan lookEvery)
    {
        if (options.Clustered)
        {
            ClusteredSchedule.Use(quartz, database!.ConnectionString, SchemaProvisioning.Validate);
        }

        // The jobs see the stop as cancellation and are then waited for, so that a run can mark itself as interrupted.
        quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
        quartz.AddJob<SyncJob>(job => job.WithIdentity(SyncJob.Key).StoreDurably().RequestRecovery());
        quartz.ScheduleJob<CatchUpJob>(trigger => trigger.WithIdentity("catch-up").StartNow(), job => job.WithIdentity(CatchUp));
        quartz.ScheduleJob<ScheduledHourJob>(trigger => trigger.WithIdentity("hour").WithCronSchedule(
            options.Cron, cron => cron.InTimeZone(options.TimeZone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)), job => job.WithIdentity(Hour));
        quartz.ScheduleJob<OutboxJob>(trigger => trigger.WithIdentity("outbox").StartNow().WithSimpleSchedule(
            schedule => schedule.WithInterval(BetweenDrains).RepeatForever()), job => job.WithIdentity(Outbox));
        if (lookEvery > TimeSpan.Zero)
        {
            quartz.ScheduleJob<SourcesJob>(trigger => trigger.WithIdentity("sources").StartNow().WithSimpleSchedule(
                schedule => schedule.WithInterval(lookEvery).RepeatForever()), job => job.WithIdentity(Sources));
        }
    }
}
