using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Storage.Sources;

/// <summary>The sources other than Kolada: what each held when it was last read, and what came of it (docs/contract.md 1.9).</summary>
internal static class SourceStore
{
    /// <summary>Rows that are staged at once: memory does not grow with the size of a file.</summary>
    private const int BatchSize = 20_000;

    private const string SelectSources =
        "SELECT source_id, kind, name, content_hash, definitions_hash FROM source ORDER BY source_id";

    private const string InsertSource =
        "INSERT INTO source (kind, name, name_hash, content_hash, definitions_hash) VALUES (@Kind, @Name, @NameHash, @ContentHash, @DefinitionsHash)";

    private const string UpdateSource =
        "UPDATE source SET name = @Name, name_hash = @NameHash, content_hash = @ContentHash, definitions_hash = @DefinitionsHash WHERE source_id = @SourceId";

    private const string InsertReading = """
        INSERT INTO source_reading (source_id, run_id, name, read_at, read_local, row_count, added, revised, withdrawn, unchanged, rejected)
        VALUES (@SourceId, @runId, @Name, @now, @local, @Rows, @New, @Revised, @Withdrawn, @Unchanged, @Rejected)
        """;

    /// <summary>What was set aside, of every reading.</summary>
    internal const string SelectFault = "SELECT sheet, cell, body, reason, indicator_id, kind FROM source_fault";

    private const string SelectFaults = $"""
        {SelectFault}
        WHERE reading_id = (SELECT MAX(r.reading_id) FROM source_reading r WHERE r.source_id = @sourceId)
        ORDER BY fault_id
        """;

    private const string SelectLast = """
        SELECT s.source_id, s.kind, s.name, r.read_at, r.added, r.revised, r.withdrawn,
          r.unchanged, r.rejected
        FROM source s
        JOIN source_reading r ON r.reading_id = (SELECT MAX(n.reading_id) FROM source_reading n WHERE n.source_id = s.source_id)
        ORDER BY s.kind, s.name
        """;

    private const string SelectContesting = "SELECT DISTINCT source_id FROM source_saying WHERE in_conflict = 1";

    private static readonly AddedRows<(long Reading, StoredFault Fault)> Faults = new(
        "source_fault",
        [
            new("reading_id", StagingType.Long, row => row.Reading),
            new("sheet", StagingType.Name, row => row.Fault.Sheet),
            new("cell", StagingType.Code, row => row.Fault.Cell),
            new("body", StagingType.Name, row => row.Fault.Body),
            new("reason", StagingType.Text, row => row.Fault.Reason),
            new("indicator_id", StagingType.Name, row => row.Fault.IndicatorId),
            new("kind", StagingType.Code, row => row.Fault.Kind),
        ]);

    private static readonly KeyedRows<SayingRow> Sayings = new(
        "source_saying",
        [
            new("source_id", StagingType.Long, row => row.SourceId),
            new("indicator_id", StagingType.Name, row => row.IndicatorId),
            new("gender", StagingType.Code, row => row.Gender),
            new("period", StagingType.Integer, row => row.Period),
            new("part", StagingType.Code, row => row.Part),
            new("unit_name", StagingType.Name, row => row.UnitName),
        ],
        [
            new("value", StagingType.Number, row => row.Value),
            new("decimals", StagingType.Integer, row => row.Decimals),
            new("is_preliminary", StagingType.Flag, row => row.IsPreliminary),
            new("in_conflict", StagingType.Flag, row => row.InConflict),
            new("sheet", StagingType.Name, row => row.Sheet),
            new("cell", StagingType.Code, row => row.Cell),
        ]);

    public static Task<IReadOnlyList<StoredSource>> SourcesAsync(UnitOfWork unit) => unit.QueryAsync<StoredSource>(SelectSources);

    /// <summary>Every source that was ever read, with its newest reading.</summary>
    public static Task<IReadOnlyList<LastReading>> LastReadingsAsync(UnitOfWork unit) => unit.QueryAsync<LastReading>(SelectLast);

    /// <summary>What the newest reading of a source set aside.</summary>
    public static Task<IReadOnlyList<StoredFault>> FaultsAsync(UnitOfWork unit, long sourceId) => unit.QueryAsync<StoredFault>(SelectFaults, new { sourceId });

    /// <summary>Keeps a source as it is now.</summary>
    /// <returns>Its number.</returns>
    public static async Task<long> KeepAsync(UnitOfWork unit, StoredSource source)
    {
        if (source.SourceId == 0)
        {
            return await unit.InsertAsync(InsertSource, source);
        }

        await unit.ExecuteAsync(UpdateSource, source);
        return source.SourceId;
    }

    /// <summary>Writes down a reading and what it set aside.</summary>
    public static async Task AddReadingAsync(UnitOfWork unit, MadeReading reading, RunMoment moment)
    {
        var id = await unit.InsertAsync(InsertReading, new
        {
            reading.SourceId,
            runId = moment.RunId,
            reading.Name,
            now = moment.Now,
            local = StoredTime.Local(moment.Now),
            reading.Rows,
            reading.Counts.New,
            reading.Counts.Revised,
            reading.Counts.Withdrawn,
            reading.Counts.Unchanged,
            reading.Counts.Rejected,
        });
        await unit.AddAsync(Faults, [.. reading.Faults.Select(fault => (id, fault with { Body = StoredText.Cut(fault.Body, 200), Reason = StoredText.Cut(fault.Reason, 1000) }))]);
    }

    /// <summary>Everything that any source is remembered to have said.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="keys">What the sources are called outside, by their number.</param>
    public static async Task<IReadOnlyList<RememberedSaying>> SayingsAsync(UnitOfWork unit, IReadOnlyDictionary<long, string> keys) =>
        [.. (await unit.QueryAsync<SayingRow>(Sayings.Select)).Select(row => row.ToSaying(keys[row.SourceId]))];

    /// <summary>The sources that say something which another one contradicts.</summary>
    public static Task<IReadOnlyList<long>> ContestingAsync(UnitOfWork unit) => unit.QueryAsync<long>(SelectContesting);

    /// <summary>Remembers what is said now where it is not remembered already, and forgets what was contested and is said no more.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="numbers">The sources by what they are called outside.</param>
    /// <param name="memory">What was remembered before.</param>
    /// <param name="pass">What is said now.</param>
    public static async Task RememberAsync(UnitOfWork unit, IReadOnlyDictionary<string, long> numbers, IReadOnlyCollection<RememberedSaying> memory, PassResult pass)
    {
        await unit.DeleteAsync(Sayings, [.. pass.Forgotten.Select(saying => SayingRow.Of(numbers[saying.Source], saying))]);
        var known = memory.ToDictionary(saying => (saying.Source, saying.Key));
        foreach (var some in pass.Remembered.Where(saying => !known.ContainsKey((saying.Source, saying.Key))).Chunk(BatchSize))
        {
            await unit.InsertMissingAsync(Sayings, [.. some.Select(saying => SayingRow.Of(numbers[saying.Source], saying))]);
        }

        foreach (var some in pass.Remembered.Where(saying => known.TryGetValue((saying.Source, saying.Key), out var before) && before != saying).Chunk(BatchSize))
        {
            await unit.UpsertAsync(Sayings, [.. some.Select(saying => SayingRow.Of(numbers[saying.Source], saying))]);
        }
    }

    private sealed record SayingRow
    {
        public required long SourceId { get; init; }

        public required string IndicatorId { get; init; }

        public required string Gender { get; init; }

        public required int Period { get; init; }

        public required string Part { get; init; }

        public required string UnitName { get; init; }

        public decimal? Value { get; init; }

        public required int Decimals { get; init; }

        public required bool IsPreliminary { get; init; }

        public required bool InConflict { get; init; }

        public string? Sheet { get; init; }

        public string? Cell { get; init; }

        public static SayingRow Of(long source, RememberedSaying saying) => new()
        {
            SourceId = source,
            IndicatorId = saying.Key.IndicatorId,
            Gender = saying.Key.Gender.Code(),
            Period = saying.Key.Period.Year,
            Part = saying.Key.Period.Part,
            UnitName = saying.Key.Unit,
            Value = saying.Value,
            Decimals = saying.Decimals,
            IsPreliminary = saying.IsPreliminary,
            InConflict = saying.InConflict,
            Sheet = saying.Place?.Sheet,
            Cell = saying.Place?.Cell,
        };

        public RememberedSaying ToSaying(string source) => new(
            source, new OwnKey(IndicatorId, GenderCodes.Of(Gender), UnitName, Core.Terms.Period.OfStored(Period, Part)), Value, Decimals, IsPreliminary, InConflict)
        {
            Place = Cell is null ? null : (Sheet, Cell),
        };
    }
}
