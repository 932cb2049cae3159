using System.CommandLine;
using System.Globalization;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Storage.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Everything that waits, or was refused for good, is tried now.</summary>
internal sealed class MailRetryCommand : Command
{
    private readonly CommandContext context;

    public MailRetryCommand(CommandContext context)
        : base("retry", "Tries every waiting mail now, those refused for good included.")
    {
        this.context = context;
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = context.CreateHost(parsed).Builder.Build();
        await host.Services.GetRequiredService<StatusReader>().EnsureReadableAsync(cancellationToken);
        var database = host.Services.GetRequiredService<Database>();
        await database.InTransactionAsync(OutboxStore.RetryAsync, cancellationToken);
        var before = await database.ReadAsync(OutboxStore.StateAsync, cancellationToken);
        var (report, problems) = await host.Services.GetRequiredService<Outgoing>().SendAllAsync(cancellationToken);
        var after = await database.ReadAsync(OutboxStore.StateAsync, cancellationToken);
        var delivered = report.Sent + report.Filed;

        context.ProcessContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Delivered: {delivered}. Still waiting: {after.Waiting}. Refused for good: {after.Dead}."));
        foreach (var problem in problems)
        {
            context.ProcessContext.Out.WriteLine(problem.Message);
        }

        return before.Waiting > 0 && delivered == 0 ? (int)ExitCode.Failed : 0;
    }
}
