using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Outbox;

/// <summary>A mail that this process, and no other, sends now.</summary>
internal sealed record LeasedMail(long Id, int Attempt, DateTimeOffset WrittenAt, RenderedMail Mail);

/// <summary>What became of a mail that is done with.</summary>
/// <param name="Status">One of <see cref="OutboxStatus"/>.</param>
/// <param name="At">On the rules' clock.</param>
/// <param name="Error">Why it was refused; null otherwise.</param>
/// <param name="RedirectedTo">The address it went to in place of its own; null where there is none.</param>
internal sealed record FinishedMail(string Status, DateTimeOffset At, string? Error = null, string? RedirectedTo = null);

/// <summary>
/// Lends mails to senders by compare-and-set on the number of attempts: of two senders one gets the mail. A lease that nobody ended
/// runs out, so that a mail is sent at least once; a sender that was too slow does not overwrite what the next one found.
/// </summary>
internal sealed class OutboxLeases(Database database)
{
    /// <summary>Well over the time that one mail may take.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);

    /// <summary>Of the column, in UTF-16 units.</summary>
    private const int LongestError = 1000;

    private const string Take = """
        UPDATE outbox SET attempts = attempts + 1, leased_by = @Holder, leased_until = @Until
        WHERE outbox_id = @Id AND attempts = @Attempts AND finished_at IS NULL
        """;

    private const string IsTaken = """
        UPDATE outbox SET leased_until = leased_until
        WHERE outbox_id = @Id AND attempts = @Attempts + 1 AND leased_by = @Holder AND leased_until = @Until
        """;

    private const string Content = OutboxMail.Columns + " WHERE outbox_id = @Id";

    private const string Finish = """
        UPDATE outbox
        SET status = @Status, redirected_to = @RedirectedTo, finished_at = @Now, finished_local = @NowLocal, last_error = @Message, due_at = NULL, leased_by = NULL, leased_until = NULL
        WHERE outbox_id = @Id AND attempts = @Attempt AND finished_at IS NULL
        """;

    private const string IsFinished =
        "UPDATE outbox SET finished_at = finished_at WHERE outbox_id = @Id AND attempts = @Attempt AND status = @Status AND finished_at = @Now";

    private const string PutBack = """
        UPDATE outbox SET status = @Retry, due_at = @DueAt, last_error = @Message, leased_by = NULL, leased_until = NULL
        WHERE outbox_id = @Id AND attempts = @Attempt AND finished_at IS NULL
        """;

    private const string Release = """
        UPDATE outbox SET leased_by = NULL, leased_until = NULL
        WHERE outbox_id = @Id AND attempts = @Attempt AND finished_at IS NULL
        """;

    private const string Free = "UPDATE outbox SET leased_by = NULL, leased_until = NULL WHERE leased_by = @Holder AND finished_at IS NULL";

    /// <summary>Null when another sender was first, or the mail is no longer open.</summary>
    /// <param name="entry">As it was read: what has changed since is not leased.</param>
    /// <param name="holder">Who asks; the holder of the run's lease, so that whoever takes that over can free this one.</param>
    /// <param name="clock">The real time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<LeasedMail?> TryTakeAsync(OutboxEntry entry, string holder, DateTimeOffset clock, CancellationToken cancellationToken)
    {
        var lease = new { Holder = holder, Until = clock + Duration, entry.Id, entry.Attempts };
        return database.OnceAsync(
            async unit =>
            {
                var taken = await unit.ExecuteAsync(Take, lease);
                if (taken == 0 || await unit.FindAsync<OutboxMail>(Content, new { entry.Id }) is not { } stored)
                {
                    return null;
                }

                return new LeasedMail(entry.Id, entry.Attempts + 1, entry.WrittenAt, stored.ToMail());
            },
            async unit => await unit.ExecuteAsync(IsTaken, lease) == 1,
            cancellationToken);
    }

    /// <summary>The mail is done with: sent, written to a file, or refused for good. False when the lease had gone to another.</summary>
    public Task<bool> FinishAsync(LeasedMail mail, FinishedMail finished, CancellationToken cancellationToken)
    {
        object End(UnitOfWork unit) => new
        {
            finished.Status,
            finished.RedirectedTo,
            Now = finished.At,
            NowLocal = StoredTime.Local(finished.At),
            Message = unit.MessageOrNull(finished.Error, LongestError),
            mail.Id,
            mail.Attempt,
        };
        return database.OnceAsync(
            async unit => await unit.ExecuteAsync(Finish, End(unit)) == 1, async unit => await unit.ExecuteAsync(IsFinished, End(unit)) == 1, cancellationToken);
    }

    /// <summary>The mail waits for a better time.</summary>
    public Task<bool> PutBackAsync(LeasedMail mail, string? error, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        ChangeAsync(PutBack, unit => new { OutboxStatus.Retry, DueAt = dueAt, Message = unit.MessageOrNull(error, LongestError), mail.Id, mail.Attempt }, cancellationToken);

    /// <summary>The sender was stopped: whoever comes next may take the mail at once.</summary>
    public Task<bool> ReleaseAsync(LeasedMail mail, CancellationToken cancellationToken) =>
        ChangeAsync(Release, _ => new { mail.Id, mail.Attempt }, cancellationToken);

    /// <summary>Frees the leases of a holder that died, in the transaction that takes over its run's lease.</summary>
    public static Task<int> FreeAsync(UnitOfWork unit, string holder) => unit.ExecuteAsync(Free, new { Holder = holder });

    private Task<bool> ChangeAsync(string sql, Func<UnitOfWork, object> arguments, CancellationToken cancellationToken) =>
        database.InTransactionAsync(async unit => await unit.ExecuteAsync(sql, arguments(unit)) == 1, cancellationToken);
}
