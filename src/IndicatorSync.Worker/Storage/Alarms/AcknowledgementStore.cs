using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Alarms;

/// <summary>A row of <c>acknowledgement</c>: someone has taken a red indicator in hand.</summary>
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

/// <summary>Insert-only, and outside the writer's lease: whoever acknowledges does not wait for a run.</summary>
internal static class AcknowledgementStore
{
    private const string SelectNewest = """
        SELECT acknowledgement_id AS AcknowledgementId, indicator_id AS IndicatorId, gender AS Gender, note AS Note, action AS Action,
          owner AS Owner, due AS Due
        FROM acknowledgement
        WHERE acknowledgement_id IN (SELECT MAX(acknowledgement_id) FROM acknowledgement GROUP BY indicator_id, gender)
        """;

    private const string Insert = """
        INSERT INTO acknowledgement (indicator_id, gender, note, action, owner, due, made_at, made_local)
        SELECT @IndicatorId, @Gender, @Note, @Action, @Owner, @Due, @Now, @NowLocal
        FROM indicator_state
        WHERE indicator_id = @IndicatorId AND gender = @Gender AND removed_at IS NULL AND alarm_status IN ('new', 'active')
        """;

    /// <summary>False where no alarm is open.</summary>
    public static async Task<bool> MakeAsync(
        UnitOfWork unit, string indicator, Gender gender, string note, string action, string owner, DateOnly due, DateTimeOffset now) =>
        await unit.ExecuteAsync(Insert, new
        {
            IndicatorId = indicator,
            Gender = gender.Code(),
            Note = note,
            Action = action,
            Owner = owner,
            Due = due,
            Now = now,
            NowLocal = StoredTime.Local(now),
        }) == 1;

    /// <summary>The newest acknowledgement of every indicator and gender that has one.</summary>
    public static async Task<IReadOnlyDictionary<(string Id, Gender Gender), AcknowledgementRow>> NewestAsync(UnitOfWork unit) =>
        (await unit.QueryAsync<AcknowledgementRow>(SelectNewest))
            .ToDictionary(row => (row.IndicatorId, GenderCodes.TryParse(row.Gender, out var gender) ? gender : Gender.T));
}
