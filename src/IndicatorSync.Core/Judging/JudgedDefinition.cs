using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Judging;

/// <summary>
/// The part of an indicator's definition that a colour hangs on. It is kept with each judgement, so that the next run can tell a
/// changed definition from a changed world.
/// </summary>
public sealed record JudgedDefinition(
    KpiId? Kpi,
    AreaId Area,
    Gender Gender,
    ReadingRule Rule,
    BandSet Bands,
    IReadOnlyList<int> SeriesBreaks,
    int StaleAfterYears)
{
    public static JudgedDefinition Of(Indicator indicator, Gender gender) => new(
        indicator.IsFromKolada ? indicator.Kpi : null,
        indicator.Area,
        gender,
        indicator.Rule,
        gender == Gender.Gap ? new BandSet(indicator.GenderGap is { } gap ? [gap] : []) : indicator.Bands,
        indicator.SeriesBreaks,
        indicator.StaleAfterYears);

    /// <summary>Another KPI or area is another series: a new baseline, never a result.</summary>
    public bool SameSeries(JudgedDefinition other) => Kpi == other.Kpi && Area == other.Area;

    /// <summary>The areas besides our own whose values the bands ask for.</summary>
    public IEnumerable<AreaId> ReferenceAreas => Bands.Entries.SelectMany(entry => entry.Reading.Band?.ReferenceAreas ?? []).Distinct();

    /// <summary>The words that judge a year, to see whether they changed.</summary>
    public (string? Green, string? Yellow) WordsFor(int period) =>
        Bands.For(period, Gender) is { } entry ? (Blank(entry.Green), Blank(entry.Yellow)) : default;

    private static string? Blank(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
