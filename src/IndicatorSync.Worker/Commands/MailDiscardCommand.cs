using System.CommandLine;
using System.Globalization;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Storage.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>A mail that is not to go, or that was refused for good and has been seen to.</summary>
internal sealed class MailDiscardCommand : Command
{
    private readonly CommandContext context;
    private readonly Argument<long> id = new("ID") { Description = "The mail's number, as 'mail pending' shows it." };

    public MailDiscardCommand(CommandContext context)
        : base("discard", "Takes one mail out of the queue: it is not sent, and is no longer counted as refused.")
    {
        this.context = context;
        Add(id);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetRequiredValue(id);
        using var host = context.CreateHost(parsed).Builder.Build();
        await host.Services.GetRequiredService<StatusReader>().EnsureReadableAsync(cancellationToken);
        var database = host.Services.GetRequiredService<Database>();
        var now = host.Services.GetRequiredService<RulesClock>().Now;
        await MailNumber.RequireAsync(database, wanted, cancellationToken);
        if (!await database.InTransactionAsync(unit => OutboxStore.DiscardAsync(unit, wanted, now), cancellationToken))
        {
            throw new ExpectedFailure(FailureKind.Failed, string.Create(CultureInfo.InvariantCulture, $"mail {wanted} has been delivered or is discarded already; nothing was changed."));
        }

        context.ProcessContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Mail {wanted} is discarded: it is not sent, and nothing waits for it."));
        return 0;
    }
}
