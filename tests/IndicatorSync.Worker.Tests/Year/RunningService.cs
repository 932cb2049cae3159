using System.Diagnostics.Metrics;
using System.Globalization;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Service;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Tests.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Quartz;

namespace IndicatorSync.Worker.Tests.Year;

/// <summary>
/// The unattended service as <c>run</c> composes it, with its schedule, pipeline, database and mails, against a Kolada and a mail
/// server on loopback. Only the clock is ours, and it moves while nothing is under way.
/// </summary>
internal sealed class RunningService : World, IAsyncDisposable
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private static readonly JobKey Outbox = new("outbox");

    private readonly FakeTimeProvider time;
    private readonly Attempts attempts;
    private SchedulerDriver driver;
    private IHost? host;
    private (IJobDetail Job, ITrigger Trigger)? outbox;
    private MetricCollector<int>? health;

    /// <param name="start">Swedish local time.</param>
    /// <param name="catalogue">The text of <c>indikatorer.yaml</c>.</param>
    public RunningService(DateTime start, string catalogue)
    {
        time = new FakeTimeProvider(Utc(start));
        Kolada.KeepsTime(time);
        attempts = new Attempts(time);
        driver = new SchedulerDriver(time);
        Smtp = new LoopbackSmtp { Clock = time };
        Database = new AwayDatabase(Path.Combine(Folder, "data"));
        Database.Create();
        Catalogue = catalogue;
        Day = null;
        Settings.AddRange(
        [
            $"Database:ConnectionString={Database.ConnectionString}",
            "Mail:Transport=Smtp",
            "Mail:Host=127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"Mail:Port={Smtp.Port}"),
            "Mail:Security=None",
            "Mail:From=indikatorer@example.se",
            "Schedule:Jitter=0",
        ]);
    }

    public LoopbackSmtp Smtp { get; }

    public AwayDatabase Database { get; }

    /// <summary>What the metric of the service's health says now, by code.</summary>
    public IReadOnlyDictionary<string, int> Health => health!.GetMeasurementSnapshot()
        .GroupBy(measured => (string)measured.Tags["indicatorsync.finding"]!)
        .ToDictionary(same => same.Key, same => same.Last().Value);

    /// <summary>When a run was attempted, Swedish local time.</summary>
    public IReadOnlyList<DateTime> Attempted => [.. attempts.At.Select(Local)];

    public static DateTime Local(DateTimeOffset utc) => TimeZoneInfo.ConvertTime(utc, Stockholm).DateTime;

    /// <summary>A file where the service looks for secrets; it is read at the next start.</summary>
    /// <returns>Its path.</returns>
    public string KeepsSecret(string name, params byte[] content)
    {
        var secrets = Directory.CreateDirectory(Path.Combine(Folder, "secrets")).FullName;
        Environment["INDICATORSYNC_SECRETS"] = secrets;
        var path = Path.Combine(secrets, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public async Task StartAsync()
    {
        host = Compose((builder, settings) =>
        {
            builder.Logging.ClearProviders();
            builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
            builder.Services.AddSingleton<TimeProvider>(time).AddUnattendedService(settings.Schedule, settings.Database, SourceWatch.EveryOf(settings));
        });
        health = new MetricCollector<int>(host.Services.GetRequiredService<IMeterFactory>(), IndicatorSyncMetrics.MeterName, "indicatorsync.health");
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        scheduler.ListenerManager.AddJobListener(driver);
        scheduler.ListenerManager.AddJobListener(attempts);
        driver.Scheduler = scheduler;
        await host.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What <c>status --check</c> answers now, as another process.</summary>
    public async Task<(int ExitCode, string Line)> ProbeAsync()
    {
        var (code, line, _) = await CommandAsync("status", "--check", "--timeout", "60", string.Create(CultureInfo.InvariantCulture, $"--Clock:Now={time.GetUtcNow():O}"));
        return (code, line.TrimEnd());
    }

    /// <summary>What has been begun is waited for, then the service stops as at SIGTERM and starts anew.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        driver.Dispose();
        (driver, outbox) = (new SchedulerDriver(time), null);
        await StartAsync();
    }

    /// <summary>Everything that is due until then happens; a run that falls on the moment itself has ended too.</summary>
    public async Task MoveToAsync(DateTime local)
    {
        while (time.GetUtcNow() < Utc(local))
        {
            await driver.MoveAsync(Utc(local), TestContext.Current.CancellationToken);
        }

        await driver.MoveAsync(Utc(local), TestContext.Current.CancellationToken);
    }

    /// <summary>Off in quiet months: a hundred thousand passes over an empty outbox prove no more than a thousand.</summary>
    public async Task TriesMailsBetweenRunsAsync(bool tries)
    {
        var scheduler = driver.Scheduler!;
        if (!tries)
        {
            outbox = ((await scheduler.GetJobDetail(Outbox))!, (await scheduler.GetTrigger(new TriggerKey(Outbox.Name)))!);
            await scheduler.UnscheduleJob(outbox.Value.Trigger.Key);
        }
        else if (outbox is { } kept)
        {
            await scheduler.ScheduleJob(kept.Job, kept.Trigger.GetTriggerBuilder().StartAt(time.GetUtcNow()).Build());
            outbox = null;
        }
    }

    public async Task StopAsync()
    {
        if (host is not null)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
            host = null;
            health!.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        driver.Dispose();
        await Smtp.DisposeAsync();
        Database.LetGo();
        Dispose();
    }

    private static DateTimeOffset Utc(DateTime local) => new(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Stockholm), TimeSpan.Zero);
}
