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

/// <summary>What is known of all KPIs and areas, whichever indicators are judged.</summary>
internal sealed record JudgingKnowledge
{
    /// <summary>What Kolada says of KPIs.</summary>
    public required IReadOnlyDictionary<KpiId, StoredKpi> Kpis { get; init; }

    /// <summary>Which KPI gives the margin of which.</summary>
    public required IReadOnlyDictionary<KpiId, KpiId> Margins { get; init; }

    /// <summary>For each KPI ever asked for in an indicator's own area, whether an answer once came whole.</summary>
    public required IReadOnlyDictionary<(KpiId, AreaId), bool> Coverage { get; init; }

    /// <summary>The KPIs of which some fetched area has a value for exactly the year that Kolada last announced.</summary>
    public required IReadOnlySet<KpiId> Published { get; init; }

    /// <summary>When a KPI was last read in every municipality for the audits, UTC.</summary>
    public required IReadOnlyDictionary<KpiId, DateTimeOffset> CountryReadAt { get; init; }

    /// <summary>The date in the schedule's time zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>A folder or a query is set, from which values of other sources than Kolada may come.</summary>
    public required bool HasWayIn { get; init; }

    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="catalogue">The catalogue in force, or a part of it.</param>
    /// <param name="today">The date in the schedule's time zone.</param>
    /// <param name="known">What Kolada says of KPIs, where the caller has read it in the same transaction.</param>
    /// <param name="hasWayIn">See <see cref="HasWayIn"/>.</param>
    public static async Task<JudgingKnowledge> LoadAsync(
        UnitOfWork unit, IndicatorCatalogue catalogue, DateOnly today, IReadOnlyList<StoredKpi>? known = null, bool hasWayIn = false)
    {
        var (coverage, margins) = await GroundStore.CoverageAsync(unit, catalogue.Rows.Select(indicator => indicator.Area));
        var (published, countryReadAt) = await GroundStore.PublishedAsync(unit);
        return new JudgingKnowledge
        {
            Kpis = (known ?? await MetadataStore.KpisAsync(unit)).ToDictionary(kpi => kpi.Info.Id),
            Margins = margins,
            Coverage = coverage,
            Published = published,
            CountryReadAt = countryReadAt,
            Today = today,
            HasWayIn = hasWayIn,
        };
    }

    /// <summary>What Kolada says of the indicator's KPI; null when never read.</summary>
    public KpiInfo? InfoOf(Indicator indicator) => indicator.Kpi is { } kpi ? Kpis.GetValueOrDefault(kpi)?.Info : null;

    /// <summary>How far the source of an indicator of Kolada's has been read.</summary>
    public SourceState SourceOf(Indicator indicator) =>
        indicator.Kpi is not { } kpi || !Coverage.TryGetValue((kpi, indicator.Area), out var whole) ? SourceState.NeverAsked
        : whole ? SourceState.Fetched
        : SourceState.NeverAnswered;

    /// <summary>What Kolada counts the values in; null when not known.</summary>
    public string? UnitOf(Indicator indicator) => UnitText.TailOf(InfoOf(indicator)?.Title);
}

/// <summary>Everything stored that some indicators are judged from: their whole history, so that not more of them are taken at once than memory is to hold.</summary>
internal sealed class JudgingGround
{
    private static readonly Dictionary<AreaId, Series> NoReferences = [];

    private readonly JudgingKnowledge known;
    private readonly SeriesHistory history;
    private readonly ILookup<(KpiId Kpi, AreaId Area), ValueTurn> turns;

    private JudgingGround(JudgingKnowledge known, SeriesHistory history, ILookup<(KpiId Kpi, AreaId Area), ValueTurn> turns) =>
        (this.known, this.history, this.turns) = (known, history, turns);

    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="known">Read in the same transaction.</param>
    /// <param name="catalogue">The catalogue in force, or a part of it.</param>
    /// <param name="states">The stored states of its indicators: their definitions name the series of the run before.</param>
    public static async Task<JudgingGround> LoadAsync(UnitOfWork unit, JudgingKnowledge known, IndicatorCatalogue catalogue, IReadOnlyCollection<StateRow> states)
    {
        var definitions = catalogue.Rows.SelectMany(indicator => indicator.JudgedGenders.Select(gender => JudgedDefinition.Of(indicator, gender, known.InfoOf(indicator)?.Title)))
            .Concat(states.SelectMany(DefinitionsBefore))
            .ToList();
        var named = definitions.Select(definition => definition.Measure)
            .Concat(definitions.Select(definition => definition.Kpi is { } kpi && known.Margins.TryGetValue(kpi, out var margin) ? MeasureId.Of(margin) : definition.Measure))
            .Concat(catalogue.Indicators.Select(indicator => indicator.Persons?.Kpi).OfType<KpiId>().Select(MeasureId.Of))
            .Distinct()
            .ToList();
        var areas = definitions.SelectMany(definition => definition.ReferenceAreas.Append(definition.Area))
            .Append(AreaId.Riket)
            .Distinct()
            .ToList();
        var history = await GroundStore.HistoryAsync(unit, named, areas);
        var beside = catalogue.Indicators.SelectMany(indicator => indicator.Compare).Except(areas).ToList();
        if (beside.Count > 0)
        {
            IReadOnlyList<MeasureId> shown = [.. catalogue.Indicators.Select(indicator => indicator.Measure).Distinct()];
            await BesideReader.AddAsync(unit, history, shown, beside, [.. JudgedPeriods(catalogue, known, history)]);
        }

        return new JudgingGround(
            known,
            history,
            await GroundStore.TurnsAsync(unit, states.Count > 0 ? [.. named.Select(measure => measure.Kpi).OfType<KpiId>()] : [], Unrest.From(known.Today)));
    }

    /// <summary>The periods that are judged, for which areas that a value is only shown beside have theirs shown.</summary>
    private static IEnumerable<Period> JudgedPeriods(IndicatorCatalogue catalogue, JudgingKnowledge known, SeriesHistory history) =>
        from indicator in catalogue.Rows
        from gender in indicator.JudgedGenders
        let definition = JudgedDefinition.Of(indicator, gender, known.InfoOf(indicator)?.Title)
        let own = history.AsOf(definition.Measure, definition.Area, gender, unit: definition.OwnUnit)
        select Judge.PeriodOf(new JudgeInput(definition, own, NoReferences, SourceState.Fetched, known.Today)) into period
        where period is not null
        select period.Value;

    /// <summary>None where they cannot be read: the judging of that indicator meets it again, at its own boundary.</summary>
    private static IEnumerable<JudgedDefinition> DefinitionsBefore(StateRow state)
    {
        try
        {
            var (told, coloured) = state.ToldJudgements;
            return new[] { state.Prior, told, coloured }.OfType<PriorJudgement>().Select(prior => prior.Definition);
        }
        catch (Exception damaged) when (damaged is JsonException or FormatException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            return [];
        }
    }

    public EvaluationGround Of(Indicator indicator) => new(
        history,
        known.InfoOf(indicator),
        SourceOf(indicator),
        indicator.Kpi is { } own && known.Published.Contains(own),
        known.Today)
    {
        Margin = indicator is { IsFromKolada: true, Kpi: { } kpi } && known.Margins.TryGetValue(kpi, out var margin) ? margin : null,
        Turns = indicator is { IsFromKolada: true, Kpi: { } measured } ? [.. turns[(measured, indicator.Area)]] : [],
    };

    /// <summary>What is hidden of the indicator; null where nothing ever is.</summary>
    public SmallNumbers? SmallOf(Indicator indicator) => SmallNumbers.Of(indicator, known.UnitOf(indicator), history);

    /// <param name="indicator">One of the catalogue's.</param>
    /// <param name="country">Its KPI in every municipality.</param>
    public AuditGround AuditOf(Indicator indicator, CountryValues country) => new()
    {
        Kpi = known.InfoOf(indicator),
        IsGone = indicator.Kpi is { } own && known.Kpis.GetValueOrDefault(own)?.GoneSince is not null,
        Source = SourceOf(indicator),
        HasValues = new[] { Gender.T, Gender.K, Gender.M }.Any(gender => SeriesOf(indicator, gender).Points.Any(point => point.Value is not null)),
        Country = country,
        SeriesOf = (area, gender) => history.AsOf(indicator.Measure, area, gender),
        Today = known.Today,
    };

    public SourceState SourceOf(Indicator indicator) =>
        indicator.Measure.IsOwn ? history.MarkOf(indicator.Measure) is not null ? SourceState.Fetched : known.HasWayIn ? SourceState.NeverAnswered : SourceState.NeverAsked
        : known.SourceOf(indicator);

    /// <summary>The newest revision of any series of the indicator's measure; 0 when there is none.</summary>
    public long MarkOf(Indicator indicator) => history.MarkOf(indicator.Measure) ?? 0;

    /// <summary>The series of an indicator as it was after a revision, for what mails mention beside the event.</summary>
    public Series SeriesOf(Indicator indicator, Gender gender, long mark = long.MaxValue) =>
        history.AsOf(indicator.Measure, indicator.Area, gender, mark, indicator.OwnUnit);
}
