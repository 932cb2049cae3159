using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>The catalogue in force as tables, for views and <c>status</c>; bands as decided are kept with the time they held.</summary>
internal static class IndicatorStore
{
    private static readonly KeyedRows<IndicatorRow> Indicators = new(
        "indicator",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
        ],
        [
            new("plan_id", StagingType.Name, row => row.PlanId),
            new("own_unit", StagingType.Name, row => row.OwnUnit),
            new("ordinal", StagingType.Integer, row => row.Ordinal),
            new("name", StagingType.Text, row => row.Name),
            new("short_name", StagingType.Text, row => row.ShortName),
            new("kpi_id", StagingType.Code, row => row.KpiId),
            new("measure_id", StagingType.Name, row => row.MeasureId),
            new("is_accumulated", StagingType.Flag, row => row.IsAccumulated),
            new("is_qualitative", StagingType.Flag, row => row.IsQualitative),
            new("area_id", StagingType.Code, row => row.AreaId),
            new("source", StagingType.Text, row => row.Source),
            new("fetched_from", StagingType.Text, row => row.FetchedFrom),
            new("business_area", StagingType.Text, row => row.BusinessArea),
            new("overarching_goal", StagingType.Text, row => row.OverarchingGoal),
            new("goal_id", StagingType.Name, row => row.GoalId),
            new("responsible", StagingType.Text, row => row.Responsible),
            new("footnote", StagingType.LongText, row => row.Footnote),
            new("count_below", StagingType.Integer, row => row.CountBelow),
            new("persons_kpi_id", StagingType.Code, row => row.PersonsKpiId),
            new("reading_rule", StagingType.Code, row => row.ReadingRule),
            new("removed_at", StagingType.Instant, row => row.RemovedAt),
            new("plan_name", StagingType.Text, row => row.PlanName),
            new("plan_file", StagingType.Text, row => row.PlanFile),
        ]);

    private static readonly string SelectIndicators = Indicators.Select + " ORDER BY ordinal, indicator_id";

    private const string SelectKeys = "SELECT indicator_id FROM indicator WHERE plan_id = @id OR indicator_id = @id ORDER BY indicator_id";

    private const string BandsInForce = """
        SELECT band_id, indicator_id, gender, from_year, to_year, green,
          yellow, line, faults, reading_rule, decision
        FROM band WHERE valid_to_at IS NULL
        """;

    private const string SelectBands = BandsInForce + " ORDER BY band_id";

    private const string SelectBandsOf = BandsInForce + " AND indicator_id = @id ORDER BY band_id";

    /// <summary>A band that stays may move in the file; one that goes is ended.</summary>
    private static readonly KeyedRows<BandRow> StoredBands = new(
        "band",
        [
            new("band_id", StagingType.Long, row => row.BandId),
        ],
        [
            new("line", StagingType.Integer, row => row.Line),
            new("faults", StagingType.LongText, row => row.Faults),
            new("valid_to_at", StagingType.Instant, row => row.ValidToAt),
        ]);

    private static readonly AddedRows<BandRow> NewBands = new(
        "band",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("gender", StagingType.Code, row => row.Gender),
            new("from_year", StagingType.Integer, row => row.FromYear),
            new("to_year", StagingType.Integer, row => row.ToYear),
            new("green", StagingType.LongText, row => row.Green),
            new("yellow", StagingType.LongText, row => row.Yellow),
            new("line", StagingType.Integer, row => row.Line),
            new("faults", StagingType.LongText, row => row.Faults),
            new("reading_rule", StagingType.Code, row => row.ReadingRule),
            new("decision", StagingType.LongText, row => row.Decision),
            new("catalogue_version", StagingType.Name, row => row.CatalogueVersion),
            new("valid_from_at", StagingType.Instant, row => row.ValidFromAt),
            new("valid_from_local", StagingType.LocalTime, row => row.ValidFromLocal),
        ]);

    public static Task<IReadOnlyList<IndicatorRow>> IndicatorsAsync(UnitOfWork unit) => unit.QueryAsync<IndicatorRow>(SelectIndicators);

    /// <summary>What is judged of an indicator: the total, then its own units. A <see cref="RowKey"/> gives itself.</summary>
    public static Task<IReadOnlyList<string>> KeysOfAsync(UnitOfWork unit, string id) => unit.QueryAsync<string>(SelectKeys, new { id });

    public static Task<IReadOnlyList<BandRow>> BandsAsync(UnitOfWork unit) => unit.QueryAsync<BandRow>(SelectBands);

    /// <summary>The bands in force of one indicator.</summary>
    public static Task<IReadOnlyList<BandRow>> BandsOfAsync(UnitOfWork unit, string id) => unit.QueryAsync<BandRow>(SelectBandsOf, new { id });

    /// <summary>Makes the tables say what the catalogue says; writes only what differs. Indicators no longer named are marked, not deleted. An own unit is an indicator of its own here; its bands are the indicator's.</summary>
    /// <param name="unit">A transaction under the writer's lease.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="now">On the rules' clock.</param>
    /// <param name="unitOf">What Kolada counts an indicator's values in, where that is known.</param>
    public static async Task ProjectAsync(UnitOfWork unit, IndicatorCatalogue catalogue, DateTimeOffset now, Func<Indicator, string?>? unitOf = null)
    {
        var named = catalogue.Rows.ToDictionary(indicator => indicator.Id);
        IndicatorRow Now(Indicator indicator) => IndicatorRow.Of(indicator, catalogue.PlanOf(indicator.Plan), unitOf?.Invoke(indicator));
        var (stored, changed, areas) = (new HashSet<string>(), new List<IndicatorRow>(), new ComparedAreas(catalogue));
        await unit.EachOfBothAsync<IndicatorRow, IndicatorAreaRow>(SelectIndicators, IndicatorAreaStore.Select, Compare, areas.Add);
        changed.AddRange(named.Values.Where(indicator => !stored.Contains(indicator.Id)).Select(Now));
        await unit.UpsertAsync(Indicators, changed);
        await IndicatorAreaStore.ProjectAsync(unit, areas.Differing);
        await ProjectBandsAsync(unit, catalogue, now);

        void Compare(IndicatorRow row)
        {
            var wanted = named.TryGetValue(row.IndicatorId, out var indicator) ? Now(indicator) : row.RemovedAt is null ? row with { RemovedAt = now } : row;
            stored.Add(row.IndicatorId);
            if (wanted != row)
            {
                changed.Add(wanted);
            }
        }
    }

    private static async Task ProjectBandsAsync(UnitOfWork unit, IndicatorCatalogue catalogue, DateTimeOffset now)
    {
        var unmatched = (await BandsAsync(unit)).GroupBy(row => row.Identity).ToDictionary(same => same.Key, same => new Queue<BandRow>(same));
        var (added, changed) = (new List<BandRow>(), new List<BandRow>());
        foreach (var row in catalogue.Indicators.SelectMany(BandRow.Of))
        {
            if (!unmatched.TryGetValue(row.Identity, out var same) || !same.TryDequeue(out var old))
            {
                added.Add(row with { CatalogueVersion = catalogue.Version, ValidFromAt = now, ValidFromLocal = StoredTime.Local(now) });
            }
            else if ((old.Line, old.Faults) != (row.Line, row.Faults))
            {
                changed.Add(row with { BandId = old.BandId });
            }
        }

        changed.AddRange(unmatched.Values.SelectMany(rows => rows).Select(row => row with { ValidToAt = now }));
        await unit.UpdateAsync(StoredBands, changed);
        await unit.AddAsync(NewBands, added);
    }
}
