using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Observations;

/// <summary>What a source was asked for: every pair of these measures and areas, all genders, and all years unless some are named.</summary>
public sealed class ObservationScope(IEnumerable<MeasureId> measures, IEnumerable<AreaId> areas, IEnumerable<int>? years = null)
{
    private readonly HashSet<int>? years = years is null ? null : [.. years];
    private readonly HashSet<MeasureId> measures = [.. measures];
    private readonly HashSet<AreaId> areas = [.. areas];

    public IReadOnlyCollection<MeasureId> Measures => measures;

    public IReadOnlyCollection<AreaId> Areas => areas;

    /// <summary>Null: all years.</summary>
    public IReadOnlyCollection<int>? Years => years;

    public IEnumerable<(MeasureId Measure, AreaId Area)> Pairs => from measure in measures from area in areas select (measure, area);

    /// <summary>False where a value that does not come says nothing: what a file leaves out is not taken back (docs/contract.md 1.9).</summary>
    public bool TellsWhatIsGone { get; init; } = true;

    /// <exception cref="ArgumentException">The request asks for metadata.</exception>
    public static ObservationScope Of(PlannedRequest request) => request switch
    {
        DataRequest data => new(data.Kpis.Select(MeasureId.Of), data.Areas),
        CountryRequest => throw new ArgumentException($"'{request}' names no areas", nameof(request)),
        UnitDataRequest data => new(data.Kpis.Select(MeasureId.Of), data.Units),
        _ => throw new ArgumentException($"'{request}' asks for no observations", nameof(request)),
    };

    /// <summary>The same question without the pairs whose answer is known. What is left is a whole table of measures and areas (or nothing).</summary>
    public ObservationScope Without(IReadOnlyCollection<KnownAnswer> known)
    {
        if (known.Count == 0)
        {
            return this;
        }

        var same = known.Select(answer => (MeasureId.Of(answer.Kpi), answer.Area)).ToHashSet();
        var left = Pairs.Where(pair => !same.Contains(pair)).ToList();
        return new ObservationScope(left.Select(pair => pair.Measure), left.Select(pair => pair.Area), years) { TellsWhatIsGone = TellsWhatIsGone };
    }

    public bool Contains(ObservationKey key) => measures.Contains(key.Measure) && areas.Contains(key.Area) && years?.Contains(key.Period.Year) != false;
}
