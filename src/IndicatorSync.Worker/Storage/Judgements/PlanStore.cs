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

    private static readonly KeyedRows<StoredPlanRow> Rows = new(
        "plan_row",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
        ],
        [
            new("green", StagingType.Text, row => row.Green),
            new("yellow", StagingType.Text, row => row.Yellow),
            new("previous_outcome", StagingType.Name, row => row.PreviousOutcome),
            new("outcome", StagingType.Name, row => row.Outcome),
        ]);

    /// <summary>Writes only the rows that changed.</summary>
    public static async Task SaveAsync(UnitOfWork unit, IEnumerable<(string IndicatorId, PlanRow Row)> rows)
    {
        var stored = (await unit.QueryAsync<StoredPlanRow>(Select)).ToDictionary(row => row.IndicatorId);
        var changed = rows.Select(StoredPlanRow.Of).Where(row => !stored.TryGetValue(row.IndicatorId, out var old) || old != row).ToList();
        await unit.UpsertAsync(Rows, changed);
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
