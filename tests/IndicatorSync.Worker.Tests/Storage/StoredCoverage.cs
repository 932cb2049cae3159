using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Observations;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>What has been asked for a KPI and area. A whole answer is one with all its pages, empty or not.</summary>
internal sealed record Coverage
{
    public KpiId KpiId { get; init; }

    public AreaId AreaId { get; init; }

    public long? FirstWholeRunId { get; init; }

    public DateTimeOffset? FirstWholeAt { get; init; }

    public long? LastWholeRunId { get; init; }

    public DateTimeOffset? LastWholeAt { get; init; }

    /// <summary>Values in the last whole answer.</summary>
    public int LastRows { get; init; }

    public CoverageOutcome LastOutcome { get; init; }

    public long LastRunId { get; init; }
}

/// <summary>The table of what was asked, whole, as a test asks for it.</summary>
internal static class StoredCoverage
{
    private const string Read = """
        SELECT kpi_id, area_id, first_whole_run_id, first_whole_at, last_whole_run_id, last_whole_at, last_rows, last_outcome, last_run_id
        FROM coverage
        ORDER BY kpi_id, area_id
        """;

    public static Task<IReadOnlyList<Coverage>> ReadAsync(UnitOfWork unit) => unit.QueryAsync<Coverage>(Read);
}
