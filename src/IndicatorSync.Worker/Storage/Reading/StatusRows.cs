using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;

namespace IndicatorSync.Worker.Storage.Reading;

/// <summary>The stored state of every indicator, put together as <c>status</c> shows it.</summary>
internal sealed class StatusRows
{
    /// <summary>The judged year of each compared area, of the judged gender or of both behind a difference.</summary>
    private const string SelectValues = """
        SELECT s.indicator_id, s.gender AS Judged, o.area_id, o.gender, o.value
        FROM indicator_state s
        JOIN indicator i ON i.indicator_id = s.indicator_id
        JOIN indicator_area a ON a.indicator_id = s.indicator_id
        JOIN observation o ON o.kpi_id = i.kpi_id AND o.area_id = a.area_id AND o.period = s.period AND o.part = s.part
          AND o.gender IN (CASE WHEN s.gender = 'K-M' THEN 'K' ELSE s.gender END, CASE WHEN s.gender = 'K-M' THEN 'M' ELSE s.gender END)
        WHERE s.removed_at IS NULL
        """;

    private const string SelectValuesOf = SelectValues + " AND s.indicator_id = @id";

    private readonly List<IndicatorStatus> shown = [];
    private readonly Dictionary<string, IndicatorRow> indicators;
    private readonly ILookup<string, string> compared;
    private readonly ILookup<string, ReferenceRow> values;
    private readonly ILookup<string, AcknowledgementRow> acknowledged;
    private readonly GivenDecimals given;

    private StatusRows(
        IReadOnlyList<IndicatorRow> indicators,
        IReadOnlyList<IndicatorAreaRow> areas,
        IReadOnlyList<ReferenceRow> values,
        IReadOnlyList<AcknowledgementRow> acknowledged,
        GivenDecimals given)
    {
        this.indicators = indicators.ToDictionary(row => row.IndicatorId);
        compared = areas.ToLookup(row => row.IndicatorId, row => row.AreaId);
        this.values = values.ToLookup(row => row.IndicatorId);
        this.acknowledged = acknowledged.ToLookup(row => row.IndicatorId);
        this.given = given;
    }

    /// <param name="unit">Only read from.</param>
    /// <param name="compared">With the values of compared areas.</param>
    public static async Task<StatusRows> LoadAsync(UnitOfWork unit, bool compared = true)
    {
        var rows = new StatusRows(
            await IndicatorStore.IndicatorsAsync(unit),
            compared ? await IndicatorAreaStore.AllAsync(unit) : [],
            compared ? await unit.QueryAsync<ReferenceRow>(SelectValues) : [],
            await AcknowledgementStore.NewestRowsAsync(unit),
            await GivenDecimals.LoadAsync(unit));
        await foreach (var state in StateStore.EachAsync(unit))
        {
            rows.Add(state);
        }

        return rows;
    }

    /// <summary>The same of one indicator; none for an unknown id.</summary>
    public static async Task<StatusRows> LoadAsync(UnitOfWork unit, string id)
    {
        var rows = new StatusRows(
            await IndicatorStore.IndicatorsAsync(unit),
            await IndicatorAreaStore.AllAsync(unit),
            await unit.QueryAsync<ReferenceRow>(SelectValuesOf, new { id }),
            await AcknowledgementStore.NewestRowsAsync(unit),
            await GivenDecimals.LoadAsync(unit, id));
        foreach (var state in await StateStore.StatesOfAsync(unit, id))
        {
            rows.Add(state);
        }

        return rows;
    }

    private void Add(StateRow state)
    {
        if (state.RemovedAt is null)
        {
            shown.Add(Status(state));
        }
    }

    public IndicatorRow Indicator(string id) => indicators[id];

    /// <summary>In the catalogue's order; the total before own units, and genders as T, K, M, K-M.</summary>
    public IReadOnlyList<IndicatorStatus> All() => [.. shown.OrderBy(status => status.Ordinal).ThenBy(status => status.Id, StringComparer.Ordinal).ThenBy(status => status.Gender)];

    private IndicatorStatus Status(StateRow state)
    {
        var indicator = indicators[state.IndicatorId];
        var printsAsGiven = !indicator.IsFromKolada && state.Prior.Definition.PrintedDecimals is null;
        return new IndicatorStatus
        {
            Ordinal = state.Ordinal,
            Id = state.IndicatorId,
            Name = indicator.Name,
            Kpi = indicator.KpiId,
            Source = indicator.IsFromKolada ? null : indicator.Source,
            IsAccumulated = indicator.IsAccumulated,
            IsQualitative = indicator.IsQualitative,
            Area = indicator.AreaId,
            Gender = state.JudgedGender,
            Judged = state.Judged,
            Unit = state.Unit,
            Decimals = state.Decimals,
            PrintsAsGiven = printsAsGiven,
            Given = printsAsGiven ? given.Of(indicator.PlanId, indicator.OwnUnit, state.JudgedGender) : IndicatorStatus.NothingGiven,
            Green = state.Green,
            Yellow = state.Yellow,
            Margin = state.JudgedMargin,
            Since = state.ChangedOn,
            WatchedSince = state.BegunOn,
            Cause = state.Cause is null ? null : Codes.CauseOf(state.Cause),
            Previous = state.PreviousOf is { } period ? new PeriodValue(period, state.PreviousValue, Codes.ColourOf(state.PreviousColour!)) { Hidden = state.PreviousHidden } : null,
            Persons = state.Persons,
            Reference = compared[state.IndicatorId].Where(area => state.Hidden is null || area != indicator.AreaId).ToDictionary(area => area, area => Reference(area, state)),
            Preliminary = state.IsPreliminary,
            Overdue = state.IsOverdue,
            Alarm = AlarmCodes.Word(state.Alarm, IsAcknowledged(state)),
            Plan = indicator.PlanName,
            File = indicator.PlanFile,
            BusinessArea = indicator.BusinessArea,
            Goal = indicator.OverarchingGoal,
            Responsible = indicator.Responsible,
            Footnote = indicator.Footnote,
        };
    }

    private decimal? Reference(string area, StateRow state)
    {
        decimal? Of(Gender gender) => values[state.IndicatorId].FirstOrDefault(row => row.Judged == state.Gender && row.AreaId == area && row.Gender == gender.Code())?.Value;
        return state.JudgedGender == Gender.Gap
            ? Of(Gender.K) is { } women && Of(Gender.M) is { } men ? Math.Abs(women - men) : null
            : Of(state.JudgedGender);
    }

    private bool IsAcknowledged(StateRow state) =>
        acknowledged[state.IndicatorId].Any(made => made.Gender == state.Gender && made.AcknowledgementId > state.AcknowledgedFrom);

    private sealed record ReferenceRow
    {
        public required string IndicatorId { get; init; }

        public required string Judged { get; init; }

        public required string AreaId { get; init; }

        public required string Gender { get; init; }

        public decimal? Value { get; init; }
    }
}
