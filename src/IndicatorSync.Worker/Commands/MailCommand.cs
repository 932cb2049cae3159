using System.CommandLine;

namespace IndicatorSync.Worker.Commands;

/// <summary>The transport and the outbox.</summary>
internal sealed class MailCommand : Command
{
    public MailCommand(CommandContext context)
        : base("mail", "The transport and the outbox: test, preview, pending, retry, discard, resend.")
    {
        Add(new MailTestCommand(context));
        Add(new MailPreviewCommand(context));
        Add(new MailPendingCommand(context));
        Add(new MailRetryCommand(context));
        Add(new MailDiscardCommand(context));
        Add(new MailResendCommand(context));
    }
}
