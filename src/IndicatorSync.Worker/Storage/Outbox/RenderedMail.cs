namespace IndicatorSync.Worker.Storage.Outbox;

/// <summary>A mail as the outbox keeps it; its age and a redirection are added when it is sent.</summary>
/// <param name="MessageId">Without angle brackets.</param>
/// <param name="Address">The one recipient.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The plain text part; it holds every number of <paramref name="Html"/>.</param>
/// <param name="Html">The HTML part.</param>
/// <param name="References">Message-IDs without angle brackets.</param>
internal sealed record RenderedMail(
    string MessageId,
    string Address,
    string Subject,
    string Text,
    string Html,
    IReadOnlyList<string> References)
{
    /// <summary>Addresses that a reply goes to; none where the catalogue names nobody.</summary>
    public IReadOnlyList<string> ReplyTo { get; init; } = [];

    /// <summary>What was rendered, for a mail that may have to say it together with others; null for one that is sent by itself.</summary>
    public string? Page { get; init; }
}
