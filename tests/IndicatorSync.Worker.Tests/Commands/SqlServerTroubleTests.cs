using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Tests.Storage;
using Microsoft.Data.SqlClient;

namespace IndicatorSync.Worker.Tests.Commands;

/// <summary>The program against a real server that does not let it work: one line, the right exit code, no password, nothing written.</summary>
public sealed class SqlServerTroubleTests : IAsyncLifetime
{
    private const string Secret = "Planterad-Hemlighet7";

    private readonly CommandRun run = new();
    private TestDatabase? created;

    private string Good => created!.Options.ConnectionString;

    public async ValueTask InitializeAsync() => created = await TestDatabase.CreateAsync(Engine.SqlServer);

    public async ValueTask DisposeAsync()
    {
        run.Dispose();
        if (created is not null)
        {
            await created.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_wrong_password_is_one_line_and_1() => await FailsAsync(
        ExitCode.Failed, "was refused", With(builder => (builder.IntegratedSecurity, builder.UserID, builder.Password) = (false, $"{builder.InitialCatalog}_ingen", Secret)));

    [Fact]
    public async Task A_database_that_is_not_there_is_one_line_and_1() =>
        await FailsAsync(ExitCode.Failed, "does not exist or this login may not open it", With(builder => builder.InitialCatalog += "_ingen"));

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_one_line_and_1()
    {
        var strict = With(builder => (builder.Encrypt, builder.TrustServerCertificate) = (SqlConnectionEncryptOption.Mandatory, false));
        Assert.SkipWhen(await CanOpenAsync(strict), "the server's certificate is trusted by this machine");

        await FailsAsync(ExitCode.Failed, "is not trusted", strict);
    }

    [Fact]
    public async Task A_schema_that_was_never_made_is_3_and_names_the_scripts()
    {
        await FailsAsync(ExitCode.NeedsMigration, "0001_observations", Good);

        Assert.Equal(0, await created!.Database.ReadAsync(unit => unit.ScalarAsync<int>("SELECT COUNT(*) FROM sys.tables"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_schema_newer_than_the_program_is_1()
    {
        await new Migrator(created!.Database).MigrateAsync(DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        await created.Database.InTransactionAsync(
            unit => unit.ExecuteAsync(
                "INSERT INTO schema_migration (number, name, hash, applied_at) VALUES (9999, N'9999_later', N'-', @at)", new { at = DateTimeOffset.UnixEpoch }),
            TestContext.Current.CancellationToken);

        await FailsAsync(ExitCode.Failed, "newer", Good);

        Assert.Equal(0, await created.Database.ReadAsync(unit => unit.ScalarAsync<int>("SELECT COUNT(*) FROM run"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_login_without_rights_is_one_line_and_1()
    {
        await new Migrator(created!.Database).MigrateAsync(DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        await using var login = await TestLogin.CreateAsync(created.Options, Secret);

        await FailsAsync(ExitCode.Failed, "lacks rights", login.ConnectionString);
        Assert.Equal(1, await run.RunAsync("migrate", "--Database:Provider=SqlServer", $"--Database:ConnectionString={login.ConnectionString}"));
        Assert.DoesNotContain(Secret, run.Error, StringComparison.Ordinal);
    }

    private string With(Action<SqlConnectionStringBuilder> change)
    {
        var builder = new SqlConnectionStringBuilder(Good) { ConnectRetryCount = 0, Pooling = false };
        change(builder);
        return builder.ConnectionString;
    }

    private async Task FailsAsync(ExitCode exitCode, string says, string connectionString)
    {
        var sample = Path.GetDirectoryName(RepositoryFiles.Sample)!;
        var code = await run.RunAsync("sync", "--replay", sample, $"--Catalogue:Path={RepositoryFiles.Sample}", "--Database:Provider=SqlServer", $"--Database:ConnectionString={connectionString}");

        Assert.Equal((int)exitCode, code);
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.Contains(says, line, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Error + run.Out, StringComparison.Ordinal);
    }

    private static async Task<bool> CanOpenAsync(string connectionString)
    {
        try
        {
            await using var connection = new SqlConnection(connectionString);
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            return true;
        }
        catch (SqlException)
        {
            return false;
        }
    }
}
