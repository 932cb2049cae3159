using MimeKit;

namespace IndicatorSync.Worker.Mail;

internal enum DeliveryOutcome
{
    /// <summary>A mail server has taken charge of it.</summary>
    Sent,

    /// <summary>It lies in a folder and reaches nobody by itself.</summary>
    Filed,

    /// <summary>This recipient cannot take it now.</summary>
    Temporary,

    /// <summary>This recipient will never take it.</summary>
    Permanent,

    /// <summary>Refused for a reason that is ours (sender, relay, quota, policy): the mail waits until it is put right, and others are tried.</summary>
    Withheld,

    /// <summary>Nothing can be sent now, whoever it is to: the server is away, or refuses us rather than the recipient.</summary>
    Unavailable,
}

/// <param name="Outcome">What became of the mail.</param>
/// <param name="Error">Swedish, one line, without any address: what is wrong and what to do; null when it went well.</param>
internal sealed record Delivery(DeliveryOutcome Outcome, string? Error = null)
{
    /// <summary>The server's code and enhanced code, or its whole answer where it gives none: what two refusals have in common.</summary>
    public string? Reason { get; init; }


    public static readonly Delivery Sent = new(DeliveryOutcome.Sent);
    public static readonly Delivery Filed = new(DeliveryOutcome.Filed);
}

/// <summary>The way out. One mail at a time: callers do not overlap.</summary>
internal interface IMailTransport
{
    /// <summary>Expected failures come back as a <see cref="Delivery"/>; throws only when cancelled or for what nobody foresaw.</summary>
    Task<Delivery> DeliverAsync(MimeMessage message, CancellationToken cancellationToken);

    /// <summary>The mails of this time are done: lets go of a connection.</summary>
    Task HangUpAsync();
}
