using System.CommandLine;
using System.Globalization;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Storage.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>A mail that did not reach its address goes to another one.</summary>
internal sealed class MailResendCommand : Command
{
    private readonly CommandContext context;
    private readonly Argument<long> id = new("ID") { Description = "The mail's number, as 'mail pending' shows it." };
    private readonly Option<string> to = new("--to") { Required = true, HelpName = "ADDRESS", Description = "Where it goes instead." };

    public MailResendCommand(CommandContext context)
        : base("resend", "Sends one mail to another address; the first one is discarded where it has not gone.")
    {
        this.context = context;
        Add(id);
        Add(to);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (wanted, address) = (parsed.GetRequiredValue(id), parsed.GetRequiredValue(to).Trim());
        var mailbox = WrittenAddress.Read(address) ?? throw new ExpectedFailure(FailureKind.BadInput, $"{address} is not a mail address.");

        using var host = context.CreateHost(parsed).Builder.Build();
        await host.Services.GetRequiredService<StatusReader>().EnsureReadableAsync(cancellationToken);
        var database = host.Services.GetRequiredService<Database>();
        var now = host.Services.GetRequiredService<RulesClock>().Now;
        await MailNumber.RequireAsync(database, wanted, cancellationToken);
        if (!await database.InTransactionAsync(unit => OutboxStore.ResendAsync(unit, wanted, mailbox.Address, now), cancellationToken))
        {
            throw new ExpectedFailure(
                FailureKind.Failed, string.Create(CultureInfo.InvariantCulture, $"mail {wanted} was not queued: its text is no longer kept, or it has been sent to {mailbox.Address} already."));
        }

        var problems = await host.Services.GetRequiredService<Outgoing>().SendAsync(SendWhen.Now, cancellationToken);
        context.ProcessContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Mail {wanted} is queued to {mailbox.Address}."));
        foreach (var problem in problems)
        {
            context.ProcessContext.Out.WriteLine(problem.Message);
        }

        return 0;
    }
}
