using System.Data.Common;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>
/// Reads the history that judgements rest on: the most rows that a run reads, so they are read by position, and an id that is in
/// thousands of them is made once. They come in the order of the index that holds all of these columns, one series after the other.
/// </summary>
/// <param name="history">What they are added to.</param>
internal sealed class RevisionReader(SeriesHistory history)
{
    private const string Select = """
        SELECT revision_id, kpi_id, area_id, gender, unit_name, period, part, new_value
        FROM observation_revision
        WHERE kpi_id IN @kpis AND area_id IN @areas
        """;

    private readonly KeyReader keys = new();

    /// <summary>Adds the history of these measures in these areas.</summary>
    /// <param name="unit">Where to read.</param>
    /// <param name="ofMeasures">At most 900.</param>
    /// <param name="inAreas">At most 900.</param>
    public Task AddAsync(UnitOfWork unit, IEnumerable<MeasureId> ofMeasures, IEnumerable<AreaId> inAreas) =>
        unit.ReadAsync(Select, new { kpis = ofMeasures.Select(measure => measure.Value), areas = inAreas.Select(area => area.Value) }, Add);

    private void Add(DbDataReader row) => history.Add(new RevisionPoint(row.GetInt64(0), keys.Read(row, 1), StoredNumber.Of(row, 7)));
}

/// <summary>Reads how the newest values of other sources than Kolada were given, and with how many decimals each number before them was.</summary>
internal sealed class GivenReader
{
    private const string Select = """
        SELECT kpi_id, area_id, gender, unit_name, period, part, source, given_decimals, is_preliminary
        FROM observation
        WHERE source IS NOT NULL AND kpi_id IN @measures
        """;

    private const string SelectDecimals = """
        SELECT revision_id, given_decimals
        FROM observation_revision
        WHERE new_value IS NOT NULL AND given_decimals IS NOT NULL AND kpi_id IN @measures
        """;

    private readonly Dictionary<long, int> decimals = [];
    private readonly Dictionary<ObservationKey, GivenAs> given = [];
    private readonly Once<GivenAs, GivenAs> same = new(one => one);
    private readonly KeyReader keys = new();

    public IReadOnlyDictionary<ObservationKey, GivenAs> Given => given;

    /// <summary>By the revision's number.</summary>
    public IReadOnlyDictionary<long, int> Decimals => decimals;

    /// <param name="unit">Where to read.</param>
    /// <param name="measures">At most 900.</param>
    public async Task AddAsync(UnitOfWork unit, IReadOnlyCollection<MeasureId> measures)
    {
        var asked = new { measures = measures.Select(measure => measure.Value) };
        await unit.ReadAsync(Select, asked, Add);
        await unit.ReadAsync(SelectDecimals, asked, row => decimals[row.GetInt64(0)] = row.GetInt32(1));
    }

    private void Add(DbDataReader row)
    {
        var one = new GivenAs(row.GetString(6), row.IsDBNull(7) ? 0 : row.GetInt32(7), !row.IsDBNull(8) && row.GetBoolean(8));
        given[keys.Read(row, 0)] = same.Of(one);
    }
}

/// <summary>Reads the columns of a key (kpi_id, area_id, gender, unit_name, period, part); an id that is in thousands of rows is made once.</summary>
internal sealed class KeyReader
{
    private readonly Once<string, MeasureId> measures = new(MeasureId.Parse);
    private readonly Once<string, AreaId> areas = new(AreaId.Parse);
    private readonly Once<string, Gender> genders = new(GenderCodes.Of);
    private readonly Once<(int Year, string Part), Period> periods = new(stored => Period.OfStored(stored.Year, stored.Part));
    private readonly Once<string, string> units = new(name => name);

    /// <param name="row">The row.</param>
    /// <param name="first">The place of kpi_id.</param>
    public ObservationKey Read(DbDataReader row, int first) => new(
        measures.Of(row.GetString(first)),
        areas.Of(row.GetString(first + 1)),
        genders.Of(row.GetString(first + 2)),
        periods.Of((row.GetInt32(first + 4), row.GetString(first + 5))))
    {
        Unit = units.Of(row.GetString(first + 3)),
    };
}

/// <summary>Makes a value of a text once; the next row mostly says the same as this one.</summary>
internal sealed class Once<TText, TValue>(Func<TText, TValue> make)
    where TText : IEquatable<TText>
{
    private readonly Dictionary<TText, TValue> known = [];
    private (TText Text, TValue Value)? last;

    public TValue Of(TText text)
    {
        if (last is { } same && same.Text.Equals(text))
        {
            return same.Value;
        }

        if (!known.TryGetValue(text, out var value))
        {
            value = make(text);
            known.Add(text, value);
        }

        last = (text, value);
        return value;
    }
}
