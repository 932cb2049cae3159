using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>
/// Reads the areas that values are only shown beside: their values of the judged periods, and how far their revisions reach. They are
/// most of what is stored, and no colour rests on them, so that their history is not read.
/// </summary>
internal static class BesideReader
{
    private const string SelectValues = """
        SELECT kpi_id, area_id, gender, unit_name, period, part, value
        FROM observation
        WHERE kpi_id IN @kpis AND area_id IN @areas AND gender IN @genders AND period IN @periods AND value IS NOT NULL
        """;

    private const string SelectMarks = """
        SELECT kpi_id, MAX(revision_id)
        FROM observation_revision
        WHERE kpi_id IN @kpis AND area_id IN @areas
        GROUP BY kpi_id
        """;

    private static readonly string[] Genders = [.. new[] { Gender.T, Gender.K, Gender.M }.Select(GenderCodes.Code)];

    /// <param name="unit">Where to read.</param>
    /// <param name="history">What they are added to.</param>
    /// <param name="measures">At most as many as a part judges.</param>
    /// <param name="areas">None of those whose history is read.</param>
    /// <param name="periods">The judged ones.</param>
    public static async Task AddAsync(UnitOfWork unit, SeriesHistory history, IEnumerable<MeasureId> measures, IReadOnlyList<AreaId> areas, IReadOnlyList<Period> periods)
    {
        var (keys, kpis) = (new KeyReader(), new Once<string, MeasureId>(MeasureId.Parse));
        int[] years = [.. periods.Select(period => period.Year).Distinct()];
        foreach (var some in measures.Chunk(GroundStore.MaxIds))
        {
            foreach (var where in areas.Chunk(GroundStore.MaxIds))
            {
                await unit.ReadBothAsync(
                    SelectValues,
                    SelectMarks,
                    new { kpis = some.Select(measure => measure.Value), areas = where.Select(area => area.Value), genders = Genders, periods = years },
                    row => history.AddBeside(keys.Read(row, 0), StoredNumber.Of(row.GetValue(6))),
                    row => history.Reaches(kpis.Of(row.GetString(0)), row.GetInt64(1)));
            }
        }
    }
}
