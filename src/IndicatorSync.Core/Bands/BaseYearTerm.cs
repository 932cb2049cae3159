using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Bands;

/// <summary>
/// Our own value of the same part of a named year, changed by a percentage of its size (<c>10 % högre än 2023</c>: relative) or by points in its own
/// unit (<c>öka med 2 procentenheter från 2023</c>); by neither, that value itself (<c>lägre än 2023</c>).
/// </summary>
public sealed record BaseYearTerm(int Year, decimal Percent, decimal Points = 0m) : Term
{
    internal override decimal Position => Points == 0m ? Percent : Points;

    public override decimal? Resolve(Period period, ReferenceValues references) =>
        !AcrossBreak(Year, period.Year, references) && period.InYear(Year) is { } named && references.Own(named) is { } start
            ? start + (Math.Abs(start) * Percent / 100m) + Points
            : null;

    public override UsedReference Reference(Period period, ReferenceValues references) =>
        new(null, period.InYear(Year), period.InYear(Year) is { } named ? references.Own(named) : null, AcrossBreak(Year, period.Year, references), Resolve(period, references));

    internal override bool IsComparableTo(Term other) =>
        other is BaseYearTerm start && start.Year == Year && ((Points == 0m && start.Points == 0m) || (Percent == 0m && start.Percent == 0m));
}
