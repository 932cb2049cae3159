using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>Whether a colour would be another within the source's own margin.</summary>
public enum Certainty
{
    /// <summary>The same at both ends, and so in between: colours follow one scale.</summary>
    Certain,

    /// <summary>Another at one end at least.</summary>
    WithinMargin,
}

/// <summary>How sure a value is, as its source says (docs/contract.md 1.13). It never changes the colour.</summary>
/// <param name="HalfWidth">The value lies, in all likelihood, within ± this, in the unit of the value; for a share in percentage points.</param>
/// <param name="Certainty">What that means for the colour.</param>
public sealed record ValueMargin(decimal HalfWidth, Certainty Certainty)
{
    /// <summary>
    /// Null where the judged value has no margin, or no colour. Only our own value is taken to vary: what a relation is held against is
    /// taken as it is.
    /// </summary>
    /// <param name="input">What was judged.</param>
    /// <param name="judged">The judgement.</param>
    /// <param name="margins">The half-widths of the same area and gender.</param>
    public static ValueMargin? Of(JudgeInput input, Judgement judged, Series margins)
    {
        if (judged is not { Basis: Basis.Value, Value: { } value, Period: { } period }
            || input.Definition.Gender == Gender.Gap
            || margins[period] is not ({ } width and >= 0m)
            || input.Definition.Bands.For(period.Year, input.Definition.Gender)?.Reading.Band is not { } band)
        {
            return null;
        }

        Colour At(decimal end) => band.Judge(end, period, input.Definition.Rule, input.Values).Colour;
        return new ValueMargin(width, At(value - width) == judged.Colour && At(value + width) == judged.Colour ? Certainty.Certain : Certainty.WithinMargin);
    }
}

/// <summary>How a certainty is written: the codes of JSON, and the words of views and mails.</summary>
public static class Certainties
{
    public static string Code(this Certainty certainty) => certainty == Certainty.Certain ? "certain" : "within_margin";

    /// <summary>Where the colour's limit lies.</summary>
    public static string Swedish(this Certainty certainty) => certainty == Certainty.Certain ? "Utanför" : "Inom";
}
