using System.Globalization;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// What a SQLite database holds, as lines of text that can be compared: everything but what tells one run from another (numbers of
/// rows and runs, the lease, attempts at sending).
/// </summary>
internal static class DatabaseContents
{
    private static readonly HashSet<string> RunTables = ["run", "lease", "schema_migration", "indicator_rest", "sqlite_sequence"];

    private static readonly HashSet<string> RunColumns =
        ["mark", "attempts", "leased_by", "leased_until", "outbox_id", "revision_id", "problem_id", "rejected_item_id", "colour_change_id", "alarm_transition_id",
        "fingerprint", "compared_at", "answer_hash"];

    /// <summary>Every table.</summary>
    public static string All(string file) => Tables(file, table => !RunTables.Contains(table), column => !IsOfTheRun(column));

    /// <summary>Every table with every column, for two runs that must not differ in anything but when the lease was renewed.</summary>
    public static string Exactly(string file) => Tables(file, table => table != "lease", _ => true);

    /// <summary>Values and judgements as they stand, whenever they came.</summary>
    public static string Now(string file)
    {
        using var connection = SqliteRows.Open(file);
        return string.Join("\n\n",
            Rows(connection, "SELECT kpi_id, area_id, gender, period, value, last_number, status, member_count, gone_since FROM observation"),
            Rows(connection, """
                SELECT indicator_id, gender, definition, colour, basis, period, value, compared, is_rule_sensitive, distance_to_green, previous_period, previous_value,
                  previous_colour, change, country_value, is_preliminary, is_overdue, alarm_status, alarm_level
                FROM indicator_state
                """),
            Rows(connection, "SELECT indicator_id, gender, period, value, compared, colour, basis, country_value FROM period_judgement"),
            Rows(connection, "SELECT kpi_id, title, publication_date, publication_period, gone_since FROM kpi"),
            Rows(connection, "SELECT area_id, member_id, title FROM area_member WHERE valid_to IS NULL"));
    }

    public static IReadOnlyList<string> Query(string file, string sql)
    {
        using var connection = SqliteRows.Open(file);
        return Query(connection, sql);
    }

    private static string Rows(SqliteConnection connection, string sql) => string.Join('\n', Query(connection, sql).Order(StringComparer.Ordinal));

    /// <summary>The engine makes the text of a whole table: field by field most of the time of a test goes to it.</summary>
    private static string Tables(string file, Func<string, bool> isWanted, Func<string, bool> isWantedColumn)
    {
        using var connection = SqliteRows.Open(file);
        var columns = Query(connection, """
            SELECT m.name || '|' || c.name FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND (m.name = 'sqlite_sequence' OR m.name NOT LIKE 'sqlite_%') ORDER BY m.name, c.cid
            """).Select(column => column.Split('|')).Where(column => isWanted(column[0]) && isWantedColumn(column[1]));
        return string.Join("\n\n", columns.GroupBy(column => column[0], column => $"'{column[1]}=' || quote([{column[1]}])").Select(table =>
            $"{table.Key}\n{Query(connection, $"SELECT group_concat(line, char(10)) FROM (SELECT {string.Join(" || ' | ' || ", table)} AS line FROM {table.Key} ORDER BY 1)").Single()}"));
    }

    private static bool IsOfTheRun(string column) => column.EndsWith("run_id", StringComparison.Ordinal) || RunColumns.Contains(column);

    private static List<string> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var wanted = Enumerable.Range(0, reader.FieldCount).Select(column => (Column: column, Name: reader.GetName(column))).Where(field => !IsOfTheRun(field.Name)).ToList();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join(" | ", wanted.Select(field => reader.FieldCount == 1 ? Text(reader, field.Column) : $"{field.Name}={Text(reader, field.Column)}")));
        }

        return rows;
    }

    private static string Text(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? "null" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!;
}
