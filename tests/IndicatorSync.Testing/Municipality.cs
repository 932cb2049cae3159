using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Testing;

/// <summary>A municipality with a mail server, whose commands also run as processes of their own, each at a moment that the test sets.</summary>
public sealed class Municipality : World, IAsyncDisposable
{
    public Municipality() => Settings.AddRange(
    [
        "Mail:Transport=Smtp",
        "Mail:Host=127.0.0.1",
        string.Create(CultureInfo.InvariantCulture, $"Mail:Port={Smtp.Port}"),
        "Mail:Security=None",
        "Mail:From=indikatorer@example.se",
    ]);

    internal LoopbackSmtp Smtp { get; } = new();

    internal IReadOnlyList<ReceivedMail> Mails => Smtp.Received;

    public IEnumerable<string?> Subjects => Mails.Select(mail => mail.Message.Subject);

    /// <summary>The sample of the Norsjö plan: its catalogue, and the values and metadata of its recording.</summary>
    public static Municipality Norsjo()
    {
        var municipality = new Municipality { Catalogue = File.ReadAllText(RepositoryFiles.Sample) };
        var exchanges = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(RepositoryFiles.Sample)!, "exchanges"), "*.json").Order(StringComparer.Ordinal);
        foreach (var file in exchanges)
        {
            using var exchange = JsonDocument.Parse(File.ReadAllText(file));
            municipality.Publish(exchange.RootElement.GetProperty("path").GetString()!, exchange.RootElement.GetProperty("body").GetProperty("values"));
        }

        return municipality;
    }

    /// <summary>A small plan with one address, for scenarios about a single indicator.</summary>
    public static Municipality WithOneIndicator(string more = "", params IReadOnlyList<string> recipients) => new()
    {
        Catalogue = $"""
            plan: Provkommunens plan 2026
            kommun: "2417"
            kommunnamn: Norsjö
            mottagare:
              standard: [{(recipients.Count == 0 ? "chef@example.se" : string.Join(", ", recipients))}]
              admin: [drift@example.se]
            indikatorer:
              - id: nojdhet
                namn: Nöjdhet med stödet
                nyckeltal: N00001
                grön: 82 eller högre
                gul: 74–81
            {more}
            """,
    };

    /// <summary>A whole run; its exit code must be 0.</summary>
    public async Task SyncAsync(DateTimeOffset now) => Assert.True(await CommandAsync(now, "sync") == 0, Error + Out);

    public async Task<int> CommandAsync(DateTimeOffset now, params string[] words)
    {
        IsNow(now);
        return (await CommandAsync(words)).ExitCode;
    }

    /// <summary>The program as a process of its own.</summary>
    public Process Start(DateTimeOffset now, params string[] words)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "IndicatorSync.Worker.exe" : "IndicatorSync.Worker");
        var start = new ProcessStartInfo(program, [.. words, .. Arguments(now)])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
    }

    /// <summary>A run that waits for nothing: the half minute in which a dead holder of the lease is silent passes at once.</summary>
    public async Task SyncAfterSilenceAsync(DateTimeOffset now)
    {
        IsNow(now);
        var time = new PassingTime(WriterLease.LookEvery);
        time.SetUtcNow(TimeProvider.System.GetUtcNow());
        using var host = Compose((builder, _) => builder.Services.AddSingleton<TimeProvider>(time));
        var summary = await host.Services.GetRequiredService<SyncPipeline>().RunAsync(new SyncRequest(DryRun: false), TestContext.Current.CancellationToken);
        Assert.Equal(RunOutcome.Succeeded, summary.Outcome);
    }

    /// <summary>What the service does between runs: looks at the folder and the queries.</summary>
    public async Task LookAsync(DateTimeOffset now)
    {
        IsNow(now);
        using var host = Compose((_, _) => { });
        await host.Services.GetRequiredService<SourceRun>().LookAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The one value of a query of its database.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = SqliteRows.Open(DatabaseFile);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own queries.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Changes its database behind the program's back.</summary>
    public Task DamageAsync(string sql) => ScalarAsync(sql);

    /// <summary>The settings of a command at a moment, as arguments.</summary>
    public IReadOnlyList<string> Arguments(DateTimeOffset now)
    {
        IsNow(now);
        return Arguments();
    }

    public async ValueTask DisposeAsync()
    {
        await Smtp.DisposeAsync();
        Dispose();
    }

    private void IsNow(DateTimeOffset moment) => (Day, Smtp.Now) = (moment.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), moment);

    private void Publish(string path, JsonElement values)
    {
        foreach (var item in values.EnumerateArray())
        {
            if (path.StartsWith("data/", StringComparison.Ordinal))
            {
                var (kpi, area, year) = (item.GetProperty("kpi").GetString()!, item.GetProperty("municipality").GetString()!, item.GetProperty("period").GetInt32());
                foreach (var one in item.GetProperty("values").EnumerateArray())
                {
                    Kolada.PublishesRaw(kpi, area, year, one.GetProperty("value").GetRawText(), one.GetProperty("gender").GetString()!);
                }
            }
            else if (path == "kpi" || path.StartsWith("kpi/", StringComparison.Ordinal))
            {
                Kolada.Describes(
                    item.GetProperty("id").GetString()!,
                    item.GetProperty("title").GetString()!,
                    Text(item, "publication_date"),
                    Text(item, "prel_publication_date"),
                    Text(item, "publ_period"),
                    description: Text(item, "description") ?? "");
            }
            else
            {
                var members = item.TryGetProperty("members", out var listed) ? listed.EnumerateArray().Select(member => member.GetProperty("member_id").GetString()!) : [];
                Kolada.Names(item.GetProperty("id").GetString()!, item.GetProperty("title").GetString()!, [.. members]);
            }
        }
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
