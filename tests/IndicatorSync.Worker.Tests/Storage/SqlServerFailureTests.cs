using System.Net;
using System.Net.Sockets;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>What goes wrong at a server, in one line each: what, where, what to do.</summary>
public sealed class SqlServerFailureTests
{
    private const string Secret = "Hemligt;Lösen=1";

    [Theory]
    [InlineData(18456, "Login failed for user 'svc'.", "login to database 'Nyckeltal' on 'SQL01' was refused")]
    [InlineData(18452, "Login failed. The login is from an untrusted domain.", "was refused")]
    [InlineData(4060, "Cannot open database.", "does not exist or this login may not open it")]
    [InlineData(911, "Database does not exist.", "create it with deploy/sqlserver")]
    [InlineData(229, "The SELECT permission was denied on the object 'run'.", "lacks rights in database 'Nyckeltal' on 'SQL01': The SELECT permission was denied")]
    [InlineData(262, "CREATE TABLE permission denied.", "lacks rights")]
    [InlineData(-1, "The server was not found.", "no answer from SQL Server 'SQL01'")]
    [InlineData(53, "The network path was not found.", "check the server's name, port and firewall")]
    [InlineData(258, "Unable to complete login process.", "no answer")]
    [InlineData(10061, "Connection refused.", "no answer")]
    [InlineData(-2146893019, "The certificate chain was issued by an authority that is not trusted.", "certificate of 'SQL01' is not trusted")]
    [InlineData(0, "The remote certificate was rejected by the provided RemoteCertificateValidationCallback.", "certificate of 'SQL01' is not trusted")]
    [InlineData(1105, "Could not allocate space.", "disk of database 'Nyckeltal' on 'SQL01' is full")]
    [InlineData(208, "Invalid object name 'plan_row'.", "run 'migrate'")]
    [InlineData(50000, "Something of its own.\nAnd more.", "failed: Something of its own.")]
    public void Each_error_is_one_line_with_a_remedy(int number, string message, string said)
    {
        var line = SqlServerFailure.Explain(number, message, isHandshake: false, "SQL01", "Nyckeltal");

        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(922, 14)]
    [InlineData(983, 14)]
    [InlineData(4060, 11)]
    [InlineData(18401, 14)]
    [InlineData(10061, 20)]
    [InlineData(1205, 13)]
    public void What_a_failover_or_a_restart_brings_is_tried_again(int number, byte @class) => Assert.True(SqlServerFailure.IsPassing(number, @class));

    [Theory]
    [InlineData(0, 11)]
    [InlineData(547, 16)]
    [InlineData(2627, 14)]
    [InlineData(18456, 14)]
    [InlineData(229, 14)]
    public void What_no_waiting_mends_is_not(int number, byte @class) => Assert.False(SqlServerFailure.IsPassing(number, @class));

    [Fact]
    public void A_connection_that_broke_off_is_not_told_as_a_server_that_never_answered()
    {
        var line = new SqlServerDialect().Explain(new ConnectionLostException(new InvalidOperationException("The connection is closed.")), null);

        Assert.Contains("broke off", line, StringComparison.Ordinal);
        Assert.DoesNotContain("firewall", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 600)]
    [InlineData(";Command Timeout=45", null)]
    public void A_migration_takes_its_time_unless_the_connection_string_says_how_long(string more, int? seconds) => Assert.Equal(
        seconds, new Database(new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = "Server=SQL01;Database=Nyckeltal" + more }, TimeProvider.System).MigrationTimeout);

    [Fact]
    public void A_failed_handshake_is_about_the_certificate() => Assert.Contains(
        "is not trusted", SqlServerFailure.Explain(35, "An internal exception was caught", isHandshake: true, "SQL01", "Nyckeltal"), StringComparison.Ordinal);

    [Fact]
    public async Task A_server_that_is_down_is_named_without_the_password()
    {
        var options = new DatabaseOptions
        {
            Provider = DatabaseProvider.SqlServer,
            ConnectionString = $"Server=127.0.0.1,{UnusedPort()};Database=Nyckeltal;User ID=svc;Password='{Secret}';Connect Timeout=1;ConnectRetryCount=0;Pooling=false",
        };
        var database = new Database(options, new PassingTime(TimeSpan.FromMinutes(1)), new DatabaseRetryPolicy(TimeSpan.FromMilliseconds(10)));

        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => new Migrator(database).EnsureCurrentAsync(DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken));

        Assert.Equal(FailureKind.DatabaseAway, failure.Kind);
        Assert.StartsWith("no answer from SQL Server '127.0.0.1,", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemligt", failure.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A port that nobody listens on: one that was just given back.</summary>
    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
