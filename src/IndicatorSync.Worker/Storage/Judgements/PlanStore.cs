using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>The plan's own table, one printed row per indicator and gender; those no longer in the catalogue are left out by the view.</summary>
internal static class PlanStore
{
    private static readonly KeyedRows<StoredPlanRow> Rows = new(
        "plan_table_row",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("gender", StagingType.Code, row => row.Gender),
        ],
        [
            new("green", StagingType.Text, row => row.Green),
            new("yellow", StagingType.Text, row => row.Yellow),
            new("previous_outcome", StagingType.Name, row => row.PreviousOutcome),
            new("outcome", StagingType.Name, row => row.Outcome),
            new("colour", StagingType.Code, row => row.Colour),
        ]);

    /// <summary>Writes the rows that changed, and takes away those of genders that are no longer judged.</summary>
    public static async Task SaveAsync(UnitOfWork unit, IEnumerable<(string IndicatorId, Gender Gender, PlanRow Row)> rows)
    {
        var printed = rows.Select(StoredPlanRow.Of).ToList();
        if (printed.Count == 0)
        {
            return;
        }

        var stored = (await unit.QueryAsync<StoredPlanRow>(Rows.Select)).ToDictionary(row => (row.IndicatorId, row.Gender));
        var indicators = printed.Select(row => row.IndicatorId).ToHashSet();
        var kept = printed.Select(row => (row.IndicatorId, row.Gender)).ToHashSet();
        await unit.DeleteAsync(Rows, [.. stored.Values.Where(row => indicators.Contains(row.IndicatorId) && !kept.Contains((row.IndicatorId, row.Gender)))]);
        await unit.UpsertAsync(Rows, [.. printed.Where(row => !stored.TryGetValue((row.IndicatorId, row.Gender), out var old) || old != row)]);
    }

    private sealed record StoredPlanRow
    {
        public required string IndicatorId { get; init; }

        public required string Gender { get; init; }

        public string? Green { get; init; }

        public string? Yellow { get; init; }

        public required string PreviousOutcome { get; init; }

        public required string Outcome { get; init; }

        public string? Colour { get; init; }

        public static StoredPlanRow Of((string IndicatorId, Gender Gender, PlanRow Row) row) => new()
        {
            IndicatorId = row.IndicatorId,
            Gender = row.Gender.Code(),
            Green = row.Row.Green,
            Yellow = row.Row.Yellow,
            PreviousOutcome = row.Row.PreviousOutcome,
            Outcome = row.Row.Outcome,
            Colour = row.Row.Colour.Code(),
        };
    }
}
