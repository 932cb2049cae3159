using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>A row of <c>indicator_rest</c>.</summary>
internal sealed record RestRow
{
    public required string IndicatorId { get; init; }

    /// <summary>Of everything that its judgement rests on besides values; lower-case hex.</summary>
    public required string Ground { get; init; }

    public required DateTimeOffset JudgedAt { get; init; }

    /// <summary>When it moves by itself; null for never.</summary>
    public DateTimeOffset? MovesAt { get; init; }
}

/// <summary>The indicators at rest (<see cref="Core.Alerting.AtRest"/>), and up to which revision everything had been judged then.</summary>
internal static class RestStore
{
    private static readonly KeyedRows<RestRow> Rows = new(
        "indicator_rest",
        [
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
        ],
        [
            new("ground", StagingType.Name, row => row.Ground),
            new("judged_at", StagingType.Instant, row => row.JudgedAt),
            new("moves_at", StagingType.Instant, row => row.MovesAt),
        ]);

    private static readonly NewRows<RestRow> NewlyAtRest = new(Rows.Table, [.. Rows.Keys, .. Rows.Values]);

    /// <summary>COALESCE keeps SQLite from going through an index by KPI, with every revision that ever was, for the sake of DISTINCT.</summary>
    private const string SelectMoved =
        "SELECT DISTINCT COALESCE(kpi_id, '') FROM observation_revision WHERE revision_id > (SELECT MAX(judged_through) FROM run)";

    private const string Forget = "DELETE FROM indicator_rest";

    /// <summary>Those at rest, by id, and the KPIs of which a value has changed since everything was judged.</summary>
    public static async Task<(IReadOnlyDictionary<string, RestRow> AtRest, IReadOnlySet<KpiId> Moved)> ReadAsync(UnitOfWork unit)
    {
        var (rows, moved) = await unit.QueryBothAsync<RestRow, string>(Rows.Select, SelectMoved);
        return (rows.ToDictionary(row => row.IndicatorId), moved.Select(id => MeasureId.Parse(id).Kpi).OfType<KpiId>().ToHashSet());
    }

    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="before">The rows that were read in the same transaction.</param>
    /// <param name="after">The rows from now on.</param>
    public static async Task SaveAsync(UnitOfWork unit, IReadOnlyDictionary<string, RestRow> before, IReadOnlyCollection<RestRow> after)
    {
        var kept = after.Select(row => row.IndicatorId).ToHashSet();
        await unit.DeleteAsync(Rows, [.. before.Values.Where(row => !kept.Contains(row.IndicatorId))]);
        await unit.UpdateAsync(Rows, [.. after.Where(row => before.TryGetValue(row.IndicatorId, out var old) && old != row)]);
        await unit.InsertNewAsync(NewlyAtRest, [.. after.Where(row => !before.ContainsKey(row.IndicatorId))]);
    }

    /// <summary>Nobody is at rest: the next run judges everything.</summary>
    public static Task ForgetAsync(UnitOfWork unit) => unit.ExecuteAsync(Forget);
}
