using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Views;
using IndicatorSync.Worker.Tests.Storage.SqlServerModel;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Storage;

/// <summary>
/// No statement reads all values or all their history: what a command costs follows what it shows, not what is stored. Told by the
/// bytecode that SQLite makes of a statement, which names every table and index that is gone through from one end.
/// </summary>
public sealed partial class QueryPlanTests() : StorageTests(Engine.Sqlite)
{
    private static readonly string[] Large = ["observation", "observation_revision"];

    public static TheoryData<string> Statements => [.. Runtime().Keys];

    public static TheoryData<string> ReaderViews => [.. ReportViews.All.Where(view => view.Columns.Any(column => column.Name == "IndikatorId")).Select(view => view.Name)];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task No_statement_of_the_program_goes_through_all_values(string name) =>
        Assert.Empty(await WriteAsync(unit => GoneThroughAsync(unit, Runtime()[name])));

    [Theory]
    [MemberData(nameof(ReaderViews))]
    public async Task No_view_goes_through_all_values_to_show_one_indicator(string name) =>
        Assert.Empty(await WriteAsync(unit => GoneThroughAsync(unit, $"SELECT * FROM rapport_{name} WHERE IndikatorId = 'one'")));

    [Theory]
    [InlineData("SELECT COUNT(*) FROM observation WHERE value > 1", "observation")]
    [InlineData("SELECT period FROM observation_revision", "observation_revision")]
    public async Task A_statement_that_does_is_found(string statement, string table) =>
        Assert.Equal([table], await WriteAsync(unit => GoneThroughAsync(unit, statement)));

    /// <summary>A list of values has as many parameters as values; two show the plan of many.</summary>
    private static Dictionary<string, string> Runtime() => RuntimeStatements.Constants()
        .Where(found => !found.Name.StartsWith(nameof(ServerFacts), StringComparison.Ordinal) && Large.Any(table => Regex.IsMatch(found.Sql, $@"\b{table}\b")))
        .ToDictionary(found => found.Name, found => ListParameter().Replace(found.Sql, "IN (@$1, @$1_2)"));

    private static async Task<IReadOnlyList<string>> GoneThroughAsync(UnitOfWork unit, string statement)
    {
        foreach (var table in RuntimeStatements.Staged)
        {
            await unit.ExecuteAsync(SqliteDialect.Create(table));
        }

        var roots = new Dictionary<long, string>();
        foreach (var table in Large)
        {
            // An index of some rows (WHERE) is made to be gone through.
            foreach (var root in await unit.QueryAsync<long>(
                "SELECT rootpage FROM sqlite_master WHERE tbl_name = @table AND rootpage > 0 AND (type = 'table' OR COALESCE(sql, '') NOT LIKE '% WHERE %')", new { table }))
            {
                roots[root] = table;
            }
        }

        var opened = new Dictionary<long, string>();
        var through = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (opcode, p1, p2) in await BytecodeAsync(unit.Connection, statement))
        {
            if (opcode is "OpenRead" or "OpenWrite" && roots.TryGetValue(p2, out var table))
            {
                opened[p1] = table;
            }
            else if (opcode is "Rewind" or "Sort" && opened.TryGetValue(p1, out var whole))
            {
                through.Add(whole);
            }
        }

        return [.. through];
    }

    private static async Task<IReadOnlyList<(string Opcode, long P1, long P2)>> BytecodeAsync(DbConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The program's own statements.
        command.CommandText = $"EXPLAIN {statement}";
#pragma warning restore CA2100
        foreach (var name in Parameter().Matches(statement).Select(match => match.Value).Distinct())
        {
            command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }

        var code = new List<(string, long, long)>();
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
        {
            code.Add((reader.GetString(1), Convert.ToInt64(reader.GetValue(2), CultureInfo.InvariantCulture), Convert.ToInt64(reader.GetValue(3), CultureInfo.InvariantCulture)));
        }

        return code;
    }

    [GeneratedRegex(@"\bIN @(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex ListParameter();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
