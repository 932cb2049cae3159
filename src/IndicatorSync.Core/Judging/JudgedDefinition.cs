using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Judging;

/// <summary>
/// The part of an indicator's definition that a colour depends on. It is kept with each judgement, so that the next run can tell a
/// changed definition from a changed world.
/// </summary>
public sealed record JudgedDefinition(
    MeasureId Measure,
    AreaId Area,
    Gender Gender,
    ReadingRule Rule,
    BandSet Bands,
    IReadOnlyList<int> SeriesBreaks,
    int StaleAfterYears,
    string? Unit)
{
    /// <summary>The periods that are judged; Kolada's values are yearly.</summary>
    public MeasurementFrequency Frequency { get; init; } = MeasurementFrequency.Yearly;

    /// <summary>The own unit whose values are judged; empty for the total.</summary>
    public string OwnUnit { get; init; } = "";

    /// <summary><c>decimaler</c>: no colour depends on it, it is kept for who reads the judgement later. Null where the plan does not say.</summary>
    public int? PrintedDecimals { get; init; }

    /// <summary>The target is words: the series holds the colours that people set.</summary>
    public bool IsQualitative => Bands.Entries.Any(entry => entry.Reading.IsQualitative);

    /// <summary>Null where the values come from another source than Kolada.</summary>
    public KpiId? Kpi => Measure.Kpi;

    /// <param name="indicator">As the catalogue defines it.</param>
    /// <param name="gender">The gender judged.</param>
    /// <param name="title">Kolada's title, whose tail is accepted as a unit after a number; null when not known.</param>
    public static JudgedDefinition Of(Indicator indicator, Gender gender, string? title)
    {
        var unit = indicator.Unit ?? UnitText.TailOf(title);
        var bands = gender == Gender.Gap ? new BandSet(indicator.GenderGap is { } gap ? [gap] : []) : indicator.Bands;
        return new JudgedDefinition(
            indicator.Measure,
            indicator.Area,
            gender,
            indicator.Rule,
            bands.WithUnit(unit),
            indicator.SeriesBreaks,
            indicator.StaleAfterYears,
            unit)
        {
            Frequency = indicator.IsFromKolada ? MeasurementFrequency.Yearly : indicator.Frequency,
            OwnUnit = indicator.OwnUnit,
            PrintedDecimals = indicator.Decimals,
        };
    }

    /// <summary>Another KPI, source or area, or another kind of period, is another series: a new baseline, never a result.</summary>
    public bool SameSeries(JudgedDefinition other) => Measure == other.Measure && Area == other.Area && Frequency.Equals(other.Frequency);

    /// <summary>The areas besides our own whose values the bands ask for.</summary>
    public IEnumerable<AreaId> ReferenceAreas => Bands.Entries.SelectMany(entry => entry.Reading.Band?.ReferenceAreas ?? []).Distinct();

    /// <summary>Where a relation finds its other values.</summary>
    /// <param name="own">The judged series.</param>
    /// <param name="ofArea">The series of a compared area.</param>
    public ReferenceValues ValuesOf(Series own, Func<AreaId, Series> ofArea) =>
        new((area, period) => ofArea(area)[period], period => own[period], SeriesBreaks) { Nearest = period => own.Nearest(period, Frequency.Judges) };

    /// <summary>The words that judge a year, to see whether they changed.</summary>
    public (string? Green, string? Yellow) WordsFor(int year) =>
        Bands.For(year, Gender) is { } entry ? (Blank(entry.Green), Blank(entry.Yellow)) : default;

    /// <summary>
    /// Both judge a year by bands of the same meaning, however worded; read by <see cref="Rule"/> of this definition, since a changed
    /// reading rule is a change of its own.
    /// </summary>
    public bool SameBandFor(int year, JudgedDefinition other) =>
        Bands.Faulty == other.Bands.Faulty
        && (Bands.Faulty || BandMeaning.Same(Bands.For(year, Gender), other.Bands.For(year, Gender), Rule));

    private static string? Blank(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
