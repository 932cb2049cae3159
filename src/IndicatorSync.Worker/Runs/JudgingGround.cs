using System.Text.Json;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Observations;

namespace IndicatorSync.Worker.Runs;

/// <summary>Everything stored that the indicators of a catalogue are judged from.</summary>
internal sealed class JudgingGround
{
    private readonly Loaded loaded;
    private readonly DateOnly today;
    private readonly bool hasWayIn;

    private JudgingGround(Loaded loaded, DateOnly today, bool hasWayIn) => (this.loaded, this.today, this.hasWayIn) = (loaded, today, hasWayIn);

    /// <summary>What Kolada says of KPIs.</summary>
    public IReadOnlyDictionary<KpiId, KpiInfo> Kpis => loaded.Kpis.ToDictionary(kpi => kpi.Key, kpi => kpi.Value.Info);

    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="states">The stored states: their definitions name the series of the run before.</param>
    /// <param name="today">The date in the schedule's time zone.</param>
    /// <param name="hasWayIn">A folder or a query is set, from which values of other sources than Kolada may come.</param>
    /// <param name="known">What Kolada says of KPIs, where the caller has read it in the same transaction.</param>
    public static async Task<JudgingGround> LoadAsync(
        UnitOfWork unit, IndicatorCatalogue catalogue, IEnumerable<StateRow> states, DateOnly today, IReadOnlyList<StoredKpi>? known = null, bool hasWayIn = false)
    {
        var kpis = (known ?? await MetadataStore.KpisAsync(unit)).ToDictionary(kpi => kpi.Info.Id);
        string? TitleOf(Indicator indicator) => indicator.Kpi is { } kpi ? kpis.GetValueOrDefault(kpi)?.Info.Title : null;
        var definitions = catalogue.Rows.SelectMany(indicator => indicator.JudgedGenders.Select(gender => JudgedDefinition.Of(indicator, gender, TitleOf(indicator))))
            .Concat(states.SelectMany(DefinitionsBefore))
            .ToList();
        var (coverage, margins) = await GroundStore.CoverageAsync(unit);
        var named = definitions.Select(definition => definition.Measure)
            .Concat(definitions.Select(definition => definition.Kpi is { } kpi && margins.TryGetValue(kpi, out var margin) ? MeasureId.Of(margin) : definition.Measure))
            .Concat(catalogue.Indicators.Select(indicator => indicator.Persons?.Kpi).OfType<KpiId>().Select(MeasureId.Of))
            .Distinct()
            .ToList();
        var areas = definitions.SelectMany(definition => definition.ReferenceAreas.Append(definition.Area))
            .Concat(catalogue.Indicators.SelectMany(indicator => indicator.Compare))
            .Append(AreaId.Riket)
            .Distinct()
            .ToList();
        var loaded = new Loaded(
            await GroundStore.HistoryAsync(unit, named, areas),
            kpis,
            margins,
            coverage,
            await GroundStore.PublishedAsync(unit),
            await GroundStore.TurnsAsync(unit, states.Any() ? [.. named.Select(measure => measure.Kpi).OfType<KpiId>()] : [], Unrest.From(today)));
        return new JudgingGround(loaded, today, hasWayIn);
    }

    /// <summary>What is shown and what was told. None where they cannot be read: the judging of that indicator meets it again, at its own boundary.</summary>
    private static IEnumerable<JudgedDefinition> DefinitionsBefore(StateRow state)
    {
        try
        {
            return new[] { state.Prior, state.ToldJudgement, state.ColouredJudgement }.OfType<PriorJudgement>().Select(prior => prior.Definition);
        }
        catch (Exception damaged) when (damaged is JsonException or FormatException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            return [];
        }
    }

    public EvaluationGround Of(Indicator indicator) => new(
        loaded.History,
        InfoOf(indicator),
        SourceOf(indicator),
        indicator.Kpi is { } own && loaded.Published.Contains(own),
        today)
    {
        Margin = indicator is { IsFromKolada: true, Kpi: { } kpi } && loaded.Margins.TryGetValue(kpi, out var margin) ? margin : null,
        Turns = indicator is { IsFromKolada: true, Kpi: { } measured } ? [.. loaded.Turns[(measured, indicator.Area)]] : [],
    };

    /// <summary>What is hidden of the indicator; null where nothing ever is.</summary>
    public SmallNumbers? SmallOf(Indicator indicator) => SmallNumbers.Of(indicator, UnitOf(indicator), loaded.History);

    /// <summary>What Kolada counts the values in; null when not known.</summary>
    public string? UnitOf(Indicator indicator) => UnitText.TailOf(InfoOf(indicator)?.Title);

    /// <summary>What Kolada says of the indicator's KPI; null when never read.</summary>
    public KpiInfo? InfoOf(Indicator indicator) => indicator.Kpi is { } kpi ? loaded.Kpis.GetValueOrDefault(kpi)?.Info : null;

    /// <param name="indicator">One of the catalogue's.</param>
    /// <param name="country">Its KPI in every municipality.</param>
    public AuditGround AuditOf(Indicator indicator, CountryValues country) => new()
    {
        Kpi = InfoOf(indicator),
        IsGone = indicator.Kpi is { } own && loaded.Kpis.GetValueOrDefault(own)?.GoneSince is not null,
        Source = SourceOf(indicator),
        HasValues = new[] { Gender.T, Gender.K, Gender.M }.Any(gender => SeriesOf(indicator, gender).Points.Any(point => point.Value is not null)),
        Country = country,
        SeriesOf = (area, gender) => loaded.History.AsOf(indicator.Measure, area, gender),
        Today = today,
    };

    public SourceState SourceOf(Indicator indicator) =>
        indicator.Measure.IsOwn ? loaded.History.MarkOf(indicator.Measure) is not null ? SourceState.Fetched : hasWayIn ? SourceState.NeverAnswered : SourceState.NeverAsked
        : indicator.Kpi is not { } kpi || !loaded.Coverage.TryGetValue((kpi, indicator.Area), out var whole) ? SourceState.NeverAsked
        : whole ? SourceState.Fetched
        : SourceState.NeverAnswered;

    /// <summary>The newest revision of any series of the indicator's measure; 0 when there is none.</summary>
    public long MarkOf(Indicator indicator) => loaded.History.MarkOf(indicator.Measure) ?? 0;

    /// <summary>The series of an indicator as it was after a revision, for what mails mention beside the event.</summary>
    public Series SeriesOf(Indicator indicator, Gender gender, long mark = long.MaxValue) =>
        loaded.History.AsOf(indicator.Measure, indicator.Area, gender, mark, indicator.OwnUnit);

    private sealed record Loaded(
        SeriesHistory History,
        Dictionary<KpiId, StoredKpi> Kpis,
        IReadOnlyDictionary<KpiId, KpiId> Margins,
        Dictionary<(KpiId, AreaId), bool> Coverage,
        IReadOnlySet<KpiId> Published,
        ILookup<(KpiId Kpi, AreaId Area), ValueTurn> Turns);
}
