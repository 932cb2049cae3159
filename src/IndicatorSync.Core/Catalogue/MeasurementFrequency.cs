using IndicatorSync.Core.Terms;


namespace IndicatorSync.Core.Catalogue;

/// <summary>One way in which an indicator is measured (<c>mätfrekvens</c>).</summary>
public enum Measured
{
    Yearly,
    EverySecondYear,
    Half,
    Tertial,
    Quarter,
    Month,

    /// <summary>Once a year, after August.</summary>
    EightMonths,
}

/// <summary>
/// The periods that an indicator is judged by (<c>mätfrekvens</c>, docs/contract.md 1.9). Values of other periods are stored and
/// shown, unjudged. At least one way, each once.
/// </summary>
/// <param name="Ways">How it is measured; the newest period of any of them is judged.</param>
/// <param name="StartYear"><c>startår</c>: a year in which <see cref="Measured.EverySecondYear"/> is measured; null otherwise.</param>
public sealed record MeasurementFrequency(IReadOnlyList<Measured> Ways, int? StartYear = null)
{
    /// <summary>What holds where the catalogue says nothing, and for Kolada's values.</summary>
    public static readonly MeasurementFrequency Yearly = new([Measured.Yearly]);

    /// <summary>Every kind of period; the newest is judged. What holds for a target in words where the catalogue says nothing.</summary>
    public static readonly MeasurementFrequency Any = new([Measured.Yearly, Measured.Half, Measured.Tertial, Measured.Quarter, Measured.Month]);

    private const int InterimMonth = 8;

    /// <summary>From the catalogue's word (<c>tertial</c>, <c>månadsvis</c>, <c>8 månader</c>); null for an unknown one.</summary>
    public static Measured? Parse(string word) => word.Trim().ToLowerInvariant() switch
    {
        "år" or "årsvis" or "årlig" or "årligen" or "helår" => Measured.Yearly,
        "halvår" or "halvårsvis" => Measured.Half,
        "tertial" or "tertialvis" => Measured.Tertial,
        "kvartal" or "kvartalsvis" => Measured.Quarter,
        "månad" or "månadsvis" or "månatlig" or "månatligen" => Measured.Month,
        "8 månader" or "åtta månader" or "delår" => Measured.EightMonths,
        "vartannat år" => Measured.EverySecondYear,
        _ => null,
    };

    public bool Equals(MeasurementFrequency? other) => other is not null && StartYear == other.StartYear && Ways.ToHashSet().SetEquals(other.Ways);

    public override int GetHashCode() => HashCode.Combine(StartYear, Ways.Aggregate(0, (hash, way) => hash ^ (1 << (int)way)));

    /// <summary>Whether a value of this period is judged.</summary>
    public bool Judges(Period period) => Ways.Any(way => Fits(way, period));

    /// <summary>The newest judged period that ended before <paramref name="today"/>: the one whose value is asked for.</summary>
    public Period NewestEnded(DateOnly today) => Ways
        .Select(way => NewestEnded(way, today))
        .OfType<Period>()
        .Max();

    private bool Fits(Measured way, Period period) => way switch
    {
        Measured.EverySecondYear => period.Kind == PeriodKind.Year && (StartYear is not { } start || (period.Year - start) % 2 == 0),
        Measured.EightMonths => period is { Kind: PeriodKind.Month, LastMonth: InterimMonth },
        _ => period.Kind == KindOf(way),
    };

    private Period? NewestEnded(Measured way, DateOnly today)
    {
        var newest = Period.OfYear(today.Year + 1);
        var candidate = KindOf(way) switch
        {
            PeriodKind.Year => newest,
            var kind => Period.Of(kind, newest.Year, 1),
        };
        while (candidate.End >= today || !Fits(way, candidate))
        {
            candidate = candidate.Previous;
        }

        return candidate;
    }

    private static PeriodKind KindOf(Measured way) => way switch
    {
        Measured.Half => PeriodKind.Half,
        Measured.Tertial => PeriodKind.Tertial,
        Measured.Quarter => PeriodKind.Quarter,
        Measured.Month or Measured.EightMonths => PeriodKind.Month,
        _ => PeriodKind.Year,
    };
}
