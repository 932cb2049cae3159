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
            new("gender", StagingType.Code, row => row.Gender),
        ],
        [
            new("asked_at", StagingType.Instant, row => row.AskedAt),
            new("reminded_at", StagingType.Instant, row => row.RemindedAt),
        ]);

    public static async Task<AskedValues> AllAsync(UnitOfWork unit)
    {
        var asked = new AskedValues();
        foreach (var row in await unit.QueryAsync<AskedRow>(Rows.Select))
        {
            asked.Add((row.IndicatorId, Core.Terms.Period.OfStored(row.Period, row.Part), row.Gender.Length > 0 ? GenderCodes.Of(row.Gender) : null), new AskedFor(row.AskedAt, row.RemindedAt));
        }

        return asked;
    }

    /// <summary>They are asked for now, or once more.</summary>
    public static Task KeepAsync(UnitOfWork unit, IEnumerable<ValueRequest> requests, AskedValues before, DateTimeOffset now) =>
        unit.UpsertAsync(Rows, [.. requests.SelectMany(request => request.Genders, (request, gender) => new AskedRow
        {
            IndicatorId = request.IndicatorId,
            Period = request.Period.Year,
            Part = request.Period.Part,
            Gender = gender.Code(),
            AskedAt = before.Of(request.IndicatorId, request.Period, gender)?.At ?? now,
            RemindedAt = request.IsReminder ? now : null,
        })]);

    private sealed record AskedRow
    {
        public required string IndicatorId { get; init; }

        public required int Period { get; init; }

        public required string Part { get; init; }

        /// <summary>Empty for every gender: kept before the genders were.</summary>
        public required string Gender { get; init; }

        public required DateTimeOffset AskedAt { get; init; }

        public DateTimeOffset? RemindedAt { get; init; }
    }
}
