using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Bands;

/// <summary>A band whose limits are the numbers printed in the plan; it needs no other value.</summary>
public sealed record FixedBand : Band
{
    private readonly decimal[] limits;

    /// <param name="scale">The printed limits.</param>
    /// <param name="printedDecimals">The largest number of decimals printed in the two phrases, 0–10.</param>
    public FixedBand(Scale scale, int printedDecimals)
    {
        Scale = scale;
        PrintedDecimals = printedDecimals;
        limits = scale.Yellow is { } far ? [scale.Green.Value, far.Value] : [scale.Green.Value];
    }

    public Scale Scale { get; }

    public override int PrintedDecimals { get; }

    public override Direction Better => Scale.Direction;

    public override IReadOnlyList<AreaId> ReferenceAreas => [];

    /// <summary>Green in one canonical wording, which reads back as this band (<c>82 eller högre</c>, <c>under 7,0</c>).</summary>
    public string GreenPhrase
    {
        get
        {
            var number = Print(Scale.Green);
            return (Scale.Direction, Scale.Green.Inclusive) switch
            {
                (Direction.HigherIsBetter, true) => $"{number} eller högre",
                (Direction.HigherIsBetter, false) => $"över {number}",
                (_, true) => $"{number} eller lägre",
                (_, false) => $"under {number}",
            };
        }
    }

    /// <summary>Yellow by its far limit in one canonical wording (<c>minst 74</c>, <c>under 12,5</c>); null when there is none.</summary>
    public string? YellowPhrase => Scale.Yellow is not { } far
        ? null
        : (Scale.Direction, far.Inclusive) switch
        {
            (Direction.HigherIsBetter, true) => $"minst {Print(far)}",
            (Direction.HigherIsBetter, false) => $"över {Print(far)}",
            (_, true) => $"högst {Print(far)}",
            (_, false) => $"under {Print(far)}",
        };

    public override IReadOnlyList<decimal> Limits(Period period, ReferenceValues references) => limits;

    public override Verdict Judge(decimal value, Period period, ReadingRule rule, ReferenceValues references)
    {
        var rounded = Math.Round(value, PrintedDecimals, MidpointRounding.AwayFromZero);
        return rule == ReadingRule.Rounded
            ? Scale.Verdict(rounded, Scale.ColourOf(value))
            : Scale.Verdict(value, Scale.ColourOf(rounded));
    }

    public bool Equals(FixedBand? other) => other is not null && Scale == other.Scale && PrintedDecimals == other.PrintedDecimals;

    public override int GetHashCode() => HashCode.Combine(Scale, PrintedDecimals);

    /// <summary>A yellow that came of <c>inom 5 %</c> may be between two printed numbers.</summary>
    private string Print(Limit limit) => SwedishNumber.Print(limit.Value, Math.Max(PrintedDecimals, SwedishNumber.DecimalsOf(limit.Value)));
}
