using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Judging;

namespace IndicatorSync.Core.Catalogue;

/// <summary>Two indicators that judge the same KPI, area, gender and year by different bands: two decided truths (docs/contract.md 1.5).</summary>
public sealed record DoubleDefinition(Indicator Earlier, BandEntry EarlierBand, Indicator Later, BandEntry LaterBand);

public static class DoubleDefinitions
{
    /// <summary>A plan names the same series a few times at most; comparing each with all others would take a broken file long.</summary>
    private const int Neighbours = 20;

    /// <summary>Each pair of indicators at most once, with the first bands in which they differ; each is held against the 20 before it.</summary>
    public static IEnumerable<DoubleDefinition> Among(IReadOnlyList<Indicator> indicators)
    {
        var series = indicators.Where(indicator => indicator is { IsFromKolada: true, Kpi: not null })
            .GroupBy(indicator => (indicator.Kpi, indicator.Area));
        return from same in series
               let members = same.OrderBy(indicator => indicator.Ordinal).ToList()
               from later in Enumerable.Range(0, members.Count)
               from earlier in Enumerable.Range(Math.Max(0, later - Neighbours), Math.Min(later, Neighbours))
               let difference = Difference(members[earlier], members[later])
               where difference is not null
               select difference;
    }

    private static DoubleDefinition? Difference(Indicator earlier, Indicator later)
    {
        var pairs =
            from gender in earlier.JudgedGenders.Intersect(later.JudgedGenders)
            from ours in BandsOf(earlier, gender)
            from theirs in BandsOf(later, gender)
            where BandYears.Share(ours, theirs) && !SameBand(ours, theirs, later.Rule)
            select new DoubleDefinition(earlier, ours, later, theirs);
        return pairs.FirstOrDefault();
    }

    private static IEnumerable<BandEntry> BandsOf(Indicator indicator, Gender gender)
    {
        if (gender == Gender.Gap)
        {
            return indicator.GenderGap is { } gap ? [gap] : [];
        }

        var own = indicator.Bands.Entries.Where(entry => entry.Gender == gender).ToList();
        return own.Count > 0 ? own : indicator.Bands.Entries.Where(entry => entry.Gender is null);
    }

    private static bool SameBand(BandEntry left, BandEntry right, ReadingRule rule) =>
        (left.Reading.Band is not null && BandMeaning.Same(left, right, rule))
        || (Plain(left.Green) == Plain(right.Green) && Plain(left.Yellow) == Plain(right.Yellow));

    private static string Plain(string? phrase) =>
        string.Concat((phrase ?? "").Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant().Replace('–', '-').Replace('.', ',');
}
