using IndicatorSync.Core.Alerting;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Outbox;

/// <summary>Mails that wait for the hours in which mails may go, and become one when they come (docs/contract.md 1.14).</summary>
internal static class HeldMails
{
    private const string Content = OutboxMail.Columns + " WHERE outbox_id IN @ids AND page IS NOT NULL ORDER BY outbox_id";

    private const string Gather = """
        UPDATE outbox SET status = @Gathered, finished_at = @now, finished_local = @local
        WHERE outbox_id IN @ids AND attempts = 0 AND finished_at IS NULL
        """;

    private const string About = """
        INSERT INTO outbox_about (outbox_id, indicator_id, gender)
        SELECT DISTINCT n.outbox_id, a.indicator_id, a.gender
        FROM outbox n
        CROSS JOIN outbox_about a
        WHERE n.message_id = @messageId AND a.outbox_id IN @ids
        """;

    /// <summary>A mail to the municipality goes in its hours; one to who runs the service at any time.</summary>
    public static bool IsHeld(OutboxEntry entry, SendCalendar calendar, DateTimeOffset now) => !entry.GoesAtOnce && !calendar.IsOpen(now);

    /// <summary>
    /// The waiting as <c>status --check</c> sees it: a mail that was held has not waited, and one that then could go has waited since. An
    /// attempt that failed shows that it was not held.
    /// </summary>
    public static OutboxState WithoutHeld(OutboxState state, IReadOnlyList<OutboxEntry> open, SendCalendar calendar, DateTimeOffset now)
    {
        if (calendar.IsAlways)
        {
            return state;
        }

        var waited = open.Where(entry => !(entry.Attempts == 0 && IsHeld(entry, calendar, now)))
            .Select(entry => entry.GoesAtOnce || entry.LastError is not null ? now - entry.WrittenAt : calendar.OpenTime(entry.WrittenAt, now)).ToList();
        return state with { Waiting = waited.Count, OldestWaiting = waited.Count == 0 ? null : now - waited.Max() };
    }

    /// <summary>Queues the one mail in the place of several, in the caller's transaction. </summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="waiting">The mails of one address.</param>
    /// <param name="make">Makes one mail of several.</param>
    /// <param name="now">When.</param>
    /// <exception cref="TakenMeanwhileException">One of them is no longer there to be taken: the transaction is to be rolled back.</exception>
    public static async Task GatherAsync(
        UnitOfWork unit, IReadOnlyList<WaitingMail> waiting, Func<IReadOnlyList<(RenderedMail Mail, DateTimeOffset WrittenAt)>, RenderedMail> make, DateTimeOffset now)
    {
        var ids = waiting.Select(mail => mail.Id).ToList();
        var mails = await unit.QueryAsync<OutboxMail>(Content, new { ids });
        if (mails.Count < ids.Count)
        {
            throw new TakenMeanwhileException();
        }

        var gathered = make([.. mails.Select(mail => (mail.ToMail(), mail.WrittenAt))]);
        var taken = await unit.ExecuteAsync(Gather, new { ids, now, local = StoredTime.Local(now), OutboxStatus.Gathered });
        if (taken < ids.Count || !await OutboxStore.QueueAsync(unit, gathered, "gathered", now, runId: null))
        {
            throw new TakenMeanwhileException();
        }

        await unit.ExecuteAsync(About, new { messageId = gathered.MessageId, ids });
    }

    /// <summary>Another sender was first.</summary>
    internal sealed class TakenMeanwhileException : Exception;
}
