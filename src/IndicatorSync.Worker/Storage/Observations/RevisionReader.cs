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
    private readonly KeyReader keys = new();

    /// <summary>In any order.</summary>
    public IReadOnlyList<RevisionPoint> Points => points;

    /// <summary>Adds the history of these measures in these areas.</summary>
    /// <param name="unit">Where to read.</param>
    /// <param name="ofMeasures">At most 900.</param>
    /// <param name="inAreas">At most 900.</param>
    public Task AddAsync(UnitOfWork unit, IEnumerable<MeasureId> ofMeasures, IEnumerable<AreaId> inAreas) =>
        unit.ReadAsync(Select, new { kpis = ofMeasures.Select(measure => measure.Value), areas = inAreas.Select(area => area.Value) }, Add);

    private void Add(DbDataReader row) => points.Add(new RevisionPoint(row.GetInt64(0), keys.Read(row, 1), StoredNumber.Of(row, 7)));
}

/// <summary>Reads how the newest values of other sources than Kolada were given.</summary>
internal sealed class GivenReader
{
    private const string Select = """
        SELECT kpi_id, area_id, gender, unit_name, period, part, source, given_decimals, is_preliminary
        FROM observation
        WHERE source IS NOT NULL AND kpi_id IN @measures
        """;

    private readonly Dictionary<ObservationKey, GivenAs> given = [];
    private readonly Dictionary<GivenAs, GivenAs> same = [];
    private readonly KeyReader keys = new();

    public IReadOnlyDictionary<ObservationKey, GivenAs> Given => given;

    /// <param name="unit">Where to read.</param>
    /// <param name="measures">At most 900.</param>
    public Task AddAsync(UnitOfWork unit, IEnumerable<MeasureId> measures) => unit.ReadAsync(Select, new { measures = measures.Select(measure => measure.Value) }, Add);

    private void Add(DbDataReader row)
    {
        var one = new GivenAs(row.GetString(6), row.IsDBNull(7) ? 0 : row.GetInt32(7), !row.IsDBNull(8) && row.GetBoolean(8));
        given[keys.Read(row, 0)] = KeyReader.Once(same, one, known => known);
    }
}

/// <summary>Reads the columns of a key (kpi_id, area_id, gender, unit_name, period, part); an id that stands in thousands of rows is made once.</summary>
internal sealed class KeyReader
{
    private readonly Dictionary<string, MeasureId> measures = [];
    private readonly Dictionary<string, AreaId> areas = [];
    private readonly Dictionary<string, Gender> genders = [];
    private readonly Dictionary<(int, string), Period> periods = [];
    private readonly Dictionary<string, string> units = [];

    /// <param name="row">The row.</param>
    /// <param name="first">The place of kpi_id.</param>
    public ObservationKey Read(DbDataReader row, int first) => new(
        Once(measures, row.GetString(first), MeasureId.Parse),
        Once(areas, row.GetString(first + 1), AreaId.Parse),
        Once(genders, row.GetString(first + 2), GenderCodes.Of),
        Once(periods, (row.GetInt32(first + 4), row.GetString(first + 5)), stored => Period.OfStored(stored.Item1, stored.Item2)))
    {
        Unit = Once(units, row.GetString(first + 3), name => name),
    };

    public static TValue Once<TText, TValue>(Dictionary<TText, TValue> known, TText text, Func<TText, TValue> read)
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
