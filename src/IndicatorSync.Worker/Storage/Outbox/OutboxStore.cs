using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Outbox;

/// <summary>
/// Mails that are decided: queued in the transaction that decided them, and asked about. Sending is <see cref="OutboxLeases"/>'.
/// </summary>
internal static class OutboxStore
{
    private const string Queue = """
        INSERT INTO outbox (message_id, kind, address, subject, body_text, body_html, reference_ids, reply_to, page, written_at, written_local, run_id, status)
        SELECT @MessageId, @Kind, @Address, @Subject, @Text, @Html, @References, @ReplyTo, @Page, @WrittenAt, @WrittenLocal, @RunId, @Waiting
        WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE message_id = @MessageId)
        """;

    private const string About = """
        INSERT INTO outbox_about (outbox_id, indicator_id, gender)
        SELECT o.outbox_id, s.indicator_id, s.gender
        FROM [#about] s
        CROSS JOIN outbox o
        WHERE o.message_id = @MessageId
        """;

    private static readonly StagingTable<(string Indicator, Gender Gender)> StagedAbout = new("#about",
    [
        new("indicator_id", StagingType.Name, about => about.Indicator),
        new("gender", StagingType.Code, about => about.Gender.Code()),
    ]);

    private const string Entry = """
        SELECT outbox_id AS Id, address, subject,
               CAST(CASE WHEN kind IN ('admin', 'receipt') THEN 1 ELSE 0 END AS BIT) AS GoesAtOnce, CAST(CASE WHEN page IS NULL THEN 0 ELSE 1 END AS BIT) AS HasPage, status, written_at, attempts,
               due_at, leased_until, last_error
        FROM outbox
        """;

    private const string LastMails = """
        SELECT n.indicator_id, n.gender, o.message_id
        FROM (
          SELECT a.indicator_id, a.gender, MAX(a.outbox_id) AS outbox_id
          FROM outbox m
          JOIN outbox_about a ON a.outbox_id = m.outbox_id
          WHERE m.address = @Address
          GROUP BY a.indicator_id, a.gender) n
        JOIN outbox o ON o.outbox_id = n.outbox_id
        """;

    /// <summary>Refused for good, still somebody's, and nothing newer has reached that address.</summary>
    private const string IsDead = """
        (status = @Rejected AND closed_at IS NULL AND NOT EXISTS (
          SELECT 1 FROM outbox n WHERE n.address = outbox.address AND n.outbox_id > outbox.outbox_id AND n.status = @Sent))
        """;

    private const string State = $"""
        SELECT COALESCE(SUM(CASE WHEN finished_at IS NULL THEN 1 ELSE 0 END), 0) AS Waiting,
               MIN(CASE WHEN finished_at IS NULL THEN written_at END) AS OldestWaiting,
               COALESCE(SUM(CASE WHEN status = @Rejected THEN 1 ELSE 0 END), 0) AS Dead
        FROM outbox
        WHERE finished_at IS NULL OR {IsDead}
        """;

    private const string Dead = $"{Entry} WHERE {IsDead} ORDER BY outbox_id";

    private const string Revive = """
        UPDATE outbox
        SET status = CASE WHEN finished_at IS NULL THEN status ELSE @Waiting END, finished_at = NULL, finished_local = NULL, due_at = NULL
        WHERE (finished_at IS NULL AND due_at IS NOT NULL) OR (status = @Rejected AND closed_at IS NULL)
        """;

    private const string CloseStray = """
        UPDATE outbox SET closed_at = @now
        WHERE status = @Rejected AND closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM [#known_address] k WHERE k.address = outbox.address)
        """;

    private const string Discard = """
        UPDATE outbox
        SET closed_at = @now, status = @Rejected, finished_at = COALESCE(finished_at, @now), finished_local = COALESCE(finished_local, @local),
          last_error = COALESCE(last_error, @message), due_at = NULL, leased_by = NULL, leased_until = NULL
        WHERE outbox_id = @id AND (finished_at IS NULL OR (status = @Rejected AND closed_at IS NULL))
        """;

    private const string Copy = """
        INSERT INTO outbox (message_id, kind, address, subject, body_text, body_html, reference_ids, reply_to, page, written_at, written_local, run_id, status)
        SELECT @messageId, kind, @address, subject, body_text, body_html, reference_ids, reply_to, page, written_at, written_local, run_id, @Waiting
        FROM outbox
        WHERE outbox_id = @id AND body_text <> '' AND NOT EXISTS (SELECT 1 FROM outbox m WHERE m.message_id = @messageId)
        """;

    private const string MessageId = "SELECT message_id FROM outbox WHERE outbox_id = @id";

    private static readonly StagingTable<string> KnownAddress = new("#known_address", [new("address", StagingType.Text, address => address)]);

    private const string Forget = """
        UPDATE outbox SET body_text = '', body_html = '', page = NULL
        WHERE outbox_id IN (
          SELECT outbox_id FROM outbox
          WHERE finished_at < @Before AND status IN (@Sent, @Filed, @Gathered) AND body_text <> ''
          ORDER BY outbox_id
        """;

    /// <summary>Writes the mail in the caller's transaction. False when it is there already: a repeated run decided it again.</summary>
    /// <param name="unit">The transaction that also writes the states.</param>
    /// <param name="mail">As rendered.</param>
    /// <param name="digest">What it was rendered from: kind, time, and the indicators it is about.</param>
    /// <param name="runId">Null outside a run.</param>
    public static async Task<bool> QueueAsync(UnitOfWork unit, RenderedMail mail, Digest digest, long? runId)
    {
        if (!await QueueAsync(unit, mail, Code(digest.Kind), digest.WrittenAt, runId))
        {
            return false;
        }

        var rows = digest.Alerts.Concat(digest.AllAlerts).Concat(digest.RedNow).Concat(digest.RidesAlong);
        var about = rows.Select(row => (row.Status.Id, row.Status.Gender)).Distinct().ToList();
        if (about.Count > 0)
        {
            await unit.StageAsync(StagedAbout, about);
            await unit.ExecuteAsync(About, new { mail.MessageId });
        }

        return true;
    }

    /// <summary>The mail alone, without what it is about.</summary>
    public static async Task<bool> QueueAsync(UnitOfWork unit, RenderedMail mail, string kind, DateTimeOffset writtenAt, long? runId) =>
        await unit.ExecuteAsync(Queue, new
        {
            mail.MessageId,
            Kind = kind,
            mail.Address,
            mail.Subject,
            mail.Text,
            mail.Html,
            References = string.Join('\n', mail.References),
            ReplyTo = mail.ReplyTo.Count == 0 ? null : string.Join('\n', mail.ReplyTo),
            mail.Page,
            WrittenAt = writtenAt,
            WrittenLocal = StoredTime.Local(writtenAt),
            RunId = runId,
            OutboxStatus.Waiting,
        }) == 1;

    /// <summary>Message-ID of the last mail to the address about each indicator and gender, for <see cref="Digest.References"/>.</summary>
    public static async Task<IReadOnlyDictionary<(string Indicator, Gender Gender), string>> LastMailsAsync(UnitOfWork unit, string address) =>
        (await unit.QueryAsync<LastMail>(LastMails, new { Address = address })).ToDictionary(
            row => (row.IndicatorId, GenderCodes.Of(row.Gender)), row => row.MessageId);

    /// <summary>Mails that have still to go, in order, then those refused for good.</summary>
    public static async Task<IReadOnlyList<OutboxEntry>> PendingAsync(UnitOfWork unit) =>
    [
        .. await OpenAsync(unit),
        .. await unit.QueryAsync<OutboxEntry>(Entry + " WHERE status = @Rejected AND closed_at IS NULL ORDER BY outbox_id", new { OutboxStatus.Rejected }),
    ];

    /// <summary>Mails that have still to go, in order.</summary>
    public static Task<IReadOnlyList<OutboxEntry>> OpenAsync(UnitOfWork unit) =>
        unit.QueryAsync<OutboxEntry>(Entry + " WHERE finished_at IS NULL ORDER BY outbox_id");

    /// <summary>The same, with their texts.</summary>
    public static async Task<IReadOnlyList<(RenderedMail Mail, DateTimeOffset WrittenAt)>> WaitingMailsAsync(UnitOfWork unit) =>
        [.. (await unit.QueryAsync<OutboxMail>(OutboxMail.Columns + " WHERE finished_at IS NULL ORDER BY outbox_id")).Select(mail => (mail.ToMail(), mail.WrittenAt))];

    /// <summary>Mails refused for good that are still to be dealt with, in order.</summary>
    public static Task<IReadOnlyList<OutboxEntry>> DeadAsync(UnitOfWork unit) =>
        unit.QueryAsync<OutboxEntry>(Dead, new { OutboxStatus.Rejected, OutboxStatus.Sent });

    public static async Task<OutboxState> StateAsync(UnitOfWork unit) =>
        await unit.FindAsync<OutboxState>(State, new { OutboxStatus.Rejected, OutboxStatus.Sent }) ?? new OutboxState { Waiting = 0, Dead = 0 };

    /// <summary><c>mail retry</c>: what was refused for good waits again, and nothing waits for its time. How many mails that moved.</summary>
    public static Task<int> RetryAsync(UnitOfWork unit) => unit.ExecuteAsync(Revive, new { OutboxStatus.Waiting, OutboxStatus.Rejected });

    /// <summary>Closes what was refused for good to addresses that nobody writes to any more.</summary>
    /// <param name="unit">The transaction of the run.</param>
    /// <param name="addresses">Every address of the catalogue and the configuration.</param>
    /// <param name="now">When.</param>
    public static async Task CloseStrayAsync(UnitOfWork unit, IEnumerable<string> addresses, DateTimeOffset now)
    {
        await unit.StageAsync(KnownAddress, addresses.Distinct(StringComparer.OrdinalIgnoreCase));
        await unit.ExecuteAsync(CloseStray, new { now, OutboxStatus.Rejected });
    }

    /// <summary><c>mail discard</c>: the mail will not go, and nobody is told of it any more. False when it has gone, or is discarded already.</summary>
    public static async Task<bool> DiscardAsync(UnitOfWork unit, long id, DateTimeOffset now) => await unit.ExecuteAsync(
        Discard, new { id, now, local = StoredTime.Local(now), OutboxStatus.Rejected, message = unit.Message("Togs bort ur kön för hand.", 1000) }) == 1;

    /// <summary><c>mail resend</c>: the same mail to another address, as a mail of its own; the first one is discarded where it has not gone.</summary>
    /// <returns>False when its text is no longer kept, or it was sent there before.</returns>
    public static async Task<bool> ResendAsync(UnitOfWork unit, long id, string address, DateTimeOffset now)
    {
        // Derived, so that the same command again makes no second mail.
        var messageId = MessageIdentity.OfCopy(await unit.ScalarAsync<string>(MessageId, new { id }) ?? "", address);
        var copied = await unit.ExecuteAsync(Copy, new { id, address, messageId, OutboxStatus.Waiting }) == 1;
        if (copied)
        {
            await DiscardAsync(unit, id, now);
        }

        return copied;
    }

    /// <summary>False for a number that no mail has.</summary>
    public static async Task<bool> ExistsAsync(UnitOfWork unit, long id) => await unit.ScalarAsync<string>(MessageId, new { id }) is not null;

    /// <summary>
    /// Takes the text out of mails delivered before a time, at most <paramref name="take"/>; call again until 0. The rows stay: they
    /// keep a mail from being queued again, and an address from being new.
    /// </summary>
    public static Task<int> ForgetBodiesAsync(UnitOfWork unit, DateTimeOffset before, int take) => unit.ExecuteAsync(
        $"{Forget}\n  {unit.Dialect.Take})", new { Before = before, take, OutboxStatus.Sent, OutboxStatus.Filed, OutboxStatus.Gathered });

    private sealed record LastMail
    {
        public required string IndicatorId { get; init; }

        public required string Gender { get; init; }

        public required string MessageId { get; init; }
    }

    internal static string Code(MailKind kind) => kind switch
    {
        MailKind.Start => "start",
        MailKind.Alert => "alert",
        MailKind.Admin => "admin",
        MailKind.Receipt => "receipt",
        MailKind.Request => "request",
        _ => "weekly",
    };
}
