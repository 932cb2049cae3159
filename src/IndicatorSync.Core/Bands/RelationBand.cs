using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands;

/// <summary>One end of a colour: where it is, and whether reaching it exactly is enough.</summary>
public sealed record Bound(Term Term, bool Inclusive);

/// <summary>
/// A band with at least one limit that depends on another value (docs/contract.md 1.4, Relations). Judged on raw values under either reading
/// rule; without the other value it judges nothing, whatever the number.
/// </summary>
/// <param name="Direction">Which way is better.</param>
/// <param name="Green">Where green begins.</param>
/// <param name="Yellow">Yellow's far limit; null when everything that is not green is red.</param>
/// <param name="PrintedDecimals">The largest number of decimals printed in the limits and offsets.</param>
public sealed record RelationBand(Direction Direction, Bound Green, Bound? Yellow, int PrintedDecimals) : Band
{
    public override int PrintedDecimals { get; } = PrintedDecimals;

    public override Direction Better => Direction;

    public override IReadOnlyList<AreaId> ReferenceAreas { get; } = AreasOf(Green, Yellow);

    /// <summary>Green in one canonical wording, which reads back as this limit (<c>minst riket + 2</c>, <c>under föregående år</c>).</summary>
    public string GreenPhrase => RelationWords.Of(Direction, Green, PrintedDecimals);

    /// <summary>Yellow's far limit likewise; null when there is none.</summary>
    public string? YellowPhrase => Yellow is null ? null : RelationWords.Of(Direction, Yellow, PrintedDecimals);

    public override IReadOnlyList<decimal> Limits(Period period, ReferenceValues references)
    {
        var green = Green.Term.Resolve(period, references);
        var yellow = Yellow?.Term.Resolve(period, references);
        return (green, yellow) switch
        {
            ({ } near, { } far) => [near, far],
            ({ } near, null) => [near],
            (null, { } far) => [far],
            _ => [],
        };
    }

    public override IReadOnlyList<UsedReference> References(Period period, ReferenceValues references) =>
        [.. new[] { Green.Term.Reference(period, references), Yellow?.Term.Reference(period, references) }.OfType<UsedReference>()];

    public override Verdict Judge(decimal value, Period period, ReadingRule rule, ReferenceValues references)
    {
        if (ScaleFor(period, references) is not { } scale)
        {
            return new Verdict(Colour.None, value, Colour.None, null, 0m);
        }

        return scale.Verdict(value, scale.ColourOf(value));
    }

    private Scale? ScaleFor(Period period, ReferenceValues references)
    {
        if (Green.Term.Resolve(period, references) is not { } green)
        {
            return null;
        }

        var near = new Limit(green, Green.Inclusive);
        if (Yellow is null)
        {
            return new Scale(Direction, near, null);
        }

        return Yellow.Term.Resolve(period, references) is { } far
            ? new Scale(Direction, near, new Limit(far, Yellow.Inclusive))
            : null;
    }

    private static IReadOnlyList<AreaId> AreasOf(Bound green, Bound? yellow) =>
        [.. new[] { green.Term.Area, yellow?.Term.Area }.OfType<AreaId>().Distinct()];
}
