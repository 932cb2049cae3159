using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Data.SqlClient;
using Polly;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>A login of its own with a user in one test database and no rights but those that the test gives; gone afterwards.</summary>
internal sealed class TestLogin : IAsyncDisposable
{
    private readonly string owner;

    private TestLogin(string owner, string name, string password)
    {
        this.owner = owner;
        Name = name;
        ConnectionString = new SqlConnectionStringBuilder(owner) { IntegratedSecurity = false, UserID = name, Password = password, Pooling = false }.ConnectionString;
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public static async Task<TestLogin> CreateAsync(DatabaseOptions database, string password)
    {
        var login = new TestLogin(database.ConnectionString, $"{new SqlConnectionStringBuilder(database.ConnectionString).InitialCatalog}_konto", password);
        await login.AsOwnerAsync($"CREATE LOGIN {login.Name} WITH PASSWORD = N'{password}'");
        await login.AsOwnerAsync($"CREATE USER {login.Name} FOR LOGIN {login.Name}");
        return login;
    }

    public Task JoinAsync(string role) => AsOwnerAsync($"ALTER ROLE {role} ADD MEMBER {Name}");

    /// <exception cref="SqlException">Among others, when the login has no right to it.</exception>
    public Task<object?> AskAsync(string sql) => RunAsync(ConnectionString, sql);

    public async ValueTask DisposeAsync()
    {
        await AsOwnerAsync($"DROP USER {Name}");
        // A server may need a moment to see that the last connection of a login is gone.
        await new ResiliencePipelineBuilder()
            .AddRetry(new() { ShouldHandle = new PredicateBuilder().Handle<SqlException>(), MaxRetryAttempts = 20, Delay = TimeSpan.FromMilliseconds(200) })
            .Build().ExecuteAsync(async _ => await AsOwnerAsync($"DROP LOGIN {Name}"));
    }

    private Task<object?> AsOwnerAsync(string sql) => RunAsync(owner, sql);

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
