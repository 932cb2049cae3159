using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>A row of <c>colour_change</c>.</summary>
internal sealed record ColourChangeRow(
    string IndicatorId, string Gender, string FromColour, string ToColour, string Cause, Period? Period, decimal? Value, DateTimeOffset ChangedAt, long RunId)
{
    public DateTime ChangedLocal => StoredTime.Local(ChangedAt);
}

/// <summary>A row of <c>alarm_transition</c>.</summary>
internal sealed record AlarmTransitionRow(
    string IndicatorId, string Gender, string? FromStatus, string ToStatus, string? Cause, DateTimeOffset ChangedAt, long RunId);

/// <summary>A row of <c>acknowledgement_lapse</c>.</summary>
internal sealed record LapseRow(string IndicatorId, string Gender, long LapsedThrough, DateTimeOffset LapsedAt)
{
    /// <summary>The lapses that a run decided: acknowledgements up to a number were in force before it, and no longer are.</summary>
    public static IEnumerable<LapseRow> Of(IReadOnlyDictionary<(string Id, Gender Gender), StateRow> before, IEnumerable<StateRow> after, DateTimeOffset now) =>
        from row in after
        where before.TryGetValue((row.IndicatorId, row.JudgedGender), out var old) && row.AcknowledgedFrom > old.AcknowledgedFrom
        select new LapseRow(row.IndicatorId, row.Gender, row.AcknowledgedFrom, now);
}

/// <summary>Of a row of <c>indicator_state</c>, what a run asks of all of them.</summary>
internal sealed record StateHead
{
    public required string IndicatorId { get; init; }

    public required string Gender { get; init; }

    public long? BaselineRunId { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    public required string Colour { get; init; }

    public (string Id, Gender Gender) Key => (IndicatorId, GenderCodes.Of(Gender));
}

/// <summary>Judgements and alarms as stored: read whole, written only where they changed.</summary>
internal static class StateStore
{
    private static readonly KeyedRows<StateRow> States = new(
        "indicator_state",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("gender", StagingType.Code, row => row.Gender),
        ],
        [
            new("ordinal", StagingType.Integer, row => row.Ordinal),
            new("definition", StagingType.LongText, row => row.Definition),
            new("mark", StagingType.Long, row => row.Mark),
            new("judged_on", StagingType.Date, row => row.JudgedOn),
            new("source_state", StagingType.Code, row => row.SourceState),
            new("colour", StagingType.Code, row => row.Colour),
            new("basis", StagingType.Code, row => row.Basis),
            new("period", StagingType.Integer, row => row.Period),
            new("part", StagingType.Code, row => row.Part),
            new("period_order", StagingType.Integer, row => row.PeriodOrder),
            new("period_start", StagingType.Date, row => row.PeriodStart),
            new("period_end", StagingType.Date, row => row.PeriodEnd),
            new("value", StagingType.Number, row => row.Value),
            new("compared", StagingType.Number, row => row.Compared),
            new("is_rule_sensitive", StagingType.Flag, row => row.IsRuleSensitive),
            new("other_rule_colour", StagingType.Code, row => row.OtherRuleColour),
            new("distance_to_green", StagingType.Number, row => row.DistanceToGreen),
            new("beyond_yellow", StagingType.Number, row => row.BeyondYellow),
            new("green", StagingType.Text, row => row.Green),
            new("yellow", StagingType.Text, row => row.Yellow),
            new("unit", StagingType.Text, row => row.Unit),
            new("decimals", StagingType.Integer, row => row.Decimals),
            new("previous_period", StagingType.Integer, row => row.PreviousPeriod),
            new("previous_part", StagingType.Code, row => row.PreviousPart),
            new("better", StagingType.Code, row => row.Better),
            new("development", StagingType.Code, row => row.Development),
            new("previous_value", StagingType.Number, row => row.PreviousValue),
            new("previous_colour", StagingType.Code, row => row.PreviousColour),
            new("change", StagingType.Number, row => row.Change),
            new("country_value", StagingType.Number, row => row.CountryValue),
            new("margin", StagingType.Number, row => row.Margin),
            new("is_certain", StagingType.Flag, row => row.IsCertain),
            new("hidden", StagingType.Code, row => row.Hidden),
            new("previous_hidden", StagingType.Code, row => row.PreviousHidden),
            new("persons", StagingType.Text, row => row.Persons),
            new("since", StagingType.Date, row => row.Since),
            new("watched_since", StagingType.Date, row => row.WatchedSince),
            new("cause", StagingType.Name, row => row.Cause),
            new("is_preliminary", StagingType.Flag, row => row.IsPreliminary),
            new("is_overdue", StagingType.Flag, row => row.IsOverdue),
            new("judged_run_id", StagingType.Long, row => row.JudgedRunId),
            new("baseline_run_id", StagingType.Long, row => row.BaselineRunId),
            new("event_ordinal", StagingType.Long, row => row.EventOrdinal),
            new("alarm_status", StagingType.Code, row => row.AlarmStatus),
            new("alarm_level", StagingType.Code, row => row.AlarmLevel),
            new("alarm_since_at", StagingType.Instant, row => row.AlarmSinceAt),
            new("alarm_since_local", StagingType.LocalTime, row => row.AlarmSinceLocal),
            new("alarm_mailed_at", StagingType.Instant, row => row.AlarmMailedAt),
            new("alarm_mailed_local", StagingType.LocalTime, row => row.AlarmMailedLocal),
            new("is_muted", StagingType.Flag, row => row.IsMuted),
            new("alarm_is_untold", StagingType.Flag, row => row.AlarmIsUntold),
            new("acknowledged_from", StagingType.Long, row => row.AcknowledgedFrom),
            new("removed_at", StagingType.Instant, row => row.RemovedAt),
            new("told", StagingType.LongText, row => row.Told),
        ]);

    private static readonly string SelectStates = States.Select + " ORDER BY ordinal, indicator_id, gender";

    private static readonly string SelectStatesOf = States.Select + " WHERE indicator_id = @id ORDER BY gender";

    private static readonly string SelectStatesOfThese = States.Select + " WHERE indicator_id IN @ids ORDER BY ordinal, indicator_id, gender";

    private const string SelectHeads = "SELECT indicator_id, gender, baseline_run_id, removed_at, colour FROM indicator_state ORDER BY ordinal, indicator_id, gender";

    private static readonly KeyedRows<PeriodRow> Periods = new(
        "period_judgement",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("gender", StagingType.Code, row => row.Gender),
            new("period", StagingType.Integer, row => row.Period),
            new("part", StagingType.Code, row => row.Part),
        ],
        [
            new("period_order", StagingType.Integer, row => row.PeriodOrder),
            new("period_start", StagingType.Date, row => row.PeriodStart),
            new("period_end", StagingType.Date, row => row.PeriodEnd),
            new("better", StagingType.Code, row => row.Better),
            new("development", StagingType.Code, row => row.Development),
            new("value", StagingType.Number, row => row.Value),
            new("compared", StagingType.Number, row => row.Compared),
            new("colour", StagingType.Code, row => row.Colour),
            new("basis", StagingType.Code, row => row.Basis),
            new("green", StagingType.Text, row => row.Green),
            new("yellow", StagingType.Text, row => row.Yellow),
            new("country_value", StagingType.Number, row => row.CountryValue),
            new("colour_then", StagingType.Code, row => row.ColourThen),
            new("hidden", StagingType.Code, row => row.Hidden),
        ]);

    private static readonly NewRows<PeriodRow> NewPeriods = new(Periods.Table, [.. Periods.Keys, .. Periods.Values]);

    private static readonly string SelectPeriodsOf = Periods.Select + " WHERE indicator_id = @id";

    private static readonly string SelectPeriodsOfThese = Periods.Select + " WHERE indicator_id IN @ids";

    /// <summary>Ids in one statement: SQL Server takes 2 100 parameters.</summary>
    private const int MaxIds = 900;

    private static readonly AddedRows<ColourChangeRow> ColourChanges = new(
        "colour_change",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("gender", StagingType.Code, row => row.Gender),
            new("from_colour", StagingType.Code, row => row.FromColour),
            new("to_colour", StagingType.Code, row => row.ToColour),
            new("cause", StagingType.Name, row => row.Cause),
            new("period", StagingType.Integer, row => row.Period?.Year),
            new("part", StagingType.Code, row => row.Period?.Part ?? ""),
            new("value", StagingType.Number, row => row.Value),
            new("changed_at", StagingType.Instant, row => row.ChangedAt),
            new("changed_local", StagingType.LocalTime, row => row.ChangedLocal),
            new("run_id", StagingType.Long, row => row.RunId),
        ]);

    private static readonly AddedRows<AlarmTransitionRow> Transitions = new(
        "alarm_transition",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("gender", StagingType.Code, row => row.Gender),
            new("from_status", StagingType.Code, row => row.FromStatus),
            new("to_status", StagingType.Code, row => row.ToStatus),
            new("cause", StagingType.Name, row => row.Cause),
            new("changed_at", StagingType.Instant, row => row.ChangedAt),
            new("run_id", StagingType.Long, row => row.RunId),
        ]);

    private static readonly AddedRows<LapseRow> Lapses = new(
        "acknowledgement_lapse",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("gender", StagingType.Code, row => row.Gender),
            new("lapsed_through", StagingType.Long, row => row.LapsedThrough),
            new("lapsed_at", StagingType.Instant, row => row.LapsedAt),
        ]);

    private const string HandedOver = """
        alarm_status = 'new' AND EXISTS (
          SELECT 1 FROM outbox_about a JOIN outbox o ON o.outbox_id = a.outbox_id
          WHERE a.indicator_id = indicator_state.indicator_id AND a.gender = indicator_state.gender
            AND o.status IN ('sent', 'filed') AND o.written_at >= indicator_state.alarm_since_at)
        """;

    private const string InsertHandedOver = $"""
        INSERT INTO alarm_transition (indicator_id, gender, from_status, to_status, cause, changed_at, run_id)
        SELECT indicator_id, gender, 'new', 'active', NULL, @now, judged_run_id
        FROM indicator_state
        WHERE {HandedOver}
        """;

    /// <summary>Their alarm is not what it was when they were judged.</summary>
    private const string WakeHandedOver = $"DELETE FROM indicator_rest WHERE indicator_id IN (SELECT indicator_id FROM indicator_state WHERE {HandedOver})";

    private const string ActivateHandedOver = $"UPDATE indicator_state SET alarm_status = 'active' WHERE {HandedOver}";

    private const string ClosedByRemoval = """
        SELECT t.indicator_id, t.gender
        FROM alarm_transition t
        WHERE t.cause = 'removed' AND t.alarm_transition_id = (
          SELECT MAX(x.alarm_transition_id) FROM alarm_transition x WHERE x.indicator_id = t.indicator_id AND x.gender = t.gender)
        """;

    public static async Task<IReadOnlyDictionary<(string Id, Gender Gender), StateRow>> StatesAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<StateRow>(SelectStates)).ToDictionary(row => (row.IndicatorId, row.JudgedGender));

    /// <summary>The same by place in the catalogue, one after the other.</summary>
    public static IAsyncEnumerable<StateRow> EachAsync(UnitOfWork unit) => unit.EachAsync<StateRow>(SelectStates);

    /// <summary>Which indicators and genders have a state, by place in the catalogue.</summary>
    public static Task<IReadOnlyList<StateHead>> HeadsAsync(UnitOfWork unit) => unit.QueryAsync<StateHead>(SelectHeads);

    /// <summary>The states of these indicators.</summary>
    public static async Task<IReadOnlyDictionary<(string Id, Gender Gender), StateRow>> StatesAsync(UnitOfWork unit, IEnumerable<string> ids) =>
        (await OfTheseAsync<StateRow>(unit, SelectStatesOfThese, ids)).OrderBy(row => row.Ordinal).ToDictionary(row => (row.IndicatorId, row.JudgedGender));

    /// <summary>Every gender of one indicator, also of one that has left the catalogue.</summary>
    public static Task<IReadOnlyList<StateRow>> StatesOfAsync(UnitOfWork unit, string id) => unit.QueryAsync<StateRow>(SelectStatesOf, new { id });

    public static Task<IReadOnlyList<PeriodRow>> PeriodsOfAsync(UnitOfWork unit, string id) => unit.QueryAsync<PeriodRow>(SelectPeriodsOf, new { id });

    /// <summary>Every period of these indicators.</summary>
    public static async Task<IReadOnlyList<PeriodRow>> PeriodsAsync(UnitOfWork unit, IEnumerable<string> ids) =>
        await OfTheseAsync<PeriodRow>(unit, SelectPeriodsOfThese, ids);

    public static Task<IReadOnlyList<PeriodRow>> PeriodsAsync(UnitOfWork unit) => unit.QueryAsync<PeriodRow>(Periods.Select);

    /// <summary>As many indicators at once as a statement may name.</summary>
    private static async Task<List<T>> OfTheseAsync<T>(UnitOfWork unit, string select, IEnumerable<string> ids)
    {
        List<T> rows = [];
        foreach (var some in ids.Chunk(MaxIds))
        {
            rows.AddRange(await unit.QueryAsync<T>(select, new { ids = some }));
        }

        return rows;
    }

    /// <summary>Writes the rows that say something else than <paramref name="before"/>.</summary>
    public static async Task SaveStatesAsync(
        UnitOfWork unit, IReadOnlyDictionary<(string Id, Gender Gender), StateRow> before, IEnumerable<StateRow> after)
    {
        var changed = after.Where(row => !before.TryGetValue((row.IndicatorId, row.JudgedGender), out var old) || !row.SaysTheSameAs(old)).ToList();
        await unit.UpsertAsync(States, changed);
    }

    /// <summary>Makes the stored periods of these indicators and genders equal to <paramref name="after"/>, keeping what was decided then.</summary>
    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="before">All that is stored of these indicators, read in the same transaction: what is not among it goes straight into the table.</param>
    /// <param name="after">Their periods now.</param>
    public static async Task SavePeriodsAsync(UnitOfWork unit, IReadOnlyList<PeriodRow> before, IReadOnlyList<PeriodRow> after)
    {
        var old = before.ToDictionary(row => row.Key);
        var judged = after.Select(row => (row.IndicatorId, row.Gender)).ToHashSet();
        var kept = after.Select(row => row.Key).ToHashSet();
        var changed = after.Where(row => old.TryGetValue(row.Key, out var stored) && stored != row).ToList();
        var added = after.Where(row => !old.ContainsKey(row.Key)).ToList();
        var gone = before.Where(row => judged.Contains((row.IndicatorId, row.Gender)) && !kept.Contains(row.Key)).ToList();
        await unit.DeleteAsync(Periods, gone);
        await unit.UpdateAsync(Periods, changed);
        await unit.InsertNewAsync(NewPeriods, added);
    }

    public static Task AddColourChangesAsync(UnitOfWork unit, IReadOnlyList<ColourChangeRow> rows) => unit.AddAsync(ColourChanges, rows);

    public static Task AddTransitionsAsync(UnitOfWork unit, IReadOnlyList<AlarmTransitionRow> rows) => unit.AddAsync(Transitions, rows);

    public static Task AddLapsesAsync(UnitOfWork unit, IReadOnlyList<LapseRow> rows) => unit.AddAsync(Lapses, rows);

    /// <summary>The alarms whose last transition was that their indicator left the catalogue.</summary>
    public static async Task<IReadOnlySet<(string Id, Gender Gender)>> ClosedByRemovalAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<AlarmKey>(ClosedByRemoval)).Select(row => (row.IndicatorId, GenderCodes.Of(row.Gender))).ToHashSet();

    /// <summary>An alarm whose mail has left is no longer new.</summary>
    public static Task ActivateHandedOverAsync(UnitOfWork unit, DateTimeOffset now) =>
        unit.ExecuteAsync($"{InsertHandedOver};\n{WakeHandedOver};\n{ActivateHandedOver}", new { now });

    private sealed record AlarmKey
    {
        public required string IndicatorId { get; init; }

        public required string Gender { get; init; }
    }
}
