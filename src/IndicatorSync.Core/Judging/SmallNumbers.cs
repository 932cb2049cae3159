using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Text;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>
/// Which values of an indicator are hidden, since they count or rest on so few persons that one could be pointed out (<c>dölj under</c>,
/// docs/contract.md 1.13). Where women or men are hidden the other is too, as is their difference: with the total it would tell. A number of
/// persons that is not known hides the value.
/// </summary>
public sealed class SmallNumbers
{
    /// <summary>What is printed for a value that is hidden without being below the limit itself, as far as is known.</summary>
    public const string Hidden = "döljs";

    private static readonly Gender[] Parts = [Gender.K, Gender.M];

    private readonly int below;
    private readonly PersonCount? persons;
    private readonly bool isCount;
    private readonly Func<Gender, Series> own;
    private readonly Func<Gender, Series>? counted;

    private SmallNumbers(Indicator indicator, bool isCount, Func<Gender, Series> own, Func<Gender, Series>? counted)
    {
        (below, persons, this.isCount) = (indicator.HideBelow, indicator.Persons, isCount);
        (this.own, this.counted) = (own, counted);
    }

    /// <summary>Null where nothing of the indicator is ever hidden.</summary>
    /// <param name="indicator">As the catalogue defines it.</param>
    /// <param name="unit">What its values are counted in; null when not known.</param>
    /// <param name="history">The stored series of the indicator, and of the KPI that counts its persons.</param>
    public static SmallNumbers? Of(Indicator indicator, string? unit, SeriesHistory history)
    {
        var isCount = IsCount(indicator, unit);
        return indicator.HideBelow == 0 || indicator.IsQualitative || !(isCount || indicator.Persons is not null) ? null : new SmallNumbers(
            indicator,
            isCount,
            Cached(gender => history.AsOf(indicator.Measure, indicator.Area, gender)),
            indicator.Persons?.Kpi is { } kpi ? Cached(gender => history.AsOf(MeasureId.Of(kpi), indicator.Area, gender)) : null);
    }

    /// <summary>
    /// Something of the indicator may have to be hidden, for what tells of a value before it has been judged. A unit that is not known may be a count.
    /// </summary>
    public static bool MayHide(Indicator indicator, string? unit = null) =>
        indicator.HideBelow > 0 && !indicator.IsQualitative && (indicator.Persons is not null || (indicator.Unit ?? unit) is not { } counted || UnitText.IsCount(counted));

    /// <summary>How many persons the catalogue says that the value of a period rests on; null where that is not known.</summary>
    public static decimal? CountOf(Indicator indicator, SeriesHistory history, Gender gender, Period period) =>
        indicator.Persons?.Fixed is { } number ? number
        : indicator.Persons?.Kpi is { } kpi && gender != Gender.Gap ? history.AsOf(MeasureId.Of(kpi), indicator.Area, gender)[Period.OfYear(period.Year)]
        : null;

    /// <summary>The values are themselves numbers of persons, or of what a person has one of.</summary>
    public static bool IsCount(Indicator indicator, string? unit) => (indicator.Unit ?? unit) is { } counted && UnitText.IsCount(counted);

    /// <summary>What is printed in the place of a value; null where it is shown.</summary>
    public string? InPlaceOf(Gender gender, Period period)
    {
        if (Size(gender, period) == Few.Below)
        {
            return $"<{below}";
        }

        return Hides(gender, period) ? Hidden : null;
    }

    /// <summary>A number that stood for a period, whatever stands there now.</summary>
    public bool Hides(Gender gender, Period period, decimal? value) => Hides(gender, period) || (isCount && value is { } number && Math.Abs(number) < below);

    /// <summary>How many persons the value of a period rests on; null where that is not known.</summary>
    private decimal? PersonsOf(Gender gender, Period period) =>
        persons?.Fixed is { } number ? number
        : counted is not null && gender != Gender.Gap ? counted(gender)[Period.OfYear(period.Year)]
        : isCount && gender != Gender.Gap ? own(gender)[period]
        : null;

    private bool Hides(Gender gender, Period period) =>
        Size(Gender.T, period) != Few.No || (gender != Gender.T && Array.Exists(Parts, part => Size(part, period) != Few.No));

    /// <summary>A gender without a value rests on nobody: it hides nothing.</summary>
    private Few Size(Gender gender, Period period)
    {
        if (gender == Gender.Gap || own(gender)[period] is not { } value)
        {
            return counted is not null && gender != Gender.Gap && counted(gender)[Period.OfYear(period.Year)] is { } alone && alone < below ? Few.Below : Few.No;
        }

        return (isCount && Math.Abs(value) < below) || PersonsOf(gender, period) < below ? Few.Below
            : PersonsOf(gender, period) is null ? Few.Unknown
            : Few.No;
    }

    private static Func<Gender, Series> Cached(Func<Gender, Series> read)
    {
        var kept = new Dictionary<Gender, Series>();
        return gender => kept.TryGetValue(gender, out var series) ? series : kept[gender] = read(gender);
    }

    private enum Few
    {
        No,
        Below,
        Unknown,
    }
}
