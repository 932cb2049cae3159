using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Sources;

/// <summary>A reading that who handed in has had no receipt of.</summary>
internal sealed record OwedReading
{
    public required long ReadingId { get; init; }

    public required long RunId { get; init; }

    public required long SourceId { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required int Unchanged { get; init; }

    /// <summary>What values tell that they come from.</summary>
    public string Source => Kind == SourceKinds.Query ? $"fråga {Name}" : Name;
}

/// <summary>A value that a reading brought or took back.</summary>
internal sealed record ReadValue
{
    public required string KpiId { get; init; }

    public required string Gender { get; init; }

    public required string UnitName { get; init; }

    public required int Period { get; init; }

    public required string Part { get; init; }

    public decimal? OldValue { get; init; }

    public decimal? NewValue { get; init; }

    public int? Decimals { get; init; }

    public MeasureId Measure => MeasureId.Parse(KpiId);

    public Period Of => Core.Terms.Period.OfStored(Period, Part);
}

/// <summary>What receipts are made of: readings that none has been written for, what they brought, whose they are.</summary>
internal static class ReceiptStore
{
    /// <summary>Ids in one statement: SQL Server takes 2 100 parameters.</summary>
    private const int MaxIds = 900;

    private const string SelectOwed = """
        SELECT r.reading_id, r.run_id, r.source_id, s.kind, r.name, r.unchanged
        FROM source_reading r
        JOIN source s ON s.source_id = r.source_id
        WHERE NOT EXISTS (SELECT 1 FROM source_receipt c WHERE c.reading_id = r.reading_id)
        ORDER BY r.reading_id
        """;

    private const string SelectValues = """
        SELECT kpi_id, gender, unit_name, period, part, old_value, new_value,
          given_decimals AS Decimals
        FROM observation_revision
        WHERE kpi_id IN @measures AND run_id = @runId AND source = @source
        ORDER BY revision_id
        """;

    private const string SelectSaid = "SELECT DISTINCT indicator_id FROM source_saying WHERE source_id = @sourceId";

    private const string SelectFaults = $"{SourceStore.SelectFault} WHERE reading_id = @readingId ORDER BY fault_id";

    private const string SelectBefore = $"""
        {SourceStore.SelectFault}
        WHERE reading_id = (SELECT MAX(r.reading_id) FROM source_reading r WHERE r.source_id = @sourceId AND r.reading_id < @readingId)
        ORDER BY fault_id
        """;

    private const string Settle = """
        INSERT INTO source_receipt (reading_id, run_id)
        SELECT r.reading_id, @runId
        FROM source_reading r
        WHERE r.reading_id IN @readings AND NOT EXISTS (SELECT 1 FROM source_receipt c WHERE c.reading_id = r.reading_id)
        """;

    public static Task<IReadOnlyList<OwedReading>> OwedAsync(UnitOfWork unit) => unit.QueryAsync<OwedReading>(SelectOwed);

    /// <summary>What the reading changed of these series.</summary>
    public static async Task<IReadOnlyList<ReadValue>> ValuesAsync(UnitOfWork unit, OwedReading reading, IEnumerable<MeasureId> measures)
    {
        var values = new List<ReadValue>();
        foreach (var some in measures.Select(measure => measure.Value).Distinct().Chunk(MaxIds))
        {
            values.AddRange(await unit.QueryAsync<ReadValue>(SelectValues, new { measures = some, runId = reading.RunId, source = reading.Source }));
        }

        return values;
    }

    /// <summary>Ids of the indicators that the source has ever said anything of.</summary>
    public static async Task<IReadOnlySet<string>> SaidOfAsync(UnitOfWork unit, OwedReading reading) =>
        (await unit.QueryAsync<string>(SelectSaid, new { sourceId = reading.SourceId })).ToHashSet();

    /// <summary>What the reading set aside, and what the one of the same source before it did.</summary>
    public static async Task<(IReadOnlyList<StoredFault> Now, IReadOnlyList<StoredFault> Before)> FaultsAsync(UnitOfWork unit, OwedReading reading) => (
        await unit.QueryAsync<StoredFault>(SelectFaults, new { readingId = reading.ReadingId }),
        await unit.QueryAsync<StoredFault>(SelectBefore, new { sourceId = reading.SourceId, readingId = reading.ReadingId }));

    /// <summary>No receipt is owed for these readings any more.</summary>
    public static async Task SettleAsync(UnitOfWork unit, IReadOnlyList<long> readings, long runId)
    {
        foreach (var some in readings.Chunk(MaxIds))
        {
            await unit.ExecuteAsync(Settle, new { readings = some, runId });
        }
    }
}
