using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Outbox;

/// <summary>How long mails have waited, for what the administrator is told of it.</summary>
internal static class MailDelays
{
    private const string Select = """
        SELECT written_at, finished_at, attempts, last_error
        FROM outbox
        WHERE finished_at IS NULL OR (finished_at >= @since AND status IN (@Sent, @Filed))
        """;

    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="since">Mails that were delivered before have been looked at.</param>
    public static async Task<IReadOnlyList<MailTimes>> ReadAsync(UnitOfWork unit, DateTimeOffset since) =>
        [.. (await unit.QueryAsync<Row>(Select, new { since, OutboxStatus.Sent, OutboxStatus.Filed })).Select(row => row.ToTimes())];

    private sealed record Row
    {
        public DateTimeOffset WrittenAt { get; init; }

        public DateTimeOffset? FinishedAt { get; init; }

        public int Attempts { get; init; }

        public string? LastError { get; init; }

        /// <summary>An attempt that is under way, or was broken off, has not failed.</summary>
        public MailTimes ToTimes() => new(WrittenAt, FinishedAt, FinishedAt is not null ? Attempts - 1 : LastError is null ? 0 : Attempts)
        {
            Error = FinishedAt is null ? LastError : null,
            IsAboutUs = FinishedAt is null && OutboxStatus.IsAboutUs(LastError),
        };
    }
}
