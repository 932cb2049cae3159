using IndicatorSync.Core.Judging;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>The plan's own table, one printed row per indicator; those no longer in the catalogue are left out by the view.</summary>
internal static class PlanStore
{
    private const string Select = """
        SELECT indicator_id AS IndicatorId, green AS Green, yellow AS Yellow, previous_outcome AS PreviousOutcome, outcome AS Outcome
        FROM plan_row
        """;

    private const string Delete = "DELETE FROM plan_row WHERE indicator_id = @IndicatorId";

    private const string Insert = """
        INSERT INTO plan_row (indicator_id, green, yellow, previous_outcome, outcome)
        VALUES (@IndicatorId, @Green, @Yellow, @PreviousOutcome, @Outcome)
        """;

    /// <summary>Writes only the rows that changed.</summary>
    public static async Task SaveAsync(UnitOfWork unit, IEnumerable<(string IndicatorId, PlanRow Row)> rows)
    {
        var stored = (await unit.QueryAsync<StoredPlanRow>(Select)).ToDictionary(row => row.IndicatorId);
        var changed = rows.Select(StoredPlanRow.Of).Where(row => !stored.TryGetValue(row.IndicatorId, out var old) || old != row).ToList();
        await unit.ExecuteAsync(Delete, changed);
        await unit.ExecuteAsync(Insert, changed);
    }

    private sealed record StoredPlanRow
    {
        public required string IndicatorId { get; init; }

        public string? Green { get; init; }

        public string? Yellow { get; init; }

        public required string PreviousOutcome { get; init; }

        public required string Outcome { get; init; }

        public static StoredPlanRow Of((string IndicatorId, PlanRow Row) row) => new()
        {
            IndicatorId = row.IndicatorId,
            Green = row.Row.Green,
            Yellow = row.Row.Yellow,
            PreviousOutcome = row.Row.PreviousOutcome,
            Outcome = row.Row.Outcome,
        };
    }
}
