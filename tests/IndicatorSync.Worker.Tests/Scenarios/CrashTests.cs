using System.Diagnostics;
using IndicatorSync.Worker.Storage.Engine;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>The program as real processes, killed where it hurts.</summary>
public class CrashTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SmtpStep.Connected, 1)]
    [InlineData(SmtpStep.Recipient, 1)]
    [InlineData(SmtpStep.Data, 2)]
    [InlineData(SmtpStep.Accepted, 2)]
    public async Task Killed_at_any_step_of_sending_it_loses_no_mail_and_says_none_thrice(SmtpStep step, int copies)
    {
        await using var municipality = Municipality.WithOneIndicator("", "forst@example.se", "sedan@example.se");
        municipality.Kolada.Publishes("N00001", "2417", 2025, 62m);

        await KillAtAsync(municipality, step);
        municipality.Smtp.OnStep = _ => Task.CompletedTask;
        await municipality.SyncAfterSilenceAsync(Morning.AddMinutes(1));

        var mails = municipality.Mails.ToLookup(mail => mail.Message.MessageId);
        Assert.Equal(["forst@example.se", "sedan@example.se"], mails.Select(same => Assert.Single(same.Select(mail => mail.Address).Distinct())));
        Assert.Equal([copies, 1], mails.Select(same => same.Count()));
        Assert.Equal(0, await municipality.CommandAsync(Morning.AddMinutes(2), "mail", "pending"));
        Assert.Contains("Waiting: 0. Refused for good: 0.", municipality.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_never_send_the_same_mail_twice()
    {
        string[] addresses = [.. Enumerable.Range(1, 8).Select(number => $"chef{number}@example.se")];
        await using var municipality = Municipality.WithOneIndicator("", addresses);
        municipality.Kolada.Publishes("N00001", "2417", 2025, 62m);
        municipality.Smtp.IsDown = true;
        await municipality.SyncAsync(Morning);
        municipality.Smtp.IsDown = false;

        // The first is held with a mail in its hands until the second has gone through everything else.
        var held = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var deliveries = 0;
        municipality.Smtp.OnStep = step =>
        {
            if (step != SmtpStep.Data || Interlocked.Increment(ref deliveries) > 1)
            {
                return Task.CompletedTask;
            }

            held.SetResult();
            return release.Task;
        };
        using var first = municipality.Start(Morning, "mail", "retry");
        await held.Task.WaitAsync(Cancel);
        using var second = municipality.Start(Morning, "mail", "retry");
        await EndAsync(second);
        release.SetResult();
        await EndAsync(first);

        Assert.Equal(addresses, municipality.Mails.Select(mail => mail.Address).Order());
        Assert.Equal(addresses.Length, municipality.Mails.Select(mail => mail.Message.MessageId).Distinct().Count());
    }

    private static async Task KillAtAsync(Municipality municipality, SmtpStep step)
    {
        var reached = new TaskCompletionSource();
        var killed = new TaskCompletionSource();
        SqliteConnection? writer = null;
        municipality.Smtp.OnStep = async at =>
        {
            // Between the server's 250 and our commit there is no time, unless somebody else is writing just then.
            if (at == SmtpStep.Data && step == SmtpStep.Accepted)
            {
                writer = Lock(municipality);
            }

            if (at == step && reached.TrySetResult())
            {
                await killed.Task;
            }
        };
        using var process = municipality.Start(Morning, "sync");
        await Task.WhenAny(reached.Task, process.WaitForExitAsync(Cancel));
        Assert.True(reached.Task.IsCompleted, process.HasExited ? await process.StandardError.ReadToEndAsync(Cancel) : "");
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Cancel);
        killed.SetResult();
        if (writer is not null)
        {
            await writer.DisposeAsync();
        }
    }

    private static SqliteConnection Lock(Municipality municipality)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(municipality.Folder, "indicatorsync.db"), Pooling = false }.ConnectionString;
        var connection = (SqliteConnection)new SqliteDialect().Connect(connectionString);
        connection.Open();
        using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        return connection;
    }

    private static async Task EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, await error + await output);
    }
}
