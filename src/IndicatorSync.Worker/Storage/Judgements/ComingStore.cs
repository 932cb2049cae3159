using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>What is to come, with the numbers by which a calendar knows a changed event: it keeps its identity and gets a higher sequence.</summary>
internal static class ComingStore
{
    private static readonly KeyedRows<ComingRow> Events = new(
        "coming_event",
        [
            new("event_key", StagingType.Name, row => row.EventKey),
        ],
        [
            new("day", StagingType.Date, row => row.Day),
            new("what", StagingType.Text, row => row.What),
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("name", StagingType.Text, row => row.Name),
            new("year_number", StagingType.Integer, row => row.YearNumber),
            new("is_preliminary", StagingType.Flag, row => row.IsPreliminary),
            new("sequence", StagingType.Integer, row => row.Sequence),
            new("changed_at", StagingType.Instant, row => row.ChangedAt),
            new("is_current", StagingType.Flag, row => row.IsCurrent),
            new("plan_name", StagingType.Text, row => row.PlanName),
        ]);

    /// <summary>Also those that are no longer to come.</summary>
    public static readonly string SelectAll = Events.Select;

    private static readonly string SelectCurrent = Events.Select + " WHERE is_current = 1 ORDER BY day, event_key";

    /// <summary>In the order of their days.</summary>
    public static Task<IReadOnlyList<ComingRow>> CurrentAsync(UnitOfWork unit) => unit.QueryAsync<ComingRow>(SelectCurrent);

    /// <summary>Makes the table say what is to come now; what is not is kept, so that it goes on counting should it come back.</summary>
    public static async Task ProjectAsync(UnitOfWork unit, IReadOnlyList<ComingRow> stored, IReadOnlyList<ComingEvent> coming, IndicatorCatalogue catalogue, DateTimeOffset now)
    {
        var before = stored.ToDictionary(row => row.EventKey, StringComparer.Ordinal);
        var after = coming.Select(one => ComingRow.Of(one, catalogue.PlanNameOf(one.Plan), before.GetValueOrDefault(one.Key), now)).ToList();
        var gone = stored.Where(row => row.IsCurrent).ExceptBy(coming.Select(one => one.Key), row => row.EventKey).Select(row => row with { IsCurrent = false });
        await unit.UpsertAsync(Events, [.. after.Except(stored), .. gone]);
    }
}

internal sealed record ComingRow
{
    public required string EventKey { get; init; }

    public required DateOnly Day { get; init; }

    public required string What { get; init; }

    public string? IndicatorId { get; init; }

    public string? Name { get; init; }

    public int? YearNumber { get; init; }

    public required bool IsPreliminary { get; init; }

    public required int Sequence { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required bool IsCurrent { get; init; }

    public string? PlanName { get; init; }

    public static ComingRow Of(ComingEvent coming, string? plan, ComingRow? before, DateTimeOffset now)
    {
        var row = new ComingRow
        {
            EventKey = coming.Key,
            Day = coming.Day,
            What = StoredText.Cut(coming.What, 4000),
            IndicatorId = coming.IndicatorId,
            Name = coming.Name,
            YearNumber = coming.Year,
            IsPreliminary = coming.IsPreliminary,
            Sequence = before?.Sequence ?? 0,
            ChangedAt = before?.ChangedAt ?? now,
            IsCurrent = true,
            PlanName = plan,
        };

        // Another name of the plan is no change of the event.
        return before is null || row == before with { IsCurrent = true, PlanName = plan } ? row : row with { Sequence = before.Sequence + 1, ChangedAt = now };
    }
}
