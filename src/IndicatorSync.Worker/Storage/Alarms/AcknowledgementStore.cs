using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Alarms;

/// <summary>A row of <c>acknowledgement</c>: someone has acknowledged a red indicator.</summary>
internal sealed record AcknowledgementRow
{
    public required long AcknowledgementId { get; init; }

    public required string IndicatorId { get; init; }

    public required string Gender { get; init; }

    public required string Note { get; init; }

    public required string Action { get; init; }

    public required string Owner { get; init; }

    public required DateOnly Due { get; init; }

    public GivenAcknowledgement ToGiven() => new(AcknowledgementId, Note, Action, Owner, Due);
}

/// <param name="IndicatorId">The indicator.</param>
/// <param name="Gender">As judged.</param>
/// <param name="Note">What is known of the cause.</param>
/// <param name="Action">What is done.</param>
/// <param name="Owner">Who does it.</param>
/// <param name="Due">When it is to be done.</param>
/// <param name="Now">On the rules' clock.</param>
/// <param name="MadeBy">Who is logged in where the command runs.</param>
internal sealed record Acknowledging(
    string IndicatorId, Gender Gender, string Note, string Action, string Owner, DateOnly Due, DateTimeOffset Now, string MadeBy);

/// <summary>Insert-only, and outside the writer's lease: whoever acknowledges does not wait for a run.</summary>
internal static class AcknowledgementStore
{
    private const string SelectNewest = """
        SELECT acknowledgement_id, indicator_id, gender, note, action,
          owner, due
        FROM acknowledgement
        WHERE acknowledgement_id IN (SELECT MAX(acknowledgement_id) FROM acknowledgement GROUP BY indicator_id, gender)
        """;

    private const string Insert = """
        INSERT INTO acknowledgement (indicator_id, gender, note, action, owner, due, made_at, made_local, made_by, follows)
        SELECT @IndicatorId, @Gender, @Note, @Action, @Owner, @Due, @Now, @NowLocal, @MadeBy, acknowledged_from
        FROM indicator_state
        WHERE indicator_id = @IndicatorId AND gender = @Gender AND removed_at IS NULL AND alarm_status IN ('new', 'active')
          AND NOT EXISTS (
            SELECT 1 FROM acknowledgement a
            WHERE a.indicator_id = @IndicatorId AND a.gender = @Gender AND a.acknowledgement_id > indicator_state.acknowledged_from)
        """;

    private const string SelectInForce = """
        SELECT a.owner, a.made_local
        FROM acknowledgement a
        JOIN indicator_state s ON s.indicator_id = a.indicator_id AND s.gender = a.gender AND a.acknowledgement_id > s.acknowledged_from
        WHERE s.indicator_id = @IndicatorId AND s.gender = @Gender AND s.removed_at IS NULL AND s.alarm_status IN ('new', 'active')
        """;

    private const string IsMade = """
        SELECT COUNT(*) FROM acknowledgement
        WHERE indicator_id = @IndicatorId AND gender = @Gender AND made_at = @Now AND note = @Note AND action = @Action AND owner = @Owner
        """;

    /// <summary>False where no alarm is open, or where an acknowledgement of it is in force: one at a time of one alarm.</summary>
    /// <exception cref="ExpectedFailure">The database failed; also when another process acknowledged the same alarm just now.</exception>
    public static Task<bool> MakeAsync(Database database, Acknowledging made, CancellationToken cancellationToken)
    {
        var row = new
        {
            made.IndicatorId,
            Gender = made.Gender.Code(),
            made.Note,
            made.Action,
            made.Owner,
            made.Due,
            made.Now,
            NowLocal = StoredTime.Local(made.Now),
            MadeBy = StoredText.Cut(made.MadeBy, 128),
        };
        return database.OnceAsync(
            async unit => await unit.ExecuteAsync(Insert, row) == 1, async unit => await unit.ScalarAsync<int>(IsMade, row) > 0, cancellationToken);
    }

    /// <summary>The acknowledgement that is in force of an open alarm; null when there is none.</summary>
    public static async Task<(string Owner, DateTime MadeLocal)?> InForceAsync(UnitOfWork unit, string indicator, Gender gender) =>
        await unit.FindAsync<InForce>(SelectInForce, new { IndicatorId = indicator, Gender = gender.Code() }) is { } found ? (found.Owner, found.MadeLocal) : null;

    /// <summary>The newest acknowledgement of every indicator and gender that has one.</summary>
    public static async Task<IReadOnlyDictionary<(string Id, Gender Gender), AcknowledgementRow>> NewestAsync(UnitOfWork unit) =>
        (await NewestRowsAsync(unit)).ToDictionary(row => (row.IndicatorId, GenderCodes.Of(row.Gender)));

    /// <summary>The same in no order.</summary>
    public static Task<IReadOnlyList<AcknowledgementRow>> NewestRowsAsync(UnitOfWork unit) => unit.QueryAsync<AcknowledgementRow>(SelectNewest);

    private sealed record InForce
    {
        public required string Owner { get; init; }

        public required DateTime MadeLocal { get; init; }
    }
}
