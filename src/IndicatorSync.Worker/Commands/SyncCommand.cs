using System.CommandLine;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Hosting;
using IndicatorSync.Worker.Pipeline;
using IndicatorSync.Worker.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>One whole run now: fetch, store, judge, alert, send.</summary>
internal sealed class SyncCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<string?> replay = new("--replay") { HelpName = "DIR", Description = "Answer from a recording instead of the network, at the recording's time." };
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
        using var host = context.CreateHost(parsed, exchange).Builder.Build();
        await host.StartAsync(cancellationToken);
        try
        {
            var pipeline = host.Services.GetRequiredService<SyncPipeline>();
            var request = new SyncRequest(parsed.GetValue(dryRun));
            var asJson = parsed.GetValue(json);
            var summary = await Progress.ShowAsync(context.Surroundings, !asJson, "Fetching, judging, sending", () => pipeline.RunAsync(request, cancellationToken));
            if (asJson)
            {
                JsonDocuments.Write(context.Surroundings.Out, JsonDocuments.Of(summary));
                return summary.ExitCode;
            }

            if (summary.Outcome != RunOutcome.Failed && !request.DryRun)
            {
                StatusTable.Write(context.Surroundings, await host.Services.GetRequiredService<StatusReader>().ReadAsync(cancellationToken));
            }

            SyncReport.Write(context.Surroundings.Out, summary, request.DryRun);
            return summary.ExitCode;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private Exchange ExchangeOf(ParseResult parsed)
    {
        var (from, to) = (parsed.GetValue(replay), parsed.GetValue(record));
        if (from is not null && to is not null)
        {
            throw new CommandFailure(ExitCode.BadInput, "--replay and --record exclude one another: a recording is not recorded again.");
        }

        if (from is not null && !Directory.Exists(context.Surroundings.Resolve(from)))
        {
            throw new CommandFailure(ExitCode.BadInput, $"--replay {from}: there is no such folder; give one that --record has written.");
        }

        return new Exchange(from is null ? null : context.Surroundings.Resolve(from), to is null ? null : context.Surroundings.Resolve(to));
    }
}
