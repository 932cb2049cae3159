using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Sources;

/// <summary>Which numbers have been asked for because they were late.</summary>
internal static class AskedValueStore
{
    private static readonly KeyedRows<AskedRow> Rows = new(
        "asked_value",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("period", StagingType.Integer, row => row.Period),
            new("part", StagingType.Code, row => row.Part),
        ],
        [
            new("asked_at", StagingType.Instant, row => row.AskedAt),
            new("reminded_at", StagingType.Instant, row => row.RemindedAt),
        ]);

    public static async Task<IReadOnlyDictionary<(string IndicatorId, Period Period), AskedFor>> AllAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<AskedRow>(Rows.Select)).ToDictionary(row => (row.IndicatorId, Core.Terms.Period.OfStored(row.Period, row.Part)), row => new AskedFor(row.AskedAt, row.RemindedAt));

    /// <summary>They are asked for now, or once more.</summary>
    public static Task KeepAsync(
        UnitOfWork unit, IEnumerable<ValueRequest> requests, IReadOnlyDictionary<(string IndicatorId, Period Period), AskedFor> before, DateTimeOffset now) =>
        unit.UpsertAsync(Rows, [.. requests.Select(request => new AskedRow
        {
            IndicatorId = request.IndicatorId,
            Period = request.Period.Year,
            Part = request.Period.Part,
            AskedAt = before.TryGetValue((request.IndicatorId, request.Period), out var first) ? first.At : now,
            RemindedAt = request.IsReminder ? now : null,
        })]);

    private sealed record AskedRow
    {
        public required string IndicatorId { get; init; }

        public required int Period { get; init; }

        public required string Part { get; init; }

        public required DateTimeOffset AskedAt { get; init; }

        public DateTimeOffset? RemindedAt { get; init; }
    }
}
