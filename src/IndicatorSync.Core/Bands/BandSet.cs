using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands;

/// <summary>An indicator's bands over the years. Empty where the plan gives none (basis <c>no_band</c>).</summary>
/// <param name="Entries">In the catalogue's order.</param>
/// <param name="Faulty">The set contradicts itself (overlapping <c>gäller</c> for one gender): no entry may be used.</param>
public sealed record BandSet(IReadOnlyList<BandEntry> Entries, bool Faulty = false)
{
    public static readonly BandSet Empty = new([]);

    /// <summary>
    /// The entry for a value's year: years before the first use the first, after the last the last, a year between entries the
    /// earlier one. Of two that hold equally well, the one with the gender goes before the one without.
    /// </summary>
    public BandEntry? For(int period, Gender gender)
    {
        BandEntry? best = null;
        foreach (var entry in Entries)
        {
            if ((entry.Gender is null || entry.Gender == gender) && (best is null || IsBetter(entry, best, period)))
            {
                best = entry;
            }
        }

        return best;
    }

    /// <summary>The same, with phrases that end in this unit readable; itself where that changes none.</summary>
    public BandSet WithUnit(string? unit)
    {
        IReadOnlyList<BandEntry> read = [.. Entries.Select(entry => entry.WithUnit(unit))];
        return read.SequenceEqual(Entries, ReferenceEqualityComparer.Instance) ? this : this with { Entries = read };
    }

    private static bool IsBetter(BandEntry entry, BandEntry best, int period)
    {
        var nearer = Fit(entry, period).CompareTo(Fit(best, period));
        return nearer < 0 || (nearer == 0 && entry.Gender is not null && best.Gender is null);
    }

    /// <summary>Lower is better: entries that hold for the year, then those already ended, latest first, then those to come, first first.</summary>
    private static (int Rank, int Distance) Fit(BandEntry entry, int period) =>
        entry.HoldsFor(period) ? (0, 0)
        : entry.ToYear is { } last && last < period ? (1, period - last)
        : (2, (entry.FromYear ?? period) - period);
}
