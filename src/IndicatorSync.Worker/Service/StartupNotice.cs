using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Foundation.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Service;

/// <summary>Says at start what an operator should know, once.</summary>
internal sealed partial class StartupNotice(Settings settings, ILogger<StartupNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Started(logger, Tracing.Version, settings.Schedule.Cron, settings.Schedule.TimeZone.Id);
        if (settings.Database.Provider == DatabaseProvider.Sqlite)
        {
            OnSqlite(logger);
        }

        if (settings.Mail.Transport != MailTransportKind.Smtp)
        {
            NoMailbox(logger, settings.Mail.Transport);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Stopping(logger);
        return Task.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Information, "IndicatorSync {Version} runs at {Cron} in {TimeZone}.")]
    private static partial void Started(ILogger logger, string version, string cron, string timeZone);

    [LoggerMessage(2, LogLevel.Warning, "The database is SQLite; SQL Server is the database of record. Set Database:Provider=SqlServer for production.")]
    private static partial void OnSqlite(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "Mails go to no mailbox: Mail:Transport is {Transport}. Set Mail:Transport=Smtp for production.")]
    private static partial void NoMailbox(ILogger logger, MailTransportKind transport);

    [LoggerMessage(4, LogLevel.Information, "IndicatorSync stops.")]
    private static partial void Stopping(ILogger logger);
}
