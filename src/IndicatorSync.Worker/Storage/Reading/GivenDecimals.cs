using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Reading;

/// <summary>How many decimals the values of other sources than Kolada were given with: they are printed so (docs/contract.md 1.9).</summary>
internal sealed class GivenDecimals
{
    /// <summary>For a database without own values.</summary>
    public static readonly GivenDecimals None = new([]);

    private const string Select = """
        SELECT i.plan_id, i.own_unit, o.gender, o.period, o.part, o.given_decimals AS Decimals
        FROM indicator i
        JOIN observation o ON o.kpi_id = i.measure_id AND o.area_id = i.area_id AND o.unit_name = i.own_unit
        WHERE i.measure_id LIKE '=%' AND o.given_decimals IS NOT NULL AND o.value IS NOT NULL
        """;

    private const string SelectOf = Select + " AND i.indicator_id = @id";

    private readonly Dictionary<(string Id, string Unit, string Gender), Dictionary<Period, int>> series = [];

    private GivenDecimals(IReadOnlyList<GivenRow> rows)
    {
        foreach (var row in rows)
        {
            var key = (row.PlanId, row.OwnUnit, row.Gender);
            if (!series.TryGetValue(key, out var periods))
            {
                series[key] = periods = [];
            }

            periods[Core.Terms.Period.OfStored(row.Period, row.Part)] = row.Decimals;
        }
    }

    public static async Task<GivenDecimals> LoadAsync(UnitOfWork unit) => new(await unit.QueryAsync<GivenRow>(Select));

    /// <summary>The same of one indicator and own unit.</summary>
    public static async Task<GivenDecimals> LoadAsync(UnitOfWork unit, string id) => new(await unit.QueryAsync<GivenRow>(SelectOf, new { id }));

    /// <summary>By period; a difference has as many as the more precise of women's and men's values.</summary>
    public IReadOnlyDictionary<Period, int> Of(string planId, string ownUnit, Gender gender)
    {
        if (gender != Gender.Gap)
        {
            return series.TryGetValue((planId, ownUnit, gender.Code()), out var periods) ? periods : IndicatorStatus.NothingGiven;
        }

        var men = Of(planId, ownUnit, Gender.M);
        return Of(planId, ownUnit, Gender.K).Where(women => men.ContainsKey(women.Key)).ToDictionary(women => women.Key, women => Math.Max(women.Value, men[women.Key]));
    }

    private sealed record GivenRow
    {
        public required string PlanId { get; init; }

        public required string OwnUnit { get; init; }

        public required string Gender { get; init; }

        public required int Period { get; init; }

        public required string Part { get; init; }

        public required int Decimals { get; init; }
    }
}
