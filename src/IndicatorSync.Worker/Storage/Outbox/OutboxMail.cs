namespace IndicatorSync.Worker.Storage.Outbox;

/// <summary>A mail in the outbox with its text.</summary>
internal sealed record OutboxMail
{
    public const string Columns = """
        SELECT message_id, address, subject, body_text AS Text, body_html AS Html,
               reference_ids, reply_to, page, written_at
        FROM outbox
        """;

    public required string MessageId { get; init; }

    public required string Address { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    public required string ReferenceIds { get; init; }

    public string? ReplyTo { get; init; }

    public string? Page { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public RenderedMail ToMail() => new(MessageId, Address, Subject, Text, Html, ReferenceIds.Split('\n', StringSplitOptions.RemoveEmptyEntries))
    {
        ReplyTo = ReplyTo?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [],
        Page = Page,
    };
}
