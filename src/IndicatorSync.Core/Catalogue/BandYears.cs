using IndicatorSync.Core.Bands;

namespace IndicatorSync.Core.Catalogue;

/// <summary>What the years of several bands say together (<c>gäller</c>), each gender for itself.</summary>
public static class BandYears
{
    /// <summary>The later of two entries that hold for the same year and gender, and the earlier one, in the catalogue's order.</summary>
    public static IEnumerable<(BandEntry Later, BandEntry Earlier)> Overlaps(IReadOnlyList<BandEntry> entries) =>
        from later in Enumerable.Range(0, entries.Count)
        from earlier in Enumerable.Range(0, later)
        where entries[later].Gender == entries[earlier].Gender && Share(entries[later], entries[earlier])
        select (entries[later], entries[earlier]);

    /// <summary>Years between two entries of a gender that no entry names; <c>After</c> is the entry they will use.</summary>
    public static IEnumerable<(int From, int To, BandEntry After, BandEntry Next)> Gaps(IReadOnlyList<BandEntry> entries)
    {
        foreach (var gender in entries.GroupBy(entry => entry.Gender))
        {
            var ordered = gender.OrderBy(entry => entry.FromYear ?? int.MinValue).ToList();
            foreach (var (after, next) in ordered.Zip(ordered.Skip(1)))
            {
                if (after.ToYear is { } end && next.FromYear is { } start && start > end + 1)
                    yield return (end + 1, start - 1, after, next);
            }
        }
    }

    /// <summary>The first entry of each gender that begins after <paramref name="year"/>, and will be used for it all the same.</summary>
    public static IEnumerable<BandEntry> BeginningAfter(IReadOnlyList<BandEntry> entries, int year) =>
        entries.GroupBy(entry => entry.Gender)
            .Select(gender => gender.MinBy(entry => entry.FromYear ?? int.MinValue)!)
            .Where(first => first.FromYear > year);

    /// <summary>The last entry of each gender that ends before <paramref name="year"/>, and will be used for it all the same.</summary>
    public static IEnumerable<BandEntry> EndingBefore(IReadOnlyList<BandEntry> entries, int year) =>
        entries.GroupBy(entry => entry.Gender)
            .Select(gender => gender.MaxBy(entry => entry.ToYear ?? int.MaxValue)!)
            .Where(last => last.ToYear < year);

    /// <summary>True when some year belongs to both.</summary>
    public static bool Share(BandEntry left, BandEntry right) =>
        (left.FromYear ?? int.MinValue) <= (right.ToYear ?? int.MaxValue)
        && (right.FromYear ?? int.MinValue) <= (left.ToYear ?? int.MaxValue);
}
