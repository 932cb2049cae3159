using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands;

/// <summary>A share of another value (<c>95 % av riket</c>).</summary>
/// <param name="Whole">The value that it is a share of.</param>
/// <param name="Percent">0–10 000.</param>
public sealed record ShareTerm(Term Whole, decimal Percent) : Term
{
    public override AreaId? Area => Whole.Area;

    internal override decimal Position => Percent;

    public override decimal? Resolve(Period period, ReferenceValues references) => Whole.Resolve(period, references) * Percent / 100m;

    public override UsedReference? Reference(Period period, ReferenceValues references) =>
        Whole.Reference(period, references) is { } used ? used with { Limit = Resolve(period, references) } : null;

    internal override bool IsComparableTo(Term other) => other is ShareTerm share && share.Whole == Whole;
}

/// <summary>A limit moved by a share of its own size: yellow's <c>inom 5 %</c> beside a green relation.</summary>
/// <param name="Limit">The limit that is moved.</param>
/// <param name="Percent">Negative towards lower values.</param>
public sealed record ToleranceTerm(Term Limit, decimal Percent) : Term
{
    public override AreaId? Area => Limit.Area;

    internal override decimal Position => Percent;

    public static decimal Moved(decimal limit, decimal percent) => limit + (Math.Abs(limit) * percent / 100m);

    public override decimal? Resolve(Period period, ReferenceValues references) =>
        Limit.Resolve(period, references) is { } limit ? Moved(limit, Percent) : null;

    public override UsedReference? Reference(Period period, ReferenceValues references) =>
        Limit.Reference(period, references) is { } used ? used with { Limit = Resolve(period, references) } : null;

    internal override bool IsComparableTo(Term other) => other is ToleranceTerm tolerance && tolerance.Limit == Limit;
}
