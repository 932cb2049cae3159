using System.Text.Json;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Observations;

namespace IndicatorSync.Worker.Runs;

/// <summary>Everything stored that the indicators of a catalogue are judged from.</summary>
internal sealed class JudgingGround
{
    private readonly SeriesHistory history;
    private readonly Dictionary<KpiId, long> marks;
    private readonly Dictionary<KpiId, StoredKpi> kpis;
    private readonly Dictionary<(KpiId, AreaId), bool> coverage;
    private readonly IReadOnlySet<KpiId> published;
    private readonly DateOnly today;

    private JudgingGround(
        IReadOnlyList<RevisionPoint> revisions,
        Dictionary<KpiId, StoredKpi> kpis,
        Dictionary<(KpiId, AreaId), bool> coverage,
        IReadOnlySet<KpiId> published,
        DateOnly today)
    {
        history = new SeriesHistory(revisions);
        marks = revisions.AggregateBy(point => point.Key.Kpi, 0L, (newest, point) => Math.Max(newest, point.Id)).ToDictionary();
        (this.kpis, this.coverage, this.published, this.today) = (kpis, coverage, published, today);
    }

    /// <summary>What Kolada says of KPIs.</summary>
    public IReadOnlyDictionary<KpiId, KpiInfo> Kpis => kpis.ToDictionary(kpi => kpi.Key, kpi => kpi.Value.Info);

    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="states">The stored states: their definitions name the series of the run before.</param>
    /// <param name="today">The date in the schedule's time zone.</param>
    /// <param name="known">What Kolada says of KPIs, where the caller has read it in the same transaction.</param>
    public static async Task<JudgingGround> LoadAsync(
        UnitOfWork unit, IndicatorCatalogue catalogue, IEnumerable<StateRow> states, DateOnly today, IReadOnlyList<StoredKpi>? known = null)
    {
        var kpis = (known ?? await MetadataStore.KpisAsync(unit)).ToDictionary(kpi => kpi.Info.Id);
        string? TitleOf(Indicator indicator) => indicator.Kpi is { } kpi ? kpis.GetValueOrDefault(kpi)?.Info.Title : null;
        var definitions = catalogue.Indicators.SelectMany(indicator => indicator.JudgedGenders.Select(gender => JudgedDefinition.Of(indicator, gender, TitleOf(indicator))))
            .Concat(states.Select(DefinitionBefore).OfType<JudgedDefinition>())
            .Where(definition => definition.Kpi is not null)
            .ToList();
        var named = definitions.Select(definition => definition.Kpi!.Value).Distinct().ToList();
        var areas = definitions.SelectMany(definition => definition.ReferenceAreas.Append(definition.Area))
            .Concat(catalogue.Indicators.SelectMany(indicator => indicator.Compare))
            .Append(AreaId.Riket)
            .Distinct()
            .ToList();
        return new JudgingGround(
            await GroundStore.RevisionsAsync(unit, named, areas),
            kpis,
            await GroundStore.CoverageAsync(unit),
            await GroundStore.PublishedAsync(unit),
            today);
    }

    /// <summary>Null where it cannot be read: the judging of that indicator meets it again, at its own boundary.</summary>
    private static JudgedDefinition? DefinitionBefore(StateRow state)
    {
        try
        {
            return state.Prior.Definition;
        }
        catch (Exception damaged) when (damaged is JsonException or FormatException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    public EvaluationGround Of(Indicator indicator) => new(
        history,
        InfoOf(indicator),
        SourceOf(indicator),
        indicator.Kpi is { } own && published.Contains(own),
        today);

    /// <summary>What Kolada says of the indicator's KPI; null when never read.</summary>
    public KpiInfo? InfoOf(Indicator indicator) => indicator.Kpi is { } kpi ? kpis.GetValueOrDefault(kpi)?.Info : null;

    /// <param name="indicator">One of the catalogue's.</param>
    /// <param name="country">Its KPI in every municipality.</param>
    public AuditGround AuditOf(Indicator indicator, CountryValues country) => new()
    {
        Kpi = InfoOf(indicator),
        IsGone = indicator.Kpi is { } own && kpis.GetValueOrDefault(own)?.GoneSince is not null,
        Source = SourceOf(indicator),
        HasValues = new[] { Gender.T, Gender.K, Gender.M }.Any(gender => SeriesOf(indicator, gender).Points.Any(point => point.Value is not null)),
        Country = country,
        SeriesOf = (area, gender) => indicator.Kpi is { } kpi ? history.AsOf(kpi, area, gender) : Series.Empty,
        Today = today,
    };

    public SourceState SourceOf(Indicator indicator) =>
        indicator.Kpi is not { } kpi || !coverage.TryGetValue((kpi, indicator.Area), out var whole) ? SourceState.NeverAsked
        : whole ? SourceState.Fetched
        : SourceState.NeverAnswered;

    /// <summary>The newest revision of any series of the indicator's KPI; 0 when there is none.</summary>
    public long MarkOf(Indicator indicator) => indicator.Kpi is { } kpi ? marks.GetValueOrDefault(kpi) : 0;

    /// <summary>The series of an indicator as it stood after a revision, for what rides along in mails.</summary>
    public Series SeriesOf(Indicator indicator, Gender gender, long mark = long.MaxValue) =>
        indicator.Kpi is { } kpi ? history.AsOf(kpi, indicator.Area, gender, mark) : Series.Empty;
}
