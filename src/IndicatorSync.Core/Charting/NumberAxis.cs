using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Charting;

/// <summary>A scale of numbers whose ticks are 1, 2 or 5 times a power of ten apart.</summary>
/// <param name="Start">The lowest number shown; a multiple of <paramref name="Step"/>.</param>
/// <param name="End">The highest; always above <paramref name="Start"/>.</param>
/// <param name="Step">Above zero.</param>
public sealed record NumberAxis(decimal Start, decimal End, decimal Step)
{
    private const int MostSteps = 6;

    /// <summary>A scale is never finer than what the store keeps of a number.</summary>
    private const decimal Finest = 0.0000000001m;

    /// <summary>Decimals that every tick is printed with.</summary>
    public int Decimals => SwedishNumber.DecimalsOf(Step);

    public IReadOnlyList<decimal> Ticks => [.. Enumerable.Range(0, (int)((End - Start) / Step) + 1).Select(at => Start + (at * Step))];

    /// <param name="values">At least one, each within ±10^15. Zero is shown only when the values come near it.</param>
    /// <exception cref="InvalidOperationException">There are no values.</exception>
    public static NumberAxis Over(IReadOnlyCollection<decimal> values)
    {
        var (low, high) = (values.Min(), values.Max());
        if (low == high)
        {
            var room = low == 0m ? 1m : Math.Max(Math.Abs(low) / 10m, Finest);
            (low, high) = (low - room, high + room);
        }

        var step = StepFor((high - low) / MostSteps);
        var (start, end) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
        return new NumberAxis(start, end, step);
    }

    /// <summary>Where a value is, 0 at <see cref="Start"/> and 1 at <see cref="End"/>; outside for values outside.</summary>
    public decimal Place(decimal value) => (value - Start) / (End - Start);

    private static decimal StepFor(decimal least)
    {
        var power = Finest;
        while (power * 10m <= least)
        {
            power *= 10m;
        }

        return new[] { power, 2m * power, 5m * power }.FirstOrDefault(step => step >= least, 10m * power);
    }
}
