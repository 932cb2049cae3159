namespace IndicatorSync.Core.Terms;

/// <summary>The length of a period that a value is measured over.</summary>
public enum PeriodKind
{
    Year,
    Half,
    Tertial,
    Quarter,
    Month,
}
