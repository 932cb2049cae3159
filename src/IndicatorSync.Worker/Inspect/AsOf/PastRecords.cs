using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Inspect.AsOf;

/// <summary>Reads what was recorded up to a moment, by indicator and gender.</summary>
internal static class PastRecords
{
    private const string Changes = """
        SELECT indicator_id, gender, cause AS Word, changed_at AS At
        FROM colour_change WHERE changed_at <= @at ORDER BY colour_change_id
        """;

    private const string Steps = """
        SELECT indicator_id, gender, to_status AS Word, changed_at AS At
        FROM alarm_transition WHERE changed_at <= @at ORDER BY alarm_transition_id
        """;

    private const string Lapses = """
        SELECT indicator_id, gender, MAX(lapsed_through) AS Number
        FROM acknowledgement_lapse WHERE lapsed_at <= @at GROUP BY indicator_id, gender
        """;

    private const string Mailed = """
        SELECT a.indicator_id, a.gender, MAX(o.written_at) AS At
        FROM outbox_about a
        JOIN outbox o ON o.outbox_id = a.outbox_id
        WHERE o.written_at <= @at GROUP BY a.indicator_id, a.gender
        """;

    private const string Opened = "new";

    private static readonly string Added = Cause.Added.Code();
    private static readonly string Removed = Cause.Removed.Code();

    public static async Task<IReadOnlyDictionary<(string Id, string Gender), RecordsThen>> ReadAsync(UnitOfWork unit, DateTimeOffset at)
    {
        var changes = await unit.QueryAsync<Record>(Changes, new { at });
        var steps = await unit.QueryAsync<Record>(Steps, new { at });
        var lapses = await unit.QueryAsync<Record>(Lapses, new { at });
        var mailed = await unit.QueryAsync<Record>(Mailed, new { at });
        var keys = new[] { changes, steps, lapses, mailed }.SelectMany(rows => rows).Select(row => row.Key).Distinct();
        var (changed, stepped, lapsed, told) = (changes.ToLookup(row => row.Key), steps.ToLookup(row => row.Key), lapses.ToLookup(row => row.Key), mailed.ToLookup(row => row.Key));
        return keys.ToDictionary(key => key, key => new RecordsThen
        {
            Cause = changed[key].LastOrDefault()?.Word,
            TurnedAt = changed[key].LastOrDefault(row => row.Word != Added && row.Word != Removed)?.At,
            Step = stepped[key].LastOrDefault() is { } step ? new RecordedStep(step.Word, step.At!.Value) : null,
            OpenedAt = stepped[key].LastOrDefault(row => row.Word == Opened)?.At,
            LapsedThrough = lapsed[key].FirstOrDefault()?.Number ?? 0,
            MailedAt = told[key].FirstOrDefault()?.At,
        });
    }

    private sealed record Record
    {
        public required string IndicatorId { get; init; }

        public required string Gender { get; init; }

        public string Word { get; init; } = "";

        public DateTimeOffset? At { get; init; }

        public long Number { get; init; }

        public (string, string) Key => (IndicatorId, Gender);
    }
}
