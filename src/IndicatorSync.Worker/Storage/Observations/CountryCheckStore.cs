using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>The country's newest years of a KPI, for telling whether a limit is likely; apart from the values that are judged.</summary>
internal static class CountryCheckStore
{
    private const string ReadTimes = "SELECT kpi_id AS KpiId, read_at AS ReadAt FROM country_value_reading";

    private const string Values = "SELECT area_id AS AreaId, gender AS Gender, period AS Period, value AS Value FROM country_value WHERE kpi_id = @kpi";

    private const string Forget = "DELETE FROM country_value WHERE kpi_id = @kpi";

    private static readonly KeyedRows<(KpiId Kpi, Observation Of)> Rows = new(
        "country_value",
        [
            new("kpi_id", StagingType.Code, row => row.Kpi.Value),
            new("area_id", StagingType.Code, row => row.Of.Key.Area.Value),
            new("gender", StagingType.Code, row => row.Of.Key.Gender.Code()),
            new("period", StagingType.Integer, row => row.Of.Key.Period.Year),
        ],
        [
            new("value", StagingType.Number, row => row.Of.Value),
        ]);

    private static readonly KeyedRows<Reading> Readings = new(
        "country_value_reading",
        [
            new("kpi_id", StagingType.Code, row => row.Kpi.Value),
        ],
        [
            new("read_at", StagingType.Instant, row => row.ReadAt),
        ]);

    public static async Task<IReadOnlyDictionary<KpiId, DateTimeOffset>> ReadTimesAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<ReadingRow>(ReadTimes)).ToDictionary(row => row.KpiId, row => row.ReadAt);

    /// <summary>Replaces what was kept of the KPI.</summary>
    public static async Task StoreAsync(UnitOfWork unit, KpiId kpi, DataAnswer answer, DateTimeOffset now)
    {
        await unit.ExecuteAsync(Forget, new { kpi = kpi.Value });
        await unit.UpsertAsync(Rows, [.. answer.Observations.Where(row => row is { Value: not null, Key.Area.Kind: AreaKind.Municipality }).DistinctBy(row => row.Key).Select(row => (kpi, row))]);
        await unit.UpsertAsync(Readings, [new Reading(kpi, now)]);
    }

    public static async Task<CountryValues> CountryAsync(UnitOfWork unit, KpiId kpi) =>
        new((await unit.QueryAsync<ValueRow>(Values, new { kpi = kpi.Value })).Select(row => (AreaId.Parse(row.AreaId), GenderCodes.Of(row.Gender), Period.OfYear(row.Period), row.Value)));

    private sealed record Reading(KpiId Kpi, DateTimeOffset ReadAt);

    private sealed record ReadingRow
    {
        public required KpiId KpiId { get; init; }

        public required DateTimeOffset ReadAt { get; init; }
    }

    private sealed record ValueRow
    {
        public required string AreaId { get; init; }

        public required string Gender { get; init; }

        public required int Period { get; init; }

        public required decimal Value { get; init; }
    }
}
