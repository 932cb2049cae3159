using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>
/// Whether two judgements rest on the same: the same values, limits and rules, and days of one year. Then one judges as the other, and nothing
/// that lies between them has a cause, so that most series of most runs need not be judged step by step.
/// </summary>
internal static class SameGround
{
    /// <summary>False where it is not plain: then the steps tell.</summary>
    public static bool Of(JudgeInput one, JudgeInput other) =>
        one.Today.Year == other.Today.Year
        && one.Horizon == other.Horizon
        && one.Source == other.Source
        && Same(one.Definition, other.Definition)
        && Same(one.Own, other.Own)
        && Same(one.References, other.References);

    private static bool Same(JudgedDefinition one, JudgedDefinition other) =>
        one.SameSeries(other)
        && one.Gender == other.Gender
        && one.OwnUnit == other.OwnUnit
        && one.Rule == other.Rule
        && one.StaleAfterYears == other.StaleAfterYears
        && one.SeriesBreaks.SequenceEqual(other.SeriesBreaks)
        && one.Bands.Faulty == other.Bands.Faulty
        && Same(one.Bands.Entries, other.Bands.Entries);

    private static bool Same(IReadOnlyList<BandEntry> one, IReadOnlyList<BandEntry> other)
    {
        for (var place = 0; one.Count == other.Count && place < one.Count; place++)
        {
            if (!Same(one[place], other[place]))
            {
                return false;
            }
        }

        return one.Count == other.Count;
    }

    /// <summary>By what was read, not by the words.</summary>
    private static bool Same(BandEntry one, BandEntry other) =>
        one.FromYear == other.FromYear
        && one.ToYear == other.ToYear
        && one.Gender == other.Gender
        && one.Reading.IsQualitative == other.Reading.IsQualitative
        && one.Reading.Band == other.Reading.Band;

    private static bool Same(Series one, Series other) => ReferenceEquals(one, other) || one.Points.SequenceEqual(other.Points);

    private static bool Same(IReadOnlyDictionary<AreaId, Series> one, IReadOnlyDictionary<AreaId, Series> other) =>
        ReferenceEquals(one, other) || (one.Count == other.Count && one.All(area => other.TryGetValue(area.Key, out var series) && Same(area.Value, series)));
}
