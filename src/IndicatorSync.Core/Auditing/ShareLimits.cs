using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Coverage;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Auditing;

/// <summary>Limits that a share in per cent is not likely to have: <c>820</c> for 82, <c>0,82</c> for 82 (docs/contract.md 1.13).</summary>
public static class ShareLimits
{
    private const decimal Whole = 100m;

    // What is counted against something else than its whole (a budget) may pass 100.
    private const decimal MostOfAnything = 200m;

    // A limit this many times below the country's median is a share of one, not of a hundred.
    private const decimal FarBelow = 20m;

    /// <summary>Printed limits above what the unit allows; none where the unit is no share.</summary>
    /// <param name="indicator">Its fixed bands, a difference between genders included.</param>
    /// <param name="unit">What the values are counted in; null when not known.</param>
    public static IEnumerable<DataRemark> TooLarge(Indicator indicator, string? unit)
    {
        if (unit is null || !UnitText.IsShare(unit))
        {
            yield break;
        }

        var most = unit.TrimStart().StartsWith("andel", StringComparison.OrdinalIgnoreCase) ? Whole : MostOfAnything;
        foreach (var entry in indicator.Bands.Entries.Concat(indicator.GenderGap is { } gap ? [gap] : []))
        {
            if (entry.Reading.Band is FixedBand { Scale: var scale } && new[] { scale.Green.Value, scale.Yellow?.Value ?? 0m }.FirstOrDefault(limit => Math.Abs(limit) > most) is not 0m and var limit)
            {
                yield return new DataRemark(
                    ProblemTypes.ImplausibleBand,
                    entry.Gender == Gender.Gap ? "könsgap" : "grön",
                    entry,
                    $"\"{entry.Green?.Trim()}\": gränsen {Number(limit)} är mer än en andel i procent kan vara ({unit})",
                    "kontrollera gränsen mot planen: ett skrivfel är troligt");
            }
        }
    }

    /// <summary>The limit as a share of one where the country's values are per cent; null where it may well be meant.</summary>
    /// <param name="limit">Green's limit.</param>
    /// <param name="unit">What the values are counted in.</param>
    /// <param name="median">The country's newest median.</param>
    public static bool IsShareOfOne(decimal limit, string? unit, decimal median) =>
        unit is not null && UnitText.IsShare(unit) && limit is > 0m and <= 1m && median >= FarBelow * limit;

    private static string Number(decimal value) => SwedishNumber.Print(value, SwedishNumber.DecimalsOf(value));
}
