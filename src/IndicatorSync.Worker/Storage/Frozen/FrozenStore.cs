using System.Text;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Storage.Frozen;

/// <summary>A frozen pack without its rows and files, or the tombstone of one.</summary>
internal sealed record FrozenPack
{
    public required long PackId { get; init; }

    public required string Name { get; init; }

    public string? Note { get; init; }

    /// <summary>Swedish local time.</summary>
    public required DateTime FrozenLocal { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Null while the pack is kept.</summary>
    public string? Reason { get; init; }

    public DateTime? RemovedLocal { get; init; }

    public string? RemovedBy { get; init; }

    public bool IsRemoved => Reason is not null;

    /// <summary>What makes two names the same: trimmed, in NFC and lower case.</summary>
    public static string KeyOf(string name) => name.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
}

/// <param name="Name">As its readers see it.</param>
/// <param name="Note">What it is for; null for nothing.</param>
/// <param name="Now">On the rules' clock.</param>
/// <param name="MadeBy">Who is logged in where the command runs.</param>
/// <param name="ProgramVersion">The program that rendered it.</param>
internal sealed record Freezing(string Name, string? Note, DateTimeOffset Now, string MadeBy, string ProgramVersion);

/// <summary>Frozen packs: the one copy that is kept of what views said and reports showed. Insert-only except a removal, which leaves a tombstone.</summary>
internal static class FrozenStore
{
    private const string Select = """
        SELECT p.pack_id, p.name, p.note, p.frozen_local, p.made_by,
          r.reason, r.removed_local, r.removed_by
        FROM frozen_pack p
        LEFT JOIN frozen_removal r ON r.pack_id = p.pack_id
        """;

    private const string SelectAll = Select + " ORDER BY p.pack_id";

    private const string SelectNamed = Select + " WHERE p.name_key = @key";

    private const string InsertPack = """
        INSERT INTO frozen_pack (name, name_key, note, frozen_at, frozen_local, made_by, program_version)
        VALUES (@Name, @key, @Note, @Now, @local, @MadeBy, @ProgramVersion)
        """;

    private const string InsertArchive = "INSERT INTO frozen_archive (pack_id, content) VALUES (@pack, @archive)";

    private const string SelectArchive = "SELECT content FROM frozen_archive WHERE pack_id = @pack";

    private const string InsertRemoval = """
        INSERT INTO frozen_removal (pack_id, reason, removed_at, removed_local, removed_by)
        SELECT @pack, @reason, @now, @local, @by
        WHERE NOT EXISTS (SELECT 1 FROM frozen_removal WHERE pack_id = @pack)
        """;

    private const string DeleteCells = "DELETE FROM frozen_cell WHERE pack_id = @pack";

    private const string DeleteArchive = "DELETE FROM frozen_archive WHERE pack_id = @pack";

    private static readonly KeyedRows<Cell> Cells = new(
        "frozen_cell",
        [
            new("pack_id", StagingType.Long, cell => cell.Pack),
            new("row_no", StagingType.Integer, cell => cell.Row),
            new("field", StagingType.Name, cell => cell.Field),
        ],
        [
            new("text_value", StagingType.LongText, cell => cell.Value as string),
            new("number_value", StagingType.Number, cell => cell.Value switch { int whole => whole, decimal number => number, _ => null }),
        ]);

    /// <summary>Oldest first, tombstones among them.</summary>
    public static Task<IReadOnlyList<FrozenPack>> AllAsync(UnitOfWork unit) => unit.QueryAsync<FrozenPack>(SelectAll);

    /// <summary>Null for an unknown name.</summary>
    public static Task<FrozenPack?> FindAsync(UnitOfWork unit, string name) => unit.FindAsync<FrozenPack>(SelectNamed, new { key = FrozenPack.KeyOf(name) });

    /// <summary>False where the name is taken, by a pack or by a tombstone.</summary>
    /// <param name="database">Where it is kept.</param>
    /// <param name="made">Its name, and who freezes.</param>
    /// <param name="rows">The rows of <c>Nulage</c>.</param>
    /// <param name="archive">The rendered files as a zip.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public static Task<bool> KeepAsync(Database database, Freezing made, ViewTable rows, byte[] archive, CancellationToken cancellationToken)
    {
        var key = FrozenPack.KeyOf(made.Name);
        return database.OnceAsync(
            async unit =>
            {
                if (await FindAsync(unit, made.Name) is not null)
                {
                    return false;
                }

                var pack = await unit.InsertAsync(InsertPack, new { made.Name, key, made.Note, made.Now, local = StoredTime.Local(made.Now), MadeBy = StoredText.Cut(made.MadeBy, 128), ProgramVersion = StoredText.Cut(made.ProgramVersion, 50) });
                await unit.UpsertAsync(Cells, [.. rows.Rows.SelectMany((row, number) => rows.Columns.Select((column, place) => new Cell(pack, number + 1, column.Name, row.Cells[place])))]);
                await unit.ExecuteAsync(InsertArchive, new { pack, archive });
                return true;
            },
            async unit => await FindAsync(unit, made.Name) is not null,
            cancellationToken);
    }

    /// <summary>The zip of a pack that is kept.</summary>
    public static Task<byte[]?> ArchiveAsync(UnitOfWork unit, FrozenPack pack) => unit.ScalarAsync<byte[]>(SelectArchive, new { pack = pack.PackId });

    /// <summary>Takes rows and files away and leaves a tombstone.</summary>
    public static Task RemoveAsync(Database database, FrozenPack frozen, string reason, string by, DateTimeOffset now, CancellationToken cancellationToken) => database.InTransactionAsync(
        async unit =>
        {
            var pack = frozen.PackId;
            await unit.ExecuteAsync(InsertRemoval, new { pack, reason, now, local = StoredTime.Local(now), by = StoredText.Cut(by, 128) });
            await unit.ExecuteAsync($"{DeleteCells};\n{DeleteArchive}", new { pack });
        },
        cancellationToken);

    private sealed record Cell(long Pack, int Row, string Field, object? Value);
}
