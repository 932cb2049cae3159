using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Runs;

/// <summary>
/// Removes what has been kept long enough, at most so many rows a time. Values, revisions, changes of colour and mails' rows are
/// never touched here.
/// </summary>
internal static class RetentionStore
{
    /// <summary>The last run that succeeded stays, and all after it: monitoring, catch-up and the database's origin rest on them.</summary>
    private const string Runs = """
        DELETE FROM run WHERE run_id IN (
          SELECT run_id FROM run
          WHERE started_at < @before AND outcome <> 'running' AND run_id < (SELECT MAX(run_id) FROM run WHERE kind = 'full' AND outcome = 'succeeded')
          ORDER BY run_id
        """;

    private const string Rejected = """
        DELETE FROM rejected_item WHERE rejected_item_id IN (
          SELECT rejected_item_id FROM rejected_item
          WHERE seen_at < @before
          ORDER BY rejected_item_id
        """;

    public static Task<int> ForgetRunsAsync(UnitOfWork unit, DateTimeOffset before, int take) =>
        unit.ExecuteAsync($"{Runs}\n  {unit.Dialect.Take})", new { before, take });

    public static Task<int> ForgetRejectedAsync(UnitOfWork unit, DateTimeOffset before, int take) =>
        unit.ExecuteAsync($"{Rejected}\n  {unit.Dialect.Take})", new { before, take });
}
