using System.Text;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Tests.Commands;

public sealed class ExportMailLogTests
{
    private static readonly LoggedMail Sent = new()
    {
        Address = "chef@example.se",
        Subject = "[Norsjö] 1 indikator har blivit röd: Placerade på HVB",
        WrittenLocal = new DateTime(2026, 3, 2, 6, 4, 12, DateTimeKind.Unspecified),
        FinishedLocal = new DateTime(2026, 3, 2, 6, 4, 13, DateTimeKind.Unspecified),
        Status = OutboxStatus.Sent,
        Attempts = 1,
        DeliveredTo = "chef@example.se",
    };

    [Fact]
    public void Excel_in_Swedish_opens_it_right()
    {
        var csv = Written(Sent, Sent with { Status = OutboxStatus.Retry, FinishedLocal = null, Attempts = 2, DeliveredTo = null });

        Assert.Equal(
            "\uFEFFAdress;Ämne;Skapad;Skickad;Status;Försök;Levererad till\r\n"
            + "chef@example.se;[Norsjö] 1 indikator har blivit röd: Placerade på HVB;2026-03-02 06:04:12;2026-03-02 06:04:13;Skickat;1;chef@example.se\r\n"
            + "chef@example.se;[Norsjö] 1 indikator har blivit röd: Placerade på HVB;2026-03-02 06:04:12;;Nytt försök;2;\r\n",
            csv);
    }

    [Theory]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=1+1", "\"\t=1+1\"")]
    public void A_cell_stays_one_cell_and_is_never_a_formula(string subject, string cell) =>
        Assert.Contains($";{cell};", Written(Sent with { Subject = subject }), StringComparison.Ordinal);

    [Fact]
    public async Task A_refused_mail_was_never_sent_and_a_year_ends_at_midnight_in_Sweden()
    {
        using var run = new CommandRun();
        Assert.Equal(0, await run.RunAsync("migrate"));
        var file = Path.Combine(run.WorkingDirectory, "logg.csv");
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(run.WorkingDirectory, "indicatorsync.db")};Pooling=false"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                INSERT INTO outbox (message_id, kind, address, subject, body_text, body_html, reference_ids, written_at, written_local, status, finished_at, finished_local)
                VALUES ('a', 'alert', 'a@example.se', 'Gammalt', '', '', '', '2025-12-31T22:59:59.000000Z', '2025-12-31 23:59:59', 'sent', '2026-01-01T00:00:00.000000Z', '2026-01-01 01:00:00'),
                       ('b', 'alert', 'b@example.se', 'Nytt', '', '', '', '2025-12-31T23:00:00.000000Z', '2026-01-01 00:00:00', 'rejected', '2026-01-01T00:00:00.000000Z', '2026-01-01 01:00:00')
                """;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await run.RunAsync("export", "mail-log", "--year", "2026", "--out", file));

        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal(["Adress;Ämne;Skapad;Skickad;Status;Försök;Levererad till", "b@example.se;Nytt;2026-01-01 00:00:00;;Avvisat;0;", ""], Encoding.UTF8.GetString(bytes[3..]).Split("\r\n"));
    }

    [Fact]
    public async Task A_year_that_is_none_is_bad_usage()
    {
        using var run = new CommandRun();

        Assert.Equal(2, await run.RunAsync("export", "mail-log", "--year", "26"));
        Assert.Equal(2, await run.RunAsync("export", "mail-log"));
    }

    private static string Written(params LoggedMail[] mails)
    {
        using var output = new StringWriter();
        MailLogCsv.Write(output, mails);
        return output.ToString();
    }
}
