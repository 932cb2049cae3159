using System.CommandLine;
using IndicatorSync.Worker.Commands.Hosting;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Kolada.Recordings;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Reading;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>One whole run now: fetch, store, judge, alert, send.</summary>
internal sealed class SyncCommand : Command
{
    private readonly CommandContext context;
    private readonly ReplayOption replay = new("Answer from a recording, or from an archive run by run, instead of the network, at its own time.");
    private readonly Option<string?> record = new("--record") { HelpName = "DIR", Description = "Keep every HTTP exchange, with its time." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Store and send nothing; say what would change." };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };

    public SyncCommand(CommandContext context)
        : base("sync", "One whole run now, then exit: fetch, store, judge, alert, send.")
    {
        this.context = context;
        Add(replay);
        Add(record);
        Add(dryRun);
        Add(json);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var exchange = ExchangeOf(parsed);
        var archived = exchange.ReplayDirectory is { } from ? ArchivedRun.Of(from) : [];
        if (archived.Count == 0)
        {
            return await RunAsync(parsed, exchange, isLast: true, cancellationToken)
                ?? throw new ExpectedFailure(FailureKind.BadInput, $"--replay {exchange.ReplayDirectory}: the database already holds this run of the archive, or a later one.");
        }

        int? code = null;
        foreach (var run in archived)
        {
            code = await RunAsync(parsed, exchange with { ReplayDirectory = run }, run == archived[^1], cancellationToken) ?? code;
        }

        return code ?? throw new ExpectedFailure(FailureKind.BadInput, $"--replay {exchange.ReplayDirectory}: the database already holds every run of this archive.");
    }

    /// <summary>The exit code; null when the run is of an archive and the database is past it, so that rebuilding can be taken up again.</summary>
    private async Task<int?> RunAsync(ParseResult parsed, ExchangeOptions exchange, bool isLast, CancellationToken cancellationToken)
    {
        var (builder, settings) = context.CreateHost(parsed, exchange);
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        try
        {
            var request = new SyncRequest(parsed.GetValue(dryRun));
            if (host.Services.GetRequiredService<RunSource>().Replay is { IsArchived: true } archived)
            {
                if (request.DryRun)
                {
                    throw new ExpectedFailure(FailureKind.BadInput, "--dry-run and the --replay of an archive exclude one another: each run stands on the one before.");
                }

                if (await IsPastAsync(host.Services, archived, cancellationToken))
                {
                    return null;
                }
            }

            var pipeline = host.Services.GetRequiredService<SyncPipeline>();
            var asJson = parsed.GetValue(json);
            var summary = await Progress.ShowAsync(context.ProcessContext, !asJson, "Fetching, judging, sending", tell => pipeline.RunAsync(request with { Tell = tell }, cancellationToken));
            if (asJson)
            {
                if (isLast)
                {
                    JsonDocuments.Write(context.ProcessContext.Out, JsonDocuments.Of(summary));
                }

                return (int)ExitCodes.Of(summary.Outcome);
            }

            if (isLast && summary.Outcome != RunOutcome.Failed && !request.DryRun)
            {
                StatusTable.Write(context.ProcessContext, await host.Services.GetRequiredService<StatusReader>().ReadAsync(cancellationToken, compared: false));
            }

            SyncReport.Write(context.ProcessContext.Out, summary, request.DryRun);
            if (isLast && !request.DryRun)
            {
                TellWhere(settings, summary, parsed.GetValue(replay));
            }

            return (int)ExitCodes.Of(summary.Outcome);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>
    /// Where the mails that no server takes and the pages of the site lie, and with what a recording's run is looked at: somebody who tries the
    /// program has nowhere else to read it.
    /// </summary>
    private void TellWhere(Settings settings, RunSummary summary, string? recording)
    {
        if (summary.Mails > 0 && settings.Mail.Transport == MailTransportKind.Pickup)
        {
            context.ProcessContext.Error.WriteLine($"Mails are files in {settings.Mail.PickupDirectory}: Mail:Transport is Pickup, so they reach nobody by themselves.");
        }

        if (settings.Report.Directory is { } site && summary.Outcome != RunOutcome.Failed)
        {
            context.ProcessContext.Error.WriteLine($"The site begins with {Path.Combine(site, "index.html")}.");
        }

        if (recording is not null)
        {
            var same = context.SettingArguments.Any(setting => setting.StartsWith("--Database:", StringComparison.OrdinalIgnoreCase)) ? ", with the same --Database settings" : "";
            context.ProcessContext.Error.WriteLine($"Look closer with: status --replay {recording}, explain ID --replay {recording}{same}");
        }
    }

    private static async Task<bool> IsPastAsync(IServiceProvider services, Recording archived, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<Migrator>().EnsureCurrentAsync(archived.RecordedAt, cancellationToken);
        var newest = await services.GetRequiredService<Database>().ReadAsync(RunStore.LastWorkedAsync, cancellationToken);
        return newest?.StartedAt >= archived.RecordedAt;
    }

    private ExchangeOptions ExchangeOf(ParseResult parsed)
    {
        var to = parsed.GetValue(record);
        if (to is not null && string.IsNullOrWhiteSpace(to))
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{record.Name} wants a folder; it was given an empty text.");
        }

        var from = replay.FolderOf(parsed, context);
        return from is null || to is null
            ? new ExchangeOptions(from, to is null ? null : context.ProcessContext.Resolve(to))
            : throw new ExpectedFailure(FailureKind.BadInput, "--replay and --record exclude one another: a recording is not recorded again.");
    }
}
