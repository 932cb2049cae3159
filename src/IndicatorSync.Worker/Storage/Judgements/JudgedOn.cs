using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Observations;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>What an indicator's stored judgements rested on, looked up again for a reader who asks why; nothing is judged.</summary>
internal sealed class JudgedOn
{
    private readonly Dictionary<Gender, JudgedDefinition> definitions;
    private readonly SeriesHistory history;
    private readonly Dictionary<Gender, long> marks;

    private JudgedOn(IReadOnlyList<StateRow> states, Dictionary<Gender, JudgedDefinition> definitions, SeriesHistory history)
    {
        (this.definitions, this.history) = (definitions, history);
        marks = states.ToDictionary(state => state.JudgedGender, state => state.Mark);
    }

    public static async Task<JudgedOn> LoadAsync(UnitOfWork unit, string id)
    {
        var states = await StateStore.StatesOfAsync(unit, id);
        var definitions = states.ToDictionary(state => state.JudgedGender, state => state.Prior.Definition);
        var measures = definitions.Values.Select(definition => definition.Measure).Distinct().ToList();
        var areas = definitions.Values.SelectMany(definition => definition.ReferenceAreas.Append(definition.Area)).Distinct().ToList();
        return new JudgedOn(states, definitions, await GroundStore.HistoryAsync(unit, measures, areas));
    }

    /// <summary>Whether this band is the one that judged the judged year.</summary>
    public bool Applied(IndicatorStatus status, BandRow band) =>
        status.Judged.Period is { } period
        && definitions[status.Gender].Bands.For(period.Year, status.Gender) is { } entry
        && (entry.FromYear, entry.ToYear, entry.Gender?.Code()) == (band.FromYear, band.ToYear, band.Gender);

    /// <summary>How the words of a band were read, where they leave something open.</summary>
    public string? ReadAs(IndicatorStatus status, BandRow band) => definitions[status.Gender].Bands.Entries
        .FirstOrDefault(entry => (entry.FromYear, entry.ToYear, entry.Gender?.Code()) == (band.FromYear, band.ToYear, band.Gender))?.ReadAs;

    /// <summary>The values that the judged year's limits depend on.</summary>
    public IReadOnlyList<UsedReference> Used(IndicatorStatus status)
    {
        var definition = definitions[status.Gender];
        if (status.Judged.Period is not { } period || definition.Bands.For(period.Year, status.Gender)?.Reading.Band is not { } band)
        {
            return [];
        }

        return band.References(
            period,
            definition.ValuesOf(Of(definition, definition.Area, status.Gender), area => Of(definition, area, status.Gender)));
    }

    /// <summary>Women's and men's values behind a difference.</summary>
    public (decimal? Women, decimal? Men)? Parts(IndicatorStatus status)
    {
        if (status.Gender != Gender.Gap || status.Judged.Period is not { } period)
        {
            return null;
        }

        var definition = definitions[Gender.Gap];
        return (ByGender(definition, definition.Area, Gender.K, marks[Gender.Gap])[period], ByGender(definition, definition.Area, Gender.M, marks[Gender.Gap])[period]);
    }

    private Series Of(JudgedDefinition definition, AreaId area, Gender gender) => ByGender(definition, area, gender, marks[gender]);

    private Series ByGender(JudgedDefinition definition, AreaId area, Gender gender, long mark) =>
        history.AsOf(definition.Measure, area, gender, mark, area == definition.Area ? definition.OwnUnit : "");
}
