using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Judging;

/// <summary>
/// Which values of an indicator are hidden, since they count or rest on so few persons that one could be pointed out (<c>dölj under</c>,
/// docs/contract.md 1.13). Where women or men are hidden the other is too, as is their difference: with the total it would tell. The same holds
/// for own units. A number of persons that is not known hides the value.
/// </summary>
public sealed class SmallNumbers
{
    /// <summary>What is printed for a value that is hidden without being below the limit itself, as far as is known.</summary>
    public const string Hidden = "döljs";

    private static readonly Gender[] Parts = [Gender.K, Gender.M];

    private readonly int below;
    private readonly PersonCount? persons;
    private readonly bool isCount;
    private readonly Func<(Gender Gender, string Unit), Series> own;
    private readonly Func<(Gender Gender, string Unit), Series>? counted;
    private readonly string unit;
    private readonly string[] together;

    private SmallNumbers(Indicator indicator, bool isCount, Func<(Gender, string), Series> own, Func<(Gender, string), Series>? counted)
    {
        (below, persons, this.isCount) = (indicator.HideBelow, indicator.Persons, isCount);
        (this.own, this.counted, unit) = (own, counted, indicator.OwnUnit);
        together = ["", .. indicator.Siblings];
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
            Cached(of => history.AsOf(indicator.Measure, indicator.Area, of.Gender, unit: of.Unit)),
            indicator.Persons?.Kpi is { } kpi ? Cached(of => history.AsOf(MeasureId.Of(kpi), indicator.Area, of.Gender)) : null);
    }

    /// <summary>
    /// Something of the indicator may have to be hidden, for what tells of a value before it has been judged. A unit that is not known may be a count.
    /// </summary>
    public static bool MayHide(Indicator indicator, string? unit = null) =>
        indicator.HideBelow > 0 && !indicator.IsQualitative && (indicator.Persons is not null || (indicator.Unit ?? unit) is not { } counted || UnitText.IsCount(counted));

    /// <summary>How many persons the catalogue says that the value of a period rests on; null where that is not known.</summary>
    public static decimal? CountOf(Indicator indicator, SeriesHistory history, Gender gender, Period period) =>
        indicator.OwnUnit.Length > 0 ? null
        : indicator.Persons?.Fixed is { } number ? number
        : indicator.Persons?.Kpi is { } kpi && gender != Gender.Gap ? history.AsOf(MeasureId.Of(kpi), indicator.Area, gender)[Period.OfYear(period.Year)]
        : null;

    /// <summary>The values are themselves numbers of persons, or of what a person has one of.</summary>
    public static bool IsCount(Indicator indicator, string? unit) => (indicator.Unit ?? unit) is { } counted && UnitText.IsCount(counted);

    /// <summary>What is printed in the place of a value; null where it is shown.</summary>
    public string? InPlaceOf(Gender gender, Period period)
    {
        if (Size(unit, gender, period) == Few.Below)
        {
            return $"<{below}";
        }

        return Hides(gender, period) ? Hidden : null;
    }

    /// <summary>A number that a period had, whatever is there now.</summary>
    public bool Hides(Gender gender, Period period, decimal? value) => Hides(gender, period) || (isCount && value is { } number && Math.Abs(number) < below);

    private bool Hides(Gender gender, Period period) => Array.Exists(together, one =>
        Size(one, Gender.T, period) != Few.No || (gender != Gender.T && Array.Exists(Parts, part => Size(one, part, period) != Few.No)));

    /// <summary>A gender or unit without a value rests on nobody: it hides nothing.</summary>
    private Few Size(string of, Gender gender, Period period)
    {
        if (gender == Gender.Gap || own((gender, of))[period] is not { } value)
        {
            return gender != Gender.Gap && Counted(of, gender, period) is { } alone && alone < below ? Few.Below : Few.No;
        }

        if (isCount)
        {
            return Math.Abs(value) < below || Counted(of, gender, period) < below ? Few.Below : Few.No;
        }

        return PersonsOf(of, gender, period) is not { } number ? Few.Unknown : number < below ? Few.Below : Few.No;
    }

    /// <summary>How many persons a value rests on; null where that is not known, as of an own unit.</summary>
    private decimal? PersonsOf(string of, Gender gender, Period period) => of.Length > 0 ? null : persons?.Fixed is { } number ? number : Counted(of, gender, period);

    private decimal? Counted(string of, Gender gender, Period period) => of.Length > 0 ? null : counted?.Invoke((gender, ""))[Period.OfYear(period.Year)];

    private static Func<(Gender Gender, string Unit), Series> Cached(Func<(Gender Gender, string Unit), Series> read)
    {
        var kept = new Dictionary<(Gender, string), Series>();
        return of => kept.TryGetValue(of, out var series) ? series : kept[of] = read(of);
    }

    private enum Few
    {
        No,
        Below,
        Unknown,
    }
}
