using System.Data.Common;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>
/// Reads the history that judgements rest on: the most rows that a run reads, so they are read by position, and an id that stands in
/// thousands of them is made once.
/// </summary>
internal sealed class RevisionReader
{
    private const string Select = """
        SELECT revision_id, kpi_id, area_id, gender, unit_name, period, part, new_value
        FROM observation_revision
        WHERE kpi_id IN @kpis AND area_id IN @areas
        """;

    private readonly List<RevisionPoint> points = [];
    private readonly Dictionary<string, MeasureId> measures = [];
    private readonly Dictionary<string, AreaId> areas = [];
    private readonly Dictionary<string, Gender> genders = [];
    private readonly Dictionary<(int, string), Period> periods = [];
    private readonly Dictionary<string, string> units = [];

    /// <summary>In any order.</summary>
    public IReadOnlyList<RevisionPoint> Points => points;

    /// <summary>Adds the history of these measures in these areas.</summary>
    /// <param name="unit">Where to read.</param>
    /// <param name="ofMeasures">At most 900.</param>
    /// <param name="inAreas">At most 900.</param>
    public Task AddAsync(UnitOfWork unit, IEnumerable<MeasureId> ofMeasures, IEnumerable<AreaId> inAreas) =>
        unit.ReadAsync(Select, new { kpis = ofMeasures.Select(measure => measure.Value), areas = inAreas.Select(area => area.Value) }, Add);

    private void Add(DbDataReader row) => points.Add(new RevisionPoint(
        row.GetInt64(0),
        new ObservationKey(
            Once(measures, row.GetString(1), MeasureId.Parse),
            Once(areas, row.GetString(2), AreaId.Parse),
            Once(genders, row.GetString(3), GenderCodes.Of),
            Once(periods, (row.GetInt32(5), row.GetString(6)), stored => Period.OfStored(stored.Item1, stored.Item2)))
        { Unit = Once(units, row.GetString(4), name => name) },
        StoredNumber.Of(row, 7)));

    private static TValue Once<TText, TValue>(Dictionary<TText, TValue> known, TText text, Func<TText, TValue> read)
        where TText : notnull
    {
        if (!known.TryGetValue(text, out var value))
        {
            value = read(text);
            known.Add(text, value);
        }

        return value;
    }
}
