using System.CommandLine;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>One mail through the configured transport, beside the outbox: does mail get through?</summary>
internal sealed class MailTestCommand : Command
{
    private readonly CommandContext context;
    private readonly Argument<string> address = new("ADDRESS") { Description = "Where the test mail goes." };

    public MailTestCommand(CommandContext context)
        : base("test", "Sends one test mail through the configured transport.")
    {
        this.context = context;
        Add(address);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetRequiredValue(address);
        var mailbox = WrittenAddress.Read(wanted) ?? throw new ExpectedFailure(FailureKind.BadInput, $"{wanted} is not a mail address.");

        var (builder, settings) = context.CreateHost(parsed);
        using var host = builder.Build();
        var transport = MailServices.Transport(host.Services)
            ?? throw new ExpectedFailure(FailureKind.BadInput, "Mail:Transport is None, so nothing is sent; set it to Smtp (or Pickup for files).");
        var now = host.Services.GetRequiredService<RulesClock>().Now;
        var mail = TestMail.To(mailbox.Address, settings.Mail, now, host.Services.GetRequiredService<MailTemplates>());
        var delivery = await DeliverAsync(transport, mail, settings.Mail, now, cancellationToken);
        if (delivery.Error is { } error)
        {
            // Swedish, as doctor says it of the same server, and nothing before it: no line mixes two languages.
            throw new ExpectedFailure(FailureKind.Failed, error);
        }

        var to = settings.Mail.RedirectTo is { } redirected ? $"{redirected} (Mail:RedirectTo, instead of {mailbox.Address})" : mailbox.Address;
        context.ProcessContext.Out.WriteLine(delivery.Outcome == DeliveryOutcome.Filed
            ? $"The test mail to {to} was written in {Path.GetFullPath(settings.Mail.PickupDirectory)}: Mail:Transport is Pickup, so it reaches nobody by itself."
            : $"The test mail to {to} was taken by {settings.Mail.Host}:{settings.Mail.Port}. Look for it in the inbox, and in the junk mail.");
        return 0;
    }

    private static async Task<Delivery> DeliverAsync(
        IMailTransport transport, RenderedMail mail, MailOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            using var message = MimeMail.Compose(mail, now, now, options);
            return await transport.DeliverAsync(message, cancellationToken);
        }
        catch (InvalidDataException setting)
        {
            return new(DeliveryOutcome.Unavailable, setting.Message);
        }
        finally
        {
            await transport.HangUpAsync();
        }
    }
}
