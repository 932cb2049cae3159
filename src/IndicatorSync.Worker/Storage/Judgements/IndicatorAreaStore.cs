using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>The areas that each indicator is shown beside, in the catalogue's order.</summary>
internal static class IndicatorAreaStore
{
    /// <summary>Indicators of which all areas are held at once.</summary>
    private const int MostAtOnce = 500;

    private static readonly KeyedRows<IndicatorAreaRow> Areas = new(
        "indicator_area",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("area_id", StagingType.Code, row => row.AreaId),
        ],
        [
            new("ordinal", StagingType.Integer, row => row.Ordinal),
        ]);

    /// <summary>For <see cref="ComparedAreas"/>.</summary>
    internal static readonly string Select = Areas.Select + " ORDER BY indicator_id, ordinal";

    private static readonly string SelectOf = Areas.Select + " WHERE indicator_id IN @ids";

    public static Task<IReadOnlyList<IndicatorAreaRow>> AllAsync(UnitOfWork unit) => unit.QueryAsync<IndicatorAreaRow>(Select);

    /// <summary>Makes the table say of these indicators what the catalogue says.</summary>
    public static async Task ProjectAsync(UnitOfWork unit, IEnumerable<Indicator> differing)
    {
        foreach (var some in differing.Chunk(MostAtOnce))
        {
            var stored = (await unit.QueryAsync<IndicatorAreaRow>(SelectOf, new { ids = some.Select(indicator => indicator.Id) })).ToLookup(row => row.IndicatorId);
            var (gone, changed) = (new List<IndicatorAreaRow>(), new List<IndicatorAreaRow>());
            foreach (var indicator in some)
            {
                var rows = indicator.Compare.Select((area, index) => new IndicatorAreaRow { IndicatorId = indicator.Id, AreaId = area.Value, Ordinal = index + 1 }).ToHashSet();
                changed.AddRange(rows.Except(stored[indicator.Id]));
                gone.AddRange(stored[indicator.Id].ExceptBy(rows.Select(row => row.AreaId), row => row.AreaId));
            }

            await unit.DeleteAsync(Areas, gone);
            await unit.UpsertAsync(Areas, changed);
        }
    }
}

/// <summary>Which indicators are shown beside other areas than the table says: its rows are looked at one by one, and none is kept.</summary>
/// <param name="catalogue">The catalogue in force.</param>
internal sealed class ComparedAreas(IndicatorCatalogue catalogue)
{
    private readonly Dictionary<string, Stored> indicators = catalogue.Rows.ToDictionary(indicator => indicator.Id, indicator => new Stored(indicator));

    /// <summary>In the catalogue's order, when all rows have been looked at.</summary>
    public IEnumerable<Indicator> Differing => indicators.Values.Where(stored => stored.Differs).Select(stored => stored.Indicator);

    /// <param name="row">Of <see cref="IndicatorAreaStore.Select"/>.</param>
    public void Add(IndicatorAreaRow row)
    {
        if (indicators.TryGetValue(row.IndicatorId, out var stored))
        {
            stored.Add(row.AreaId, row.Ordinal);
        }
    }

    private sealed class Stored(Indicator indicator)
    {
        private int alike;
        private int others;

        public Indicator Indicator => indicator;

        public bool Differs => others > 0 || alike < indicator.Compare.Count;

        public void Add(string area, int ordinal)
        {
            var isAlike = ordinal >= 1 && ordinal <= indicator.Compare.Count && indicator.Compare[ordinal - 1].Value == area;
            (alike, others) = isAlike ? (alike + 1, others) : (alike, others + 1);
        }
    }
}
