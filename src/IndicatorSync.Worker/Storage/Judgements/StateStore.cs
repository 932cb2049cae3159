using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>A row of <c>period_judgement</c>.</summary>
internal sealed record PeriodRow
{
    public required string IndicatorId { get; init; }

    public required string Gender { get; init; }

    public required int Period { get; init; }

    public decimal? Value { get; init; }

    public decimal? Compared { get; init; }

    public required string Colour { get; init; }

    public required string Basis { get; init; }

    public string? Green { get; init; }

    public string? Yellow { get; init; }

    public decimal? CountryValue { get; init; }

    /// <summary>Decided while this year was the judged one; written once.</summary>
    public string? ColourThen { get; init; }

    public (string, string, int) Key => (IndicatorId, Gender, Period);
}

/// <summary>A row of <c>colour_change</c>.</summary>
internal sealed record ColourChangeRow(
    string IndicatorId, string Gender, string FromColour, string ToColour, string Cause, int? Period, decimal? Value, DateTimeOffset ChangedAt, long RunId)
{
    public DateTime ChangedLocal => StoredTime.Local(ChangedAt);
}

/// <summary>A row of <c>alarm_transition</c>.</summary>
internal sealed record AlarmTransitionRow(
    string IndicatorId, string Gender, string? FromStatus, string ToStatus, string? Cause, DateTimeOffset ChangedAt, long RunId);

/// <summary>Judgements and alarms as stored: read whole, written only where they changed.</summary>
internal static class StateStore
{
    private const string StateColumns = """
        indicator_id AS IndicatorId, gender AS Gender, ordinal AS Ordinal, definition AS Definition, mark AS Mark, judged_on AS JudgedOn,
        source_state AS SourceState, colour AS Colour, basis AS Basis, period AS Period, value AS Value, compared AS Compared,
        is_rule_sensitive AS IsRuleSensitive, other_rule_colour AS OtherRuleColour, distance_to_green AS DistanceToGreen,
        beyond_yellow AS BeyondYellow, green AS Green, yellow AS Yellow, unit AS Unit, decimals AS Decimals,
        previous_period AS PreviousPeriod, previous_value AS PreviousValue, previous_colour AS PreviousColour, change AS Change,
        country_value AS CountryValue, since AS Since, watched_since AS WatchedSince, cause AS Cause, is_preliminary AS IsPreliminary, is_overdue AS IsOverdue,
        judged_run_id AS JudgedRunId, baseline_run_id AS BaselineRunId, event_ordinal AS EventOrdinal, alarm_status AS AlarmStatus,
        alarm_level AS AlarmLevel, alarm_since_at AS AlarmSinceAt, alarm_since_local AS AlarmSinceLocal,
        alarm_mailed_at AS AlarmMailedAt, alarm_mailed_local AS AlarmMailedLocal, is_muted AS IsMuted,
        acknowledged_from AS AcknowledgedFrom, removed_at AS RemovedAt
        """;

    private const string SelectStates = $"SELECT {StateColumns} FROM indicator_state ORDER BY ordinal, indicator_id, gender";

    private const string DeleteState = "DELETE FROM indicator_state WHERE indicator_id = @IndicatorId AND gender = @Gender";

    private const string InsertState = """
        INSERT INTO indicator_state (
          indicator_id, gender, ordinal, definition, mark, judged_on, source_state, colour, basis, period, value, compared, is_rule_sensitive,
          other_rule_colour, distance_to_green, beyond_yellow, green, yellow, unit, decimals, previous_period, previous_value, previous_colour,
          change, country_value, since, watched_since, cause, is_preliminary, is_overdue, judged_run_id, baseline_run_id, event_ordinal, alarm_status,
          alarm_level, alarm_since_at, alarm_since_local, alarm_mailed_at, alarm_mailed_local, is_muted, acknowledged_from, removed_at)
        VALUES (
          @IndicatorId, @Gender, @Ordinal, @Definition, @Mark, @JudgedOn, @SourceState, @Colour, @Basis, @Period, @Value, @Compared, @IsRuleSensitive,
          @OtherRuleColour, @DistanceToGreen, @BeyondYellow, @Green, @Yellow, @Unit, @Decimals, @PreviousPeriod, @PreviousValue, @PreviousColour,
          @Change, @CountryValue, @Since, @WatchedSince, @Cause, @IsPreliminary, @IsOverdue, @JudgedRunId, @BaselineRunId, @EventOrdinal, @AlarmStatus,
          @AlarmLevel, @AlarmSinceAt, @AlarmSinceLocal, @AlarmMailedAt, @AlarmMailedLocal, @IsMuted, @AcknowledgedFrom, @RemovedAt)
        """;

    private const string SelectPeriods = """
        SELECT indicator_id AS IndicatorId, gender AS Gender, period AS Period, value AS Value, compared AS Compared, colour AS Colour,
          basis AS Basis, green AS Green, yellow AS Yellow, country_value AS CountryValue, colour_then AS ColourThen
        FROM period_judgement
        """;

    private const string DeletePeriod =
        "DELETE FROM period_judgement WHERE indicator_id = @IndicatorId AND gender = @Gender AND period = @Period";

    private const string InsertPeriod = """
        INSERT INTO period_judgement (indicator_id, gender, period, value, compared, colour, basis, green, yellow, country_value, colour_then)
        VALUES (@IndicatorId, @Gender, @Period, @Value, @Compared, @Colour, @Basis, @Green, @Yellow, @CountryValue, @ColourThen)
        """;

    private const string InsertColourChange = """
        INSERT INTO colour_change (indicator_id, gender, from_colour, to_colour, cause, period, value, changed_at, changed_local, run_id)
        VALUES (@IndicatorId, @Gender, @FromColour, @ToColour, @Cause, @Period, @Value, @ChangedAt, @ChangedLocal, @RunId)
        """;

    private const string InsertTransition = """
        INSERT INTO alarm_transition (indicator_id, gender, from_status, to_status, cause, changed_at, run_id)
        VALUES (@IndicatorId, @Gender, @FromStatus, @ToStatus, @Cause, @ChangedAt, @RunId)
        """;

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

    private const string ActivateHandedOver = $"UPDATE indicator_state SET alarm_status = 'active' WHERE {HandedOver}";

    private const string ClosedByRemoval = """
        SELECT t.indicator_id AS IndicatorId, t.gender AS Gender
        FROM alarm_transition t
        WHERE t.cause = 'removed' AND t.alarm_transition_id = (
          SELECT MAX(x.alarm_transition_id) FROM alarm_transition x WHERE x.indicator_id = t.indicator_id AND x.gender = t.gender)
        """;

    public static async Task<IReadOnlyDictionary<(string Id, Gender Gender), StateRow>> StatesAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<StateRow>(SelectStates)).ToDictionary(row => (row.IndicatorId, row.JudgedGender));

    public static Task<IReadOnlyList<PeriodRow>> PeriodsAsync(UnitOfWork unit) => unit.QueryAsync<PeriodRow>(SelectPeriods);

    /// <summary>Writes the rows that say something else than <paramref name="before"/>.</summary>
    public static async Task SaveStatesAsync(
        UnitOfWork unit, IReadOnlyDictionary<(string Id, Gender Gender), StateRow> before, IEnumerable<StateRow> after)
    {
        var changed = after.Where(row => !before.TryGetValue((row.IndicatorId, row.JudgedGender), out var old) || !row.SaysTheSameAs(old)).ToList();
        await unit.ExecuteAsync(DeleteState, changed);
        await unit.ExecuteAsync(InsertState, changed);
    }

    /// <summary>Makes the stored periods of these indicators and genders equal to <paramref name="after"/>, keeping what was decided then.</summary>
    public static async Task SavePeriodsAsync(UnitOfWork unit, IReadOnlyList<PeriodRow> before, IReadOnlyList<PeriodRow> after)
    {
        var old = before.ToDictionary(row => row.Key);
        var judged = after.Select(row => (row.IndicatorId, row.Gender)).ToHashSet();
        var kept = after.Select(row => row.Key).ToHashSet();
        var changed = after.Where(row => !old.TryGetValue(row.Key, out var stored) || stored != row).ToList();
        var gone = before.Where(row => judged.Contains((row.IndicatorId, row.Gender)) && !kept.Contains(row.Key));
        await unit.ExecuteAsync(DeletePeriod, changed.Concat(gone).ToList());
        await unit.ExecuteAsync(InsertPeriod, changed);
    }

    public static Task AddColourChangesAsync(UnitOfWork unit, IReadOnlyList<ColourChangeRow> rows) => unit.ExecuteAsync(InsertColourChange, rows);

    public static Task AddTransitionsAsync(UnitOfWork unit, IReadOnlyList<AlarmTransitionRow> rows) => unit.ExecuteAsync(InsertTransition, rows);

    /// <summary>The alarms whose last transition was that their indicator left the catalogue.</summary>
    public static async Task<IReadOnlySet<(string Id, Gender Gender)>> ClosedByRemovalAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<AlarmKey>(ClosedByRemoval)).Select(row => (row.IndicatorId, GenderCodes.TryParse(row.Gender, out var gender) ? gender : Gender.T)).ToHashSet();

    /// <summary>An alarm whose mail has left is no longer new.</summary>
    public static async Task ActivateHandedOverAsync(UnitOfWork unit, DateTimeOffset now)
    {
        await unit.ExecuteAsync(InsertHandedOver, new { now });
        await unit.ExecuteAsync(ActivateHandedOver);
    }

    private sealed record AlarmKey
    {
        public required string IndicatorId { get; init; }

        public required string Gender { get; init; }
    }
}
