using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Migrations;

namespace IndicatorSync.Worker.Tests.Storage;

public sealed class SqliteMigratorTests() : MigratorTests(Engine.Sqlite);

public sealed class SqlServerMigratorTests() : MigratorTests(Engine.SqlServer);

public abstract class MigratorTests(Engine engine) : StorageTests(engine)
{
    [Fact]
    public async Task A_migrated_database_has_nothing_pending()
    {
        var state = await new Migrator(Database).InspectAsync(Cancel);

        Assert.Empty(state.Pending);
        Assert.Equal(Migration.All(Database.Dialect), state.Applied);
    }

    [Fact]
    public async Task A_second_migration_applies_nothing()
    {
        var state = await new Migrator(Database).MigrateAsync(Now, Cancel);

        Assert.Empty(state.Pending);
        Assert.Null(state.Copy);
    }

    [Fact]
    public async Task An_upgrade_keeps_the_rows_and_saves_the_file_first()
    {
        await WriteAsync(unit => unit.ExecuteAsync("INSERT INTO origin (origin_id, name, stamped_at) VALUES (1, 'kept', @Now)", new { Now }));

        var state = await new Migrator(Database, WithOneMore()).MigrateAsync(Now, Cancel);

        Assert.Equal("later", Assert.Single(state.Pending).Name);
        Assert.Equal("kept", await ReadAsync(unit => unit.ScalarAsync<string>("SELECT name FROM origin")));
        Assert.Equal(Engine == Engine.Sqlite, File.Exists(state.Copy));
    }

    [Fact]
    public async Task Views_whose_text_changed_are_pending_and_made_again_without_a_copy()
    {
        var changed = Migration.All(Database.Dialect).Select(migration => migration.IsRepeatable ? new Migration(migration.Number, migration.Name, migration.Script + "-- reworded\n") : migration);
        var migrator = new Migrator(Database, [.. changed]);

        Assert.Equal("rapport_views", Assert.Single((await migrator.InspectAsync(Cancel)).Pending).ToString());
        Assert.Null((await migrator.MigrateAsync(Now, Cancel)).Copy);
        Assert.Empty((await migrator.InspectAsync(Cancel)).Pending);
        Assert.Equal(1, await ReadAsync(unit => unit.ScalarAsync<int>("SELECT COUNT(*) FROM schema_migration WHERE number = 0")));
    }

    [Fact]
    public async Task A_dry_run_leaves_the_database_as_it_was()
    {
        var tried = await new Migrator(Database, WithOneMore()).TryAsync(Now, Cancel);

        Assert.Single(tried.Pending);
        Assert.Single((await new Migrator(Database, WithOneMore()).InspectAsync(Cancel)).Pending);
    }

    [Fact]
    public async Task A_number_below_the_newest_that_lands_later_is_applied_too()
    {
        await new Migrator(Database, WithOneMore()).MigrateAsync(Now, Cancel);
        IReadOnlyList<Migration> between = [.. Migration.For(Database.Dialect), new(9997, "between", "CREATE TABLE between_them (id INT NOT NULL);"), WithOneMore()[^1]];

        Assert.Equal("9997_between", Assert.Single((await new Migrator(Database, between).MigrateAsync(Now, Cancel)).Pending).ToString());

        Assert.Empty((await new Migrator(Database, between).InspectAsync(Cancel)).Pending);
        Assert.Equal(1, await ReadAsync(unit => unit.ScalarAsync<int>(Database.Dialect.TableExists, new { name = "between_them" })));
    }

    [Fact]
    public async Task A_failing_script_leaves_the_database_as_it_was()
    {
        IReadOnlyList<Migration> broken =
        [
            .. WithOneMore(),
            new(9999, "broken", "CREATE TABLE too_late (id INT NOT NULL); INSERT INTO no_such_table (id) VALUES (1);"),
        ];

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => new Migrator(Database, broken).MigrateAsync(Now, Cancel));

        Assert.Equal(FailureKind.Failed, failure.Kind);
        Assert.Contains("9999_broken", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await new Migrator(Database, broken).InspectAsync(Cancel)).Pending.Count);
        Assert.Equal(0, await ReadAsync(unit => unit.ScalarAsync<int>(Database.Dialect.TableExists, new { name = "too_late" })));
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await new Migrator(Database, WithOneMore()).MigrateAsync(Now, Cancel);

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => new Migrator(Database).EnsureCurrentAsync(Now, Cancel));

        Assert.Equal(FailureKind.Failed, failure.Kind);
        Assert.Contains("newer", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_changed_after_it_was_applied_is_refused()
    {
        var all = Migration.For(Database.Dialect);
        IReadOnlyList<Migration> changed = [new(all[0].Number, all[0].Name, all[0].Script + "-- touched"), .. all.Skip(1)];

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => new Migrator(Database, changed).InspectAsync(Cancel));

        Assert.Contains("changed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sqlite_migrates_itself_and_sql_server_asks_for_migrate()
    {
        var migrator = new Migrator(Database, WithOneMore());

        if (Engine == Engine.Sqlite)
        {
            Assert.Single((await migrator.EnsureCurrentAsync(Now, Cancel)).Pending);
            return;
        }

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => migrator.EnsureCurrentAsync(Now, Cancel));
        Assert.Equal(FailureKind.SchemaOld, failure.Kind);
        Assert.Contains("9998_later", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_migrate_once()
    {
        await using var fresh = await TestDatabase.CreateAsync(Engine);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new Migrator(fresh.Database).MigrateAsync(Now, Cancel), Cancel)));

        var state = await new Migrator(fresh.Database).InspectAsync(Cancel);
        Assert.Empty(state.Pending);
        Assert.Equal(1, await fresh.Database.ReadAsync(unit => unit.ScalarAsync<int>("SELECT COUNT(*) FROM lease"), Cancel));
    }

    private IReadOnlyList<Migration> WithOneMore() =>
        [.. Migration.For(Database.Dialect), new(9998, "later", "CREATE TABLE later (id INT NOT NULL);")];
}
