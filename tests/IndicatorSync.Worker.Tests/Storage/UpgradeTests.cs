using System.Collections.Concurrent;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Views;
using IndicatorSync.Worker.Tests.Storage.Views;

namespace IndicatorSync.Worker.Tests.Storage;

public sealed class SqliteUpgradeTests() : UpgradeTests(Engine.Sqlite)
{
    /// <summary>
    /// What a DBA runs by hand: the printed batches of each migration, one by one, over one connection. After each of them the schema is what
    /// migrate makes up to there, so that they make the same of any earlier version: what is printed does not depend on where one begins.
    /// </summary>
    [Fact]
    public async Task The_printed_batches_make_what_migrate_makes()
    {
        await using var migrated = await TestDatabase.CreateAsync(Engine);
        var migrations = Migration.All(Database.Dialect);
        foreach (var migration in migrations)
        {
            await ReadAsync(async unit =>
            {
                foreach (var batch in MigrationScript.Batches(Database.Dialect, migration, DateTimeOffset.UnixEpoch))
                {
                    await unit.ExecuteAsync(batch);
                }

                return true;
            });
            await new Migrator(migrated.Database, [.. migrations.TakeWhile(earlier => earlier != migration), migration]).MigrateAsync(DateTimeOffset.UnixEpoch, Cancel);

            Assert.Equal(await SchemaAsync(migrated.Database), await SchemaAsync(Database));
        }

        Assert.Empty((await new Migrator(Database).InspectAsync(Cancel)).Pending);
    }
}

public sealed class SqlServerUpgradeTests() : UpgradeTests(Engine.SqlServer)
{
    /// <summary>What a DBA runs by hand: the whole script as sqlcmd reads it.</summary>
    [Theory]
    [MemberData(nameof(EarlierVersions))]
    [InlineData(0)]
    public async Task The_printed_batches_make_what_migrate_makes(int from)
    {
        await using var migrated = await TestDatabase.CreateMigratedAsync(Engine);
        if (from > 0)
        {
            await new Migrator(Database, [.. Migration.For(Database.Dialect).Where(migration => migration.Number <= from)]).MigrateAsync(DateTimeOffset.UnixEpoch, Cancel);
        }

        var script = MigrationScript.Print(Database.Name, from, new Migrator(Database).After(from).Pending, DateTimeOffset.UnixEpoch);

        await ReadAsync(async unit =>
        {
            foreach (var batch in Database.Dialect.Batches(script.Replace(":on error exit\n", "", StringComparison.Ordinal)))
            {
                await unit.ExecuteAsync(batch);
            }

            return true;
        });

        Assert.Equal(await SchemaAsync(migrated.Database), await SchemaAsync(Database));
        Assert.Empty((await new Migrator(Database).InspectAsync(Cancel)).Pending);
    }
}

/// <summary>From every schema that there ever was to the newest, with a row in every table and a view over it, as reports have them.</summary>
public abstract class UpgradeTests(Engine engine) : StorageTests(engine)
{
    private static readonly ConcurrentDictionary<int, Lazy<Task<byte[]>>> Earlier = new();

    public static TheoryData<int> EarlierVersions =>
        [.. Migration.For(new SqliteDialect()).Select(migration => migration.Number).SkipLast(1)];

    private string ColumnsSql => Engine == Engine.Sqlite
        ? """
          SELECT t.name AS TableName, c.name AS ColumnName, c.type AS Type, 0 AS IsIdentity
          FROM sqlite_master t JOIN pragma_table_info(t.name) c
          WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.rowid, c.cid
          """
        : """
          SELECT t.name AS TableName, c.name AS ColumnName, UPPER(y.name) AS Type, CAST(c.is_identity AS INT) AS IsIdentity
          FROM sys.tables t JOIN sys.columns c ON c.object_id = t.object_id JOIN sys.types y ON y.user_type_id = c.user_type_id
          ORDER BY t.object_id, c.column_id
          """;

    public override async ValueTask InitializeAsync() => await CreateEmptyAsync();

    [Theory]
    [MemberData(nameof(EarlierVersions))]
    public async Task An_upgrade_keeps_every_row_of_every_table(int from)
    {
        await MakeAsync(from);
        var tables = (await ReadAsync(unit => unit.QueryAsync<ColumnRow>(ColumnsSql))).GroupBy(column => column.TableName).Where(table => table.Key != "schema_migration").ToList();
        var viewed = await WidensUnderViewsAsync() ? tables : [];
        await WriteAsync(async unit =>
        {
            foreach (var table in tables)
            {
                await FillAsync(unit, table.Key, [.. table]);
            }

            foreach (var table in viewed)
            {
                await unit.ExecuteAsync($"CREATE VIEW own_{table.Key} AS SELECT {string.Join(", ", table.Select(column => column.ColumnName))} FROM {table.Key}");
            }
        });

        var before = await RowsAsync(tables);

        await new Migrator(Database).MigrateAsync(Now, Cancel);

        Assert.All(before, table => Assert.NotEmpty(table.Rows));
        Assert.Equivalent(before, await RowsAsync(tables), strict: true);
        Assert.Equivalent(before.Take(viewed.Count), await RowsAsync(viewed, "own_"), strict: true);
        Assert.Empty((await new Migrator(Database).InspectAsync(Cancel)).Pending);
    }

    [Fact]
    public async Task What_was_told_of_hidden_rows_is_no_fault_after_the_upgrade()
    {
        await new Migrator(Database, [.. Migration.For(Database.Dialect).Where(migration => migration.Number < 37)]).MigrateAsync(Now, Cancel);
        string[] reasons = ["1 dold rad är inläst", "12 dolda rader är inlästa", "1 dold rad är inläst fel"];
        foreach (var reason in reasons)
        {
            await WriteAsync(unit => unit.ExecuteAsync("INSERT INTO source_fault (reading_id, body, reason) VALUES (1, '', @reason)", new { reason }));
        }

        await new Migrator(Database).MigrateAsync(Now, Cancel);

        Assert.Equal(["remark", "remark", "fault"], await ReadAsync(unit => unit.QueryAsync<string>("SELECT kind FROM source_fault ORDER BY fault_id")));
    }

    /// <summary>SQL Server widens a column that a view reads, and so does SQLite; Babelfish refuses, whoever wrote the view.</summary>
    private async Task<bool> WidensUnderViewsAsync() => Engine == Engine.Sqlite
        || await ReadAsync(unit => unit.ScalarAsync<string?>("SELECT CAST(SERVERPROPERTY(N'Babelfish') AS NVARCHAR(20))")) is null;

    private string[] SchemaSql => Engine == Engine.Sqlite
        ? ["SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"]
        :
        [
            """
            SELECT o.name, o.type, c.name, y.name, c.max_length, c.is_nullable, r.name, p.permission_name
            FROM sys.objects o
            LEFT JOIN sys.columns c ON c.object_id = o.object_id
            LEFT JOIN sys.types y ON y.user_type_id = c.user_type_id
            LEFT JOIN sys.database_permissions p ON p.major_id = o.object_id
            LEFT JOIN sys.database_principals r ON r.principal_id = p.grantee_principal_id
            WHERE o.is_ms_shipped = 0 AND o.type <> 'D' -- the server names a default after the table's number
            ORDER BY o.name, c.column_id, r.name, p.permission_name
            """,
            "SELECT o.name, m.definition FROM sys.objects o JOIN sys.sql_modules m ON m.object_id = o.object_id WHERE o.is_ms_shipped = 0 AND o.type <> 'D' ORDER BY o.name",
        ];

    private protected async Task<IReadOnlyList<string>> SchemaAsync(Database database)
    {
        var rows = new List<string>();
        foreach (var sql in SchemaSql)
        {
            var read = await database.ReadAsync(unit => ReportRows.ReadAsync(unit, sql), Cancel);
            Assert.NotEmpty(read);
            rows.AddRange(read);
        }

        return rows;
    }

    /// <summary>The schema of an earlier version: on SQLite a copy of one that is made once, of the one before it.</summary>
    private async Task MakeAsync(int version)
    {
        if (Engine == Engine.Sqlite)
        {
            await File.WriteAllBytesAsync(Database.Source, await FileOfAsync(version), Cancel);
        }
        else
        {
            await new Migrator(Database, [.. Migration.For(Database.Dialect).Where(migration => migration.Number <= version)]).MigrateAsync(Now, Cancel);
        }
    }

    private static Task<byte[]> FileOfAsync(int version) => Earlier.GetOrAdd(version, of => new(() => MakeFileAsync(of))).Value;

    private static async Task<byte[]> MakeFileAsync(int version)
    {
        var folder = Directory.CreateTempSubdirectory("indicatorsync-");
        var file = Path.Combine(folder.FullName, "earlier.db");
        var migrations = Migration.For(new SqliteDialect()).TakeWhile(migration => migration.Number <= version).ToList();
        if (migrations.Count > 1)
        {
            await File.WriteAllBytesAsync(file, await FileOfAsync(migrations[^2].Number), CancellationToken.None);
        }

        // The last connection that closes copies the log into the file.
        var options = new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={file};Pooling=False" };
        await new Migrator(new Database(options, TimeProvider.System), migrations).MigrateAsync(Now, CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(file, CancellationToken.None);
        folder.Delete(recursive: true);
        return bytes;
    }

    private static async Task FillAsync(UnitOfWork unit, string table, IReadOnlyList<ColumnRow> columns)
    {
        if (await unit.ScalarAsync<int>($"SELECT COUNT(*) FROM {table}") > 0)
        {
            return;
        }

        var given = columns.Where(column => column.IsIdentity == 0).ToList();
        await unit.ExecuteAsync($"INSERT INTO {table} ({string.Join(", ", given.Select(column => column.ColumnName))}) VALUES ({string.Join(", ", given.Select(Value))})");
    }

    /// <summary>A code where only codes may stand; 1 wherever a number goes, so that references find what they refer to.</summary>
    private static string Value(ColumnRow column) => column.Type switch
    {
        _ when CodedColumns.All.FirstOrDefault(coded => coded.Table == column.TableName && coded.Column == column.ColumnName).Codes is [var code, ..] => $"'{code}'",
        "TEXT" or "NVARCHAR" => "'1'",
        "DATE" or "DATETIME2" => "'2026-01-02'",
        _ => "1",
    };

    private Task<List<(string Table, IReadOnlyList<string> Rows)>> RowsAsync(IEnumerable<IGrouping<string, ColumnRow>> tables, string prefix = "") => ReadAsync(async unit =>
    {
        var rows = new List<(string, IReadOnlyList<string>)>();
        foreach (var table in tables)
        {
            rows.Add((table.Key, await ReportRows.ReadAsync(unit, $"SELECT {string.Join(", ", table.Select(column => column.ColumnName))} FROM {prefix}{table.Key}")));
        }

        return rows;
    });

    private sealed record ColumnRow
    {
        public required string TableName { get; init; }

        public required string ColumnName { get; init; }

        public required string Type { get; init; }

        public required int IsIdentity { get; init; }
    }
}
