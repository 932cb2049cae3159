using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Inspect.AsOf;

/// <summary>Makes the copied tables say what they said: what has been changed in place since is put back, what ended later has not ended.</summary>
internal static class PastGround
{
    private const string Titles = """
        UPDATE kpi
        SET title = v.title, preliminary_publication_date = v.preliminary_publication_date, publication_date = v.publication_date,
          publication_period = v.publication_period, gone_since = v.gone_since
        FROM kpi_version v
        WHERE v.kpi_id = kpi.kpi_id AND v.kpi_version_id = (SELECT MAX(x.kpi_version_id) FROM kpi_version x WHERE x.kpi_id = v.kpi_id)
        """;

    private const string UndatedKpis = """
        UPDATE kpi SET preliminary_publication_date = NULL, publication_date = NULL, publication_period = NULL, gone_since = NULL
        WHERE NOT EXISTS (SELECT 1 FROM kpi_version v WHERE v.kpi_id = kpi.kpi_id)
        """;

    private const string AreaTitles = """
        UPDATE area SET title = v.title
        FROM area_version v
        WHERE v.area_id = area.area_id AND v.area_version_id = (SELECT MAX(x.area_version_id) FROM area_version x WHERE x.area_id = v.area_id)
        """;

    private const string Members = "UPDATE area_member SET valid_to = NULL WHERE valid_to > @at";

    private const string Coverage = """
        UPDATE coverage SET last_whole_run_id = @RunId, last_whole_at = @Now, last_whole_local = @local
        WHERE last_whole_at > @at
        """;

    private const string Bands = "UPDATE band SET valid_to_at = NULL WHERE valid_to_at > @at";

    private const string Problems = "UPDATE problem SET closed_run_id = NULL, closed_at = NULL, closed_local = NULL WHERE closed_at > @at";

    private const string Dated = "SELECT DISTINCT kpi_id FROM kpi_version";

    private static readonly KeyedRows<StoredRevision> Values = new(
        "observation",
        [
            new("kpi_id", StagingType.Name, row => row.Key.Measure.Value),
            new("area_id", StagingType.Code, row => row.Key.Area.Value),
            new("gender", StagingType.Code, row => row.Key.Gender.Code()),
            new("period", StagingType.Integer, row => row.Key.Period.Year),
            new("part", StagingType.Code, row => row.Key.Period.Part),
            new("unit_name", StagingType.Name, row => row.Key.Unit),
        ],
        [
            new("value", StagingType.Number, row => row.NewValue),
            new("last_number", StagingType.Number, row => row.NewValue ?? row.OldValue),
            new("status", StagingType.Name, _ => ""),
            new("given_decimals", StagingType.Integer, row => row.Given?.Decimals),
            new("is_preliminary", StagingType.Flag, row => row.Given?.IsPreliminary),
            new("source", StagingType.Text, row => row.Given?.Source),
            new("first_run_id", StagingType.Long, row => row.RunId),
            new("changed_run_id", StagingType.Long, row => row.RunId),
            new("changed_at", StagingType.Instant, row => row.SeenAt),
        ]);

    /// <summary>Before judging.</summary>
    /// <param name="unit">Of the database in memory.</param>
    /// <param name="series">The measures and areas that have revisions.</param>
    /// <param name="at">The end of the day.</param>
    /// <param name="moment">The last run of the day, or before it.</param>
    public static async Task SettleAsync(UnitOfWork unit, IEnumerable<(MeasureId Measure, AreaId Area)> series, DateTimeOffset at, RunMoment moment)
    {
        await unit.ExecuteAsync($"{Titles};\n{UndatedKpis};\n{AreaTitles}");
        await unit.ExecuteAsync($"{Members};\n{Coverage}", new { at, moment.RunId, moment.Now, local = StoredTime.Local(moment.Now) });
        List<StoredRevision> values = [];
        foreach (var (measure, area) in series)
        {
            values.AddRange(await SeriesReader.SeriesAsOfAsync(unit, measure, area, at));
        }

        await unit.UpsertAsync(Values, values);
    }

    /// <summary>After the records are in place.</summary>
    public static Task ReopenAsync(UnitOfWork unit, DateTimeOffset at) => unit.ExecuteAsync($"{Bands};\n{Problems}", new { at });

    public static async Task<IReadOnlySet<string>> DatedKpisAsync(UnitOfWork unit) => (await unit.QueryAsync<string>(Dated)).ToHashSet();
}
