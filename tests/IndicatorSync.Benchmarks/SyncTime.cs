using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IndicatorSync.Core.Observations;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Pipeline;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Benchmarks;

/// <summary>
/// The fetching and storing of a large set, as a run does it, beside its two limits: the same bytes downloaded and parsed only, and
/// the same rows inserted only, into the same tables with the same indexes (docs/architecture.md 2.4).
/// </summary>
internal static class SyncTime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 25, 6, 0, 0, TimeSpan.Zero);

    public static async Task PrintAsync(TextWriter output, int values)
    {
        var folder = Directory.CreateTempSubdirectory("indicatorsync-bench-");
        try
        {
            var small = await SyncAsync(values / 10, Path.Combine(folder.FullName, "small.db"), rounds: 1);
            var large = await SyncAsync(values, Path.Combine(folder.FullName, "large.db"), rounds: 2);
            var (first, again) = (large.Rounds[0], large.Rounds[1]);
            var parsed = await ParseOnlyAsync(values);
            var inserted = await InsertOnlyAsync(values, Path.Combine(folder.FullName, "insert.db"));

            output.WriteLine(Text($"sync: {large.Values} values, {large.Bytes / 1e6:0} MB"));
            output.WriteLine(Text($"  first sync            {first.Time.TotalSeconds,7:0.00} s   {large.Values / first.Time.TotalSeconds / 1000:0} thousand values/s"));
            output.WriteLine(Text($"  download and parse    {parsed.TotalSeconds,7:0.00} s   sync is {first.Time / parsed:0.0} times that"));
            output.WriteLine(Text($"  bulk insert           {inserted.TotalSeconds,7:0.00} s   sync is {first.Time / inserted:0.0} times that"));
            output.WriteLine(Text($"  both limits together  {(parsed + inserted).TotalSeconds,7:0.00} s   sync is {first.Time / (parsed + inserted):0.0} times that"));
            output.WriteLine(Text($"  the same again        {again.Time.TotalSeconds,7:0.00} s   {again.Written} rows written, {again.Time / parsed:0.0} times download and parse"));
            output.WriteLine(Text($"  memory at most        {first.Memory / 1e6:0} MB at {large.Values} values, {small.Rounds[0].Memory / 1e6:0} MB at {small.Values}"));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Values, long Bytes, List<Round> Rounds)> SyncAsync(int values, string path, int rounds)
    {
        await using var source = await LoopbackSource.StartAsync(values);
        var database = await MigratedAsync(path);
        var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging(logging => logging.ClearProviders())
            .AddKolada(new KoladaOptions { BaseUrl = source.BaseUrl, RequestsPerSecond = 0 });
        await using var provider = services.BuildServiceProvider();
        var results = new List<Round>();
        for (var round = 0; round < rounds; round++)
        {
            results.Add(await RoundAsync(provider.GetRequiredService<KoladaClient>(), source, database, runId: round + 1));
        }

        return (results[0].Received, source.Bytes, results);
    }

    private static async Task<Round> RoundAsync(KoladaClient client, LoopbackSource source, Database database, long runId)
    {
        var moment = new RunMoment(runId, Now.AddDays(runId), DateOnly.FromDateTime(Now.Date));
        var counts = ObservationCounts.None;
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var most = held;
        var started = Stopwatch.GetTimestamp();
        await using (var lease = await WriterLease.AcquireAsync(database, TimeProvider.System, "benchmark", TimeSpan.Zero, CancellationToken.None))
        {
            await foreach (var result in client.FetchAsync(source.Plan, CancellationToken.None))
            {
                var stored = await lease.WriteAsync(unit => StoreStage.StoreAsync(unit, result, moment), CancellationToken.None);
                counts += stored.Counts;
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
            }
        }

        return new Round(Stopwatch.GetElapsedTime(started), counts.Received, counts.New + counts.Revised + counts.Withdrawn, most - held);
    }

    private static async Task<TimeSpan> ParseOnlyAsync(int values)
    {
        await using var source = await LoopbackSource.StartAsync(values);
        using var client = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        foreach (var request in source.Plan)
        {
            Parse(await client.GetByteArrayAsync(new Uri($"{source.BaseUrl}/{request.Path}")));
        }

        return Stopwatch.GetElapsedTime(started);
    }

    private static void Parse(byte[] answer)
    {
        var reader = new Utf8JsonReader(answer);
        while (reader.Read())
        {
            // Reading to the end is the whole work.
        }
    }

    private static async Task<TimeSpan> InsertOnlyAsync(int values, string path)
    {
        await using var source = await LoopbackSource.StartAsync(values);
        await MigratedAsync(path);
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var pragma = connection.CreateCommand();
#pragma warning disable CA2100 // The dialect's own constant.
        pragma.CommandText = new SqliteDialect().OnOpen;
#pragma warning restore CA2100
        await pragma.ExecuteNonQueryAsync();

        var total = TimeSpan.Zero;
        foreach (var request in source.Plan)
        {
            // What is inserted is made outside the time.
            var rows = Rows(ObservationScope.Of(request));
            var started = Stopwatch.GetTimestamp();
            await InsertAsync(connection, rows);
            total += Stopwatch.GetElapsedTime(started);
        }

        return total;
    }

    private static List<(string Kpi, string Area, string Gender, int Period, double Value)> Rows(ObservationScope scope) =>
        [.. from pair in scope.Pairs
            from period in Enumerable.Range(2001, 25)
            from gender in new[] { "K", "M", "T" }
            orderby pair.Kpi.Value, pair.Area.Value, gender, period
            select (pair.Kpi.Value, pair.Area.Value, gender, period, period / 10.0)];

    private static async Task InsertAsync(SqliteConnection connection, List<(string Kpi, string Area, string Gender, int Period, double Value)> rows)
    {
        await using var transaction = connection.BeginTransaction();
        await using var state = Command(connection, transaction, """
            INSERT INTO observation (kpi_id, area_id, gender, period, value, last_number, status, member_count, gone_since, first_run_id, changed_run_id, changed_at)
            VALUES ($kpi, $area, $gender, $period, $value, $value, '', 1, NULL, 1, 1, '2026-03-25T06:00:00.000000Z')
            """);
        await using var revision = Command(connection, transaction, """
            INSERT INTO observation_revision (kpi_id, area_id, gender, period, event, old_value, new_value, is_baseline, seen_at, seen_local, run_id)
            VALUES ($kpi, $area, $gender, $period, 'new', NULL, $value, 1, '2026-03-25T06:00:00.000000Z', '2026-03-25 07:00:00', 1)
            """);
        foreach (var (kpi, area, gender, period, value) in rows)
        {
            foreach (var command in new[] { state, revision })
            {
                (command.Parameters[0].Value, command.Parameters[1].Value, command.Parameters[2].Value) = (kpi, area, gender);
                (command.Parameters[3].Value, command.Parameters[4].Value) = (period, value);
                command.ExecuteNonQuery();
            }
        }

        await transaction.CommitAsync();
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constant text from this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in new[] { "$kpi", "$area", "$gender", "$period", "$value" })
        {
            command.Parameters.Add(new SqliteParameter(name, null));
        }

        command.Prepare();
        return command;
    }

    private static async Task<Database> MigratedAsync(string path)
    {
        var database = new Database(new DatabaseOptions { ConnectionString = $"Data Source={path}" }, TimeProvider.System);
        await new Migrator(database).MigrateAsync(Now, CancellationToken.None);
        return database;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Round(TimeSpan Time, int Received, int Written, long Memory);
}
