using System.Data.Common;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>The country's newest years of a KPI, for telling whether a limit is likely; apart from the values that are judged.</summary>
internal static class CountryCheckStore
{
    internal const string ReadTimes = "SELECT kpi_id, read_at FROM country_value_reading";

    private const string Values = "SELECT kpi_id, area_id, gender, period, value FROM country_value WHERE kpi_id IN @kpis";

    private const string Forget = "DELETE FROM country_value WHERE kpi_id IN @kpis";

    /// <summary>Ids in one statement: SQL Server takes 2 100 parameters.</summary>
    private const int MaxIds = 900;

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

    /// <summary>A row of <see cref="ReadTimes"/>: when a KPI was last read so.</summary>
    internal static void Add(DbDataReader row, Dictionary<KpiId, DateTimeOffset> times) => times.Add(KpiId.Parse(row.GetString(0)), StoredTime.Instant(row.GetValue(1)));

    /// <summary>Replaces what was kept of these KPIs.</summary>
    public static async Task StoreAsync(UnitOfWork unit, IReadOnlyList<(KpiId Kpi, DataAnswer Answer)> answers, DateTimeOffset now)
    {
        foreach (var some in answers.Chunk(MaxIds))
        {
            await unit.ExecuteAsync(Forget, new { kpis = some.Select(one => one.Kpi.Value) });
        }

        await unit.UpsertAsync(Rows, [.. answers.SelectMany(one => RowsOf(one.Answer).Select(row => (one.Kpi, row)))]);
        await unit.UpsertAsync(Readings, [.. answers.Select(one => new Reading(one.Kpi, now))]);
    }

    /// <summary>What is kept of these KPIs; one that was never read has nothing.</summary>
    public static async Task<IReadOnlyDictionary<KpiId, CountryValues>> CountriesAsync(UnitOfWork unit, IReadOnlyCollection<KpiId> kpis)
    {
        var values = new List<(KpiId Kpi, (AreaId, Gender, Period, decimal) Value)>();
        foreach (var some in kpis.Chunk(MaxIds))
        {
            await unit.ReadAsync(Values, new { kpis = some.Select(kpi => kpi.Value) }, row => values.Add((
                KpiId.Parse(row.GetString(0)),
                (AreaId.Parse(row.GetString(1)), GenderCodes.Of(row.GetString(2)), Period.OfYear(row.GetInt32(3)), StoredNumber.Of(row.GetValue(4))))));
        }

        return values.GroupBy(one => one.Kpi, one => one.Value).ToDictionary(same => same.Key, same => new CountryValues(same));
    }

    /// <summary>What is kept of an answer.</summary>
    private static IEnumerable<Observation> RowsOf(DataAnswer answer) =>
        answer.Observations.Where(row => row is { Value: not null, Key.Area.Kind: AreaKind.Municipality }).DistinctBy(row => row.Key);

    private sealed record Reading(KpiId Kpi, DateTimeOffset ReadAt);
}
