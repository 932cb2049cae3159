using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Tests.Commands;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>The whole program through days on which something is away: nothing is lost, the administrator hears of it once, and of its end.</summary>
public sealed class OutagesTests : IDisposable
{
    private const string Catalogue = """
        plan: Prov
        kommun: "2417"
        mottagare:
          standard: [chef@example.se]
          admin: [drift@example.se]
        indikatorer:
          - id: prov
            namn: Prov
            nyckeltal: U23471
            grön: 82 eller högre
        """;

    private readonly CommandRun run = new();
    private readonly KoladaServer kolada = new KoladaServer().Publishes("U23471", "2417", 2025, 90).Names("2417", "Norsjö").Names("0000", "Riket");

    public OutagesTests()
    {
        run.Write("indikatorer.yaml", Catalogue);
        run.Environment["Kolada__BaseUrl"] = kolada.BaseUrl.AbsoluteUri;
        run.Environment["Kolada__RequestsPerSecond"] = "0";
    }

    public void Dispose()
    {
        kolada.Dispose();
        run.Dispose();
    }

    [Fact]
    public async Task Kolada_down_for_three_days_is_told_once_and_its_return_once_and_the_value_is_caught_up()
    {
        Assert.Equal(0, await SyncAsync(day: 1));
        kolada.Refuses("U23471", 400);
        for (var day = 2; day <= 4; day++)
        {
            Assert.Equal(1, await SyncAsync(day));
        }

        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM outbox WHERE kind = 'admin'"));

        kolada.Accepts("U23471").Publishes("U23471", "2417", 2025, 60);
        Assert.Equal(0, await SyncAsync(day: 5));

        Assert.Equal(2, await CountAsync("SELECT COUNT(*) FROM outbox WHERE kind = 'admin'"));
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM outbox WHERE kind = 'alert'"));
        Assert.Equal(0, await CountAsync("SELECT COUNT(*) FROM problem WHERE closed_at IS NULL AND type = 'source_down'"));
    }

    [Fact]
    public async Task A_mail_server_down_for_a_day_gets_every_mail_once_when_it_is_back()
    {
        run.Environment["Mail__Transport"] = "Smtp";
        run.Environment["Mail__Host"] = "127.0.0.1";
        run.Environment["Mail__From"] = "larm@example.se";
        run.Environment["Mail__Security"] = "None";
        run.Environment["Mail__Port"] = FormattableString.Invariant($"{LoopbackServer.ClosedPort()}");
        Assert.Equal(0, await SyncAsync(day: 1));
        kolada.Publishes("U23471", "2417", 2025, 60);
        Assert.Equal(0, await SyncAsync(day: 2));
        var waiting = await CountAsync($"SELECT COUNT(*) FROM outbox WHERE status IN ('{OutboxStatus.Waiting}', '{OutboxStatus.Retry}')");
        Assert.True(waiting >= 2, $"{waiting} mails wait");

        run.Environment["Mail__Transport"] = "Pickup";
        Assert.Equal(0, await SyncAsync(day: 3));

        Assert.Equal(waiting, await CountAsync($"SELECT COUNT(*) FROM outbox WHERE status = '{OutboxStatus.Filed}'"));
        Assert.Equal(waiting, Directory.GetFiles(Path.Combine(run.WorkingDirectory, "outbox"), "*.eml").Length);
    }

    [Fact]
    public async Task A_relay_that_refuses_us_is_told_by_doctor_and_one_mail_to_the_administrator_and_the_mails_go_by_themselves_when_it_lets_us()
    {
        var lets = false;
        await using var relay = new LoopbackSmtp
        {
            OnRecipient = address => lets || address.StartsWith("drift", StringComparison.Ordinal) ? null : "554 5.7.1 Relay access denied",
        };
        run.Environment["Mail__Transport"] = "Smtp";
        run.Environment["Mail__Host"] = "127.0.0.1";
        run.Environment["Mail__From"] = "larm@example.se";
        run.Environment["Mail__Security"] = "None";
        run.Environment["Mail__Port"] = FormattableString.Invariant($"{relay.Port}");
        kolada.Publishes("U23471", "2417", 2025, 60);
        Assert.Equal(0, await SyncAsync(day: 1));

        await run.RunAsync("doctor", "--Clock:Now=2026-03-01T06:10:00Z");
        Assert.Contains("1 mejl har inte gått att skicka sedan söndag 1 mars 2026 kl. 07.00. SMTP-servern avvisar mejlet av skäl på vår sida", run.Out, StringComparison.Ordinal);
        Assert.Contains("Relay access denied", run.Out, StringComparison.Ordinal);
        Assert.Contains("Låt e-postansvarig godkänna den här servern", run.Out, StringComparison.Ordinal);

        Assert.Equal(0, await SyncAsync(day: 2));
        Assert.Equal(0, await SyncAsync(day: 3));
        var told = Assert.Single(relay.Received);
        Assert.Equal("drift@example.se", told.Address);
        Assert.Contains("Relay access denied", told.Message.TextBody, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM problem WHERE closed_at IS NULL AND type = 'mail_waiting' AND description LIKE '%Relay access denied%'"));

        lets = true;
        Assert.Equal(0, await SyncAsync(day: 4));
        Assert.Equal(["drift@example.se", "chef@example.se"], relay.Received.Select(mail => mail.Address));
        await run.RunAsync("doctor", "--Clock:Now=2026-03-04T06:10:00Z");
        Assert.DoesNotContain("inte gått att skicka", run.Out[run.Out.LastIndexOf("E-post", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_away_for_an_hour_loses_nothing()
    {
        Assert.Equal(0, await SyncAsync(day: 1));
        kolada.Publishes("U23471", "2417", 2025, 60);
        Assert.Equal(1, await SyncAsync(2, "--Database:ConnectionString=Data Source=nowhere/indicatorsync.db"));

        Assert.Equal(0, await SyncAsync(day: 2));

        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM outbox WHERE kind = 'alert'"));
        Assert.Equal(0, await SyncAsync(day: 3));
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM outbox WHERE kind = 'alert'"));
    }

    private Task<int> SyncAsync(int day, params string[] more) =>
        run.RunAsync(["sync", FormattableString.Invariant($"--Clock:Now=2026-03-{day:00}T06:00:00Z"), .. more]);

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(run.WorkingDirectory, "indicatorsync.db")};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt32(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }
}
