using System.Data.Common;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>Reads what judgements rest on.</summary>
internal static class GroundStore
{
    /// <summary>Ids in one statement: SQL Server takes 2 100 parameters.</summary>
    internal const int MaxIds = 900;

    private const string SelectCoverage =
        "SELECT kpi_id, area_id, CASE WHEN first_whole_run_id IS NULL THEN 0 ELSE 1 END AS IsWhole FROM coverage WHERE area_id IN @areas";

    private const string SelectPublished = """
        SELECT k.kpi_id
        FROM kpi k
        WHERE EXISTS (SELECT 1 FROM observation o WHERE o.kpi_id = k.kpi_id AND o.period = k.publication_period AND o.value IS NOT NULL)
        """;

    /// <summary>Rows come by a question for a KPI and area, or by one for the whole country. CROSS JOIN keeps SQLite from reading every value first.</summary>
    private const string SelectPairs = """
        SELECT c.kpi_id, c.area_id
        FROM coverage c
        WHERE c.area_id IN @areas AND EXISTS (SELECT 1 FROM observation o WHERE o.kpi_id = c.kpi_id AND o.area_id = c.area_id)
        UNION
        SELECT o.kpi_id, o.area_id
        FROM (SELECT DISTINCT kpi_id FROM country_reading) r
        CROSS JOIN observation o
        WHERE o.kpi_id = r.kpi_id AND o.area_id IN @areas
        """;

    private const string SelectTurns = """
        SELECT revision_id, kpi_id, area_id, gender, period, seen_local, old_value, new_value
        FROM observation_revision
        WHERE kpi_id IN @kpis AND is_baseline = 0 AND old_value IS NOT NULL AND new_value IS NOT NULL AND part = '' AND unit_name = '' AND seen_at >= @since
        """;

    private const string SelectCountry = """
        SELECT area_id, gender, period, value
        FROM observation
        WHERE kpi_id = @kpi AND value IS NOT NULL AND area_id LIKE '____'
        """;

    /// <summary>What is known before a run: the pairs that have rows, and the answers that are known, where they are asked for.</summary>
    /// <param name="unit">The transaction in which the run begins.</param>
    /// <param name="areas">Whose pairs are asked about: those of the indicators themselves.</param>
    /// <param name="known">Receives the answers; null where nobody asks for them.</param>
    public static async Task<IReadOnlySet<(KpiId, AreaId)>> BeforeAsync(UnitOfWork unit, IEnumerable<AreaId> areas, KnownAnswers? known)
    {
        var pairs = new HashSet<(KpiId, AreaId)>();
        foreach (var (some, isFirst) in Asked(areas))
        {
            await (isFirst && known is not null
                ? unit.ReadBothAsync(SelectPairs, CoverageStore.SelectKnown, some, Add, new KnownAnswerReader(known).Add)
                : unit.ReadAsync(SelectPairs, some, Add));
        }

        return pairs;

        void Add(DbDataReader row) => pairs.Add((KpiId.Parse(row.GetString(0)), AreaId.Parse(row.GetString(1))));
    }

    /// <summary>The history of these measures in these areas.</summary>
    public static async Task<SeriesHistory> HistoryAsync(UnitOfWork unit, IReadOnlyList<MeasureId> measures, IReadOnlyList<AreaId> areas)
    {
        var given = await GivenAsync(unit, measures);
        var history = new SeriesHistory(given.Given, given.Decimals);
        var reader = new RevisionReader(history);
        foreach (var some in measures.Chunk(MaxIds))
        {
            foreach (var where in areas.Chunk(MaxIds))
            {
                await reader.AddAsync(unit, some, where);
            }
        }

        return history;
    }

    /// <summary>How the newest values from other sources than Kolada were given.</summary>
    private static async Task<GivenReader> GivenAsync(UnitOfWork unit, IReadOnlyList<MeasureId> measures)
    {
        var reader = new GivenReader();
        foreach (var some in measures.Where(measure => measure.IsOwn).Chunk(MaxIds))
        {
            await reader.AddAsync(unit, some);
        }

        return reader;
    }

    /// <summary>Where a number became another since a day, of the municipality's own values and others'.</summary>
    public static async Task<ILookup<(KpiId Kpi, AreaId Area), ValueTurn>> TurnsAsync(UnitOfWork unit, IReadOnlyList<KpiId> kpis, DateOnly since)
    {
        var turns = new List<((KpiId, AreaId) Of, ValueTurn Turn)>();
        foreach (var some in kpis.Chunk(MaxIds))
        {
            await unit.ReadAsync(
                SelectTurns,
                new { kpis = some.Select(kpi => kpi.Value), since = new DateTimeOffset(since.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) },
                row => turns.Add(((KpiId.Parse(row.GetString(1)), AreaId.Parse(row.GetString(2))), new ValueTurn(
                    row.GetInt64(0), GenderCodes.Of(row.GetString(3)), Period.OfYear(row.GetInt32(4)), DateOnly.FromDateTime(row.GetDateTime(5)), StoredNumber.Of(row.GetValue(6)), StoredNumber.Of(row.GetValue(7))))));
        }

        return turns.ToLookup(one => one.Of, one => one.Turn);
    }

    /// <summary>For each KPI ever asked for in these areas, whether an answer once came whole; and which KPI gives the margin of which.</summary>
    public static async Task<(Dictionary<(KpiId, AreaId), bool> Coverage, IReadOnlyDictionary<KpiId, KpiId> Margins)> CoverageAsync(UnitOfWork unit, IEnumerable<AreaId> areas)
    {
        var coverage = new Dictionary<(KpiId, AreaId), bool>();
        var margins = new Dictionary<KpiId, KpiId>();
        foreach (var (some, isFirst) in Asked(areas))
        {
            await (isFirst
                ? unit.ReadBothAsync(SelectCoverage, MarginStore.Select, some, Add, row => MarginStore.Add(row, margins))
                : unit.ReadAsync(SelectCoverage, some, Add));
        }

        return (coverage, margins);

        void Add(DbDataReader row) => coverage.Add((KpiId.Parse(row.GetString(0)), AreaId.Parse(row.GetString(1))), row.GetInt32(2) == 1);
    }

    /// <summary>As many areas at once as a statement may name; once also where there are none, for what is asked beside them.</summary>
    private static IEnumerable<(object Areas, bool IsFirst)> Asked(IEnumerable<AreaId> areas) => areas.Select(area => area.Value).Distinct().Chunk(MaxIds)
        .DefaultIfEmpty([])
        .Select((some, index) => ((object)new { areas = some }, index == 0));

    /// <summary>
    /// The KPIs of which some fetched area has a value for exactly the year that Kolada last announced; and when KPIs were last read in every
    /// municipality for the audits.
    /// </summary>
    public static async Task<(IReadOnlySet<KpiId> Published, IReadOnlyDictionary<KpiId, DateTimeOffset> CountryReadAt)> PublishedAsync(UnitOfWork unit)
    {
        var (published, readAt) = (new HashSet<KpiId>(), new Dictionary<KpiId, DateTimeOffset>());
        await unit.ReadBothAsync(SelectPublished, CountryCheckStore.ReadTimes, null, row => published.Add(KpiId.Parse(row.GetString(0))), row => CountryCheckStore.Add(row, readAt));
        return (published, readAt);
    }

    /// <summary>One KPI in every municipality that is stored; nothing where <c>landet</c> never was asked for.</summary>
    public static async Task<CountryValues> CountryAsync(UnitOfWork unit, KpiId kpi) =>
        new((await unit.QueryAsync<CountryRow>(SelectCountry, new { kpi = kpi.Value })).Select(row => row.ToValue()));

    private sealed record CountryRow
    {
        public required string AreaId { get; init; }

        public required string Gender { get; init; }

        public required int Period { get; init; }

        public required decimal Value { get; init; }

        public (AreaId, Gender, Period, decimal) ToValue() =>
            (Core.Terms.AreaId.Parse(AreaId), GenderCodes.Of(Gender), Core.Terms.Period.OfYear(Period), Value);
    }
}
