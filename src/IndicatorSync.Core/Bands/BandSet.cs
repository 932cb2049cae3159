using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Bands;

/// <summary>An indicator's bands over the years. Empty where the plan gives none (basis <c>no_band</c>).</summary>
/// <param name="Entries">In the catalogue's order.</param>
/// <param name="Faulty">The set contradicts itself (overlapping <c>gäller</c> for one gender): no entry may be used.</param>
public sealed record BandSet(IReadOnlyList<BandEntry> Entries, bool Faulty = false)
{
    public static readonly BandSet Empty = new([]);

    /// <summary>
    /// The entry for a value's year: years before the first use the first, after the last the last, a year between entries the
    /// earlier one. An entry with the gender goes before one without.
    /// </summary>
    public BandEntry? For(int period, Gender gender)
    {
        var own = Entries.Where(entry => entry.Gender == gender).ToList();
        var candidates = own.Count > 0 ? own : Entries.Where(entry => entry.Gender is null).ToList();
        return candidates.Where(entry => (entry.FromYear ?? int.MinValue) <= period).MaxBy(entry => entry.FromYear ?? int.MinValue)
            ?? candidates.MinBy(entry => entry.FromYear ?? int.MinValue);
    }
}
