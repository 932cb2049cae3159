using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands;

/// <summary>Where a limit is: at a printed number, or at a distance from a value that is looked up for the judged period.</summary>
public abstract record Term
{
    /// <summary>The limit as a number; null when the other value is missing or is across a series break.</summary>
    public abstract decimal? Resolve(Period period, ReferenceValues references);

    /// <summary>The other value that the limit depends on, for a reader who asks why; null for a printed number.</summary>
    public virtual UsedReference? Reference(Period period, ReferenceValues references) => null;

    /// <summary>The area whose value is needed besides our own series.</summary>
    public virtual AreaId? Area => null;

    /// <summary>Orders terms that are <see cref="IsComparableTo"/> each other, without any values.</summary>
    internal abstract decimal Position { get; }

    /// <summary>Both are comparable, so that which is higher is known from the phrases alone.</summary>
    internal abstract bool IsComparableTo(Term other);

    /// <summary>The year of a break and later ones are not compared with earlier years.</summary>
    private protected static bool AcrossBreak(int year, int otherYear, ReferenceValues references)
    {
        var (earlier, later) = year < otherYear ? (year, otherYear) : (otherYear, year);
        foreach (var seriesBreak in references.SeriesBreaks)
        {
            if (earlier < seriesBreak && seriesBreak <= later)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A printed number.</summary>
public sealed record NumberTerm(decimal Value) : Term
{
    internal override decimal Position => Value;

    public override decimal? Resolve(Period period, ReferenceValues references) => Value;

    internal override bool IsComparableTo(Term other) => other is NumberTerm;
}

/// <summary>Another area's value of the same period, and an offset in the value's unit (<c>riket + 2</c>).</summary>
public sealed record AreaTerm(AreaId Of, decimal Offset) : Term
{
    public override AreaId? Area => Of;

    internal override decimal Position => Offset;

    public override decimal? Resolve(Period period, ReferenceValues references) => references.OfArea(Of, period) + Offset;

    public override UsedReference Reference(Period period, ReferenceValues references) =>
        new(Of, period, references.OfArea(Of, period), AcrossBreak: false, Resolve(period, references));

    internal override bool IsComparableTo(Term other) => other is AreaTerm area && area.Of == Of;
}

/// <summary>Our own value of an earlier period, at most two years back, and an offset.</summary>
public abstract record EarlierTerm(decimal Offset) : Term
{
    private protected const int LongestStep = 2;

    internal override decimal Position => Offset;

    public sealed override decimal? Resolve(Period period, ReferenceValues references) => Reference(period, references).Limit;

    public sealed override UsedReference Reference(Period period, ReferenceValues references)
    {
        if (Before(period, references) is not { } before || references.Own(before) is not { } earlier)
        {
            return new UsedReference(null, null, null, AcrossBreak: false, Limit: null);
        }

        var across = AcrossBreak(before.Year, period.Year, references);
        return new UsedReference(null, before, earlier, across, across ? null : earlier + Offset);
    }

    internal sealed override bool IsComparableTo(Term other) => other is EarlierTerm && other.GetType() == GetType();

    /// <summary>The earlier period, which has a value; null where there is none.</summary>
    private protected abstract Period? Before(Period period, ReferenceValues references);
}

/// <summary>The same part of the nearest earlier year that has a value.</summary>
public sealed record PreviousYearTerm(decimal Offset) : EarlierTerm(Offset)
{
    private protected override Period? Before(Period period, ReferenceValues references)
    {
        for (var back = 1; back <= LongestStep; back++)
        {
            if (period.InYear(period.Year - back) is { } before && references.Own(before) is not null)
            {
                return before;
            }
        }

        return null;
    }
}

/// <summary>The nearest earlier period that is judged and has a value, whatever part of a year it is.</summary>
public sealed record PreviousPeriodTerm(decimal Offset) : EarlierTerm(Offset)
{
    private protected override Period? Before(Period period, ReferenceValues references) =>
        references.Nearest(period) is { } before && before.Year >= period.Year - LongestStep ? before : null;
}
