using MimeKit;

namespace IndicatorSync.Worker.Commands;

/// <summary>A mail address as a person writes it for a command.</summary>
internal static class WrittenAddress
{
    /// <summary>The address; null for what is none, such as a name without a domain.</summary>
    public static MailboxAddress? Read(string written) =>
        MailboxAddress.TryParse(written, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal) ? mailbox : null;
}
