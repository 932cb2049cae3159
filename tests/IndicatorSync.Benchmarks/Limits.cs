using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Benchmarks;

/// <summary>
/// What no program that fetches and stores a set can go below, each run as a process of its own: the same bytes downloaded and read
/// as JSON, and the same rows inserted, in key order and by prepared statements, into the same tables with the same indexes.
/// </summary>
internal static class Limits
{
    private static readonly string[] Parameters = ["$kpi", "$area", "$gender", "$period", "$value"];

    /// <param name="baseUrl">Of the source.</param>
    /// <param name="pathsFile">The paths that a sync asked for, one a line.</param>
    public static async Task ParseAsync(string baseUrl, string pathsFile)
    {
        using var client = new HttpClient();
        var root = new Uri(baseUrl);
        foreach (var path in await File.ReadAllLinesAsync(pathsFile))
        {
            using var answer = await client.GetAsync(new Uri(root, path));
            Parse(answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync() : throw new InvalidOperationException($"{answer.StatusCode}: {path}"));
        }
    }

    /// <param name="database">An SQLite file that <c>migrate</c> has made.</param>
    /// <param name="set">What to insert, one transaction for each KPI.</param>
    public static void Insert(string database, SyncSet set)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        using var wal = connection.CreateCommand();
        wal.CommandText = "PRAGMA journal_mode = 'wal'";
        wal.ExecuteNonQuery();
        for (var kpi = 0; kpi < set.Kpis; kpi++)
        {
            InsertKpi(connection, set, kpi);
        }
    }

    private static void Parse(byte[] answer)
    {
        var reader = new Utf8JsonReader(answer);
        while (reader.Read())
        {
            // Reading to the end is the whole work.
        }
    }

    private static void InsertKpi(SqliteConnection connection, SyncSet set, int kpi)
    {
        using var transaction = connection.BeginTransaction();
        using var state = connection.CreateCommand();
        state.CommandText = """
            INSERT INTO observation (kpi_id, area_id, gender, period, value, last_number, status, member_count, gone_since, first_run_id, changed_run_id, changed_at)
            VALUES ($kpi, $area, $gender, $period, $value, $value, '', 1, NULL, 1, 1, '2026-03-25T06:00:00.000000Z')
            """;
        using var revision = connection.CreateCommand();
        revision.CommandText = """
            INSERT INTO observation_revision (kpi_id, area_id, gender, period, event, old_value, new_value, is_baseline, seen_at, seen_local, run_id)
            VALUES ($kpi, $area, $gender, $period, 'new', NULL, $value, 1, '2026-03-25T06:00:00.000000Z', '2026-03-25 07:00:00', 1)
            """;
        SqliteCommand[] commands = [state, revision];
        foreach (var command in commands)
        {
            command.Transaction = transaction;
            command.Parameters.AddRange(Parameters.Select(name => new SqliteParameter(name, null)));
            command.Prepare();
        }

        foreach (var area in Enumerable.Range(0, set.Areas))
        {
            for (var gender = 0; gender < SyncSet.Genders.Count; gender++)
            {
                for (var year = SyncSet.LastYear - set.Years + 1; year <= SyncSet.LastYear; year++)
                {
                    var value = (double)SyncSet.Value(kpi, area, gender, year, revision: 0);
                    foreach (var command in commands)
                    {
                        command.Parameters[0].Value = SyncSet.KpiId(kpi);
                        command.Parameters[1].Value = SyncSet.AreaId(area);
                        command.Parameters[2].Value = SyncSet.Genders[gender];
                        command.Parameters[3].Value = year;
                        command.Parameters[4].Value = value;
                        command.ExecuteNonQuery();
                    }
                }
            }
        }

        transaction.Commit();
    }
}
