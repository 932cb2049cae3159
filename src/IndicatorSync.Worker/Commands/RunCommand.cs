using System.CommandLine;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Commands.Doctor;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Service;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Commands;

/// <summary>The unattended service; ends with 0 when it is told to stop, and with 1 when something in it gave way.</summary>
internal sealed partial class RunCommand : Command
{
    private readonly CommandContext context;

    public RunCommand(CommandContext context)
        : base("run", "The unattended service: schedule, sync, judge, alert, send. The default.")
    {
        this.context = context;
        SetAction(ExecuteAsync);
    }

    public async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (builder, settings) = context.CreateHost(parsed);
        builder.Services.AddUnattendedService(settings.Schedule, settings.Database, SourceWatch.EveryOf(settings));
        builder.Services.AddSingleton(new SenderName(WriterLease.HolderName("run")));
        if (context.ProcessContext.IsInstalledService)
        {
            AddCheckup(builder.Services);
        }

        using var host = builder.Build();
        using var breakdown = Breakdown.WatchIn(host.Services, cancellationToken);
        try
        {
            await EnsureCanWorkAsync(host.Services, cancellationToken);
            await host.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop before all of it had started.
        }

        return breakdown.Reason is { } reason
            ? throw new ExpectedFailure(FailureKind.Failed, $"The service stopped by itself: {reason}. The log has more; the service manager starts it again.")
            : 0;
    }

    private void AddCheckup(IServiceCollection services) => services.AddHostedService(provider => new ServiceCheckup(
        cancellationToken => Checkup.Of(context).RunAsync(cancellationToken),
        CheckupRecord.Of(context),
        context.ProcessContext.Redactor,
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<ServiceCheckup>>()));

    /// <summary>
    /// What no waiting mends stops the service at once: a schema that needs <c>migrate</c> (exit 3) or is newer than the program
    /// (exit 1), a catalogue that never was valid or a database file that the account has no right to (exit 2). A database that is away may come back.
    /// </summary>
    private static async Task EnsureCanWorkAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<Migrator>().EnsureCurrentAsync(services.GetRequiredService<RulesClock>().Now, cancellationToken);
            await services.GetRequiredService<CatalogueInUse>().ReadAsync(unattended: true, cancellationToken);
        }
        catch (ExpectedFailure failure) when (failure.Kind == FailureKind.DatabaseAway)
        {
            DatabaseAway(services.GetRequiredService<ILogger<RunCommand>>(), failure.Message);
        }
    }

    [LoggerMessage(110, LogLevel.Error, "The service starts although the database cannot be used now: {Reason}")]
    private static partial void DatabaseAway(ILogger logger, string reason);
}
