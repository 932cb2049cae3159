using System.Text.RegularExpressions;
using IndicatorSync.Worker.Storage.Views;
using IndicatorSync.Worker.Tests.Storage.SqlServerModel;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IndicatorSync.Worker.Tests.Storage.Views;

public sealed class SqliteExampleQuestionTests() : ExampleQuestionTests(Engine.Sqlite);

public sealed class SqlServerExampleQuestionTests() : ExampleQuestionTests(Engine.SqlServer);

/// <summary>The questions of <c>docs/databas.md</c> have the answers that stand there.</summary>
public abstract partial class ExampleQuestionTests(Engine engine) : StorageTests(engine)
{
    [Fact]
    public async Task Every_question_has_the_answer_that_is_printed()
    {
        using var sample = new SampleRun(Created.Options);
        await sample.SyncAsync();

        var examples = DatabaseDocument.Examples();

        Assert.Equal(10, examples.Count);
        foreach (var example in examples)
        {
            var rows = await ReadAsync(unit => ReportRows.ReadAsync(unit, example.Sql));
            Assert.Equal(example.Answer, rows.Select(row => string.Join(" | ", row.Split(" | ").Select(Swedish)).TrimEnd()));
        }
    }

    private static string Swedish(string cell) => Number().IsMatch(cell) ? cell.Replace('.', ',') : cell;

    [GeneratedRegex(@"^-?[0-9]+\.[0-9]+$")]
    private static partial Regex Number();
}

public sealed partial class DatabaseDocumentTests
{
    public static TheoryData<string> ScriptFiles => [.. DatabaseDocument.Scripts];

    [Fact]
    public void Every_view_and_column_is_described_with_the_words_of_the_dictionary() => Assert.All(
        ReportViews.All, view => Assert.Contains(DatabaseDocument.SectionOf(view), DatabaseDocument.Text + "\n", StringComparison.Ordinal));

    [Fact]
    public void The_questions_of_the_document_are_those_of_the_script() => Assert.All(
        DatabaseDocument.Examples(), example => Assert.Contains($"-- {example.Title}\n{example.Sql}\n", DatabaseDocument.Questions, StringComparison.Ordinal));

    /// <summary>Rows that are equal in what they are ordered by come as each engine likes.</summary>
    [Fact]
    public async Task No_question_leaves_the_order_of_its_rows_to_the_engine()
    {
        await using var database = await TestDatabase.CreateMigratedAsync(Engine.Sqlite);
        using var sample = new SampleRun(database.Options);
        await sample.SyncAsync();

        foreach (var example in DatabaseDocument.Examples())
        {
            var keys = await database.Database.ReadAsync(unit => ReportRows.ReadAsync(unit, OrderKeys(example.Sql)), TestContext.Current.CancellationToken);
            Assert.True(keys.Distinct().Count() == keys.Count, $"{example.Title}: {string.Join("; ", keys)}");
        }
    }

    /// <summary>The question with what it is ordered by in place of what it asks for.</summary>
    private static string OrderKeys(string sql)
    {
        var query = (QuerySpecification)((SelectStatement)Tsql.Parse(sql).Batches[0].Statements[0]).QueryExpression;
        var named = query.SelectElements.OfType<SelectScalarExpression>().Where(element => element.ColumnName is not null).ToDictionary(element => element.ColumnName.Value, element => Tsql.TextOf(element.Expression));
        var keys = query.OrderByClause.OrderByElements.Select(element => Tsql.TextOf(element.Expression)).Select(key => named.GetValueOrDefault(key, key));
        var from = sql[query.FromClause.StartOffset..query.OrderByClause.StartOffset];
        return $"SELECT {string.Join(", ", keys)} {from}";
    }

    [Theory]
    [MemberData(nameof(ScriptFiles))]
    public void A_script_is_tsql_but_for_what_is_said_to_sqlcmd(string file)
    {
        var script = Tsql.Parse(SqlcmdLine().Replace(DatabaseDocument.Script(file), ""));

        Assert.NotEmpty(script.Batches);
    }

    [Theory]
    [MemberData(nameof(ScriptFiles))]
    public void A_script_that_changes_something_stops_at_the_first_error_and_sets_its_options(string file)
    {
        var script = DatabaseDocument.Script(file);
        var changes = Tsql.Parse(SqlcmdLine().Replace(script, "")).Batches.SelectMany(batch => batch.Statements).Any(statement => statement is not SelectStatement);

        Assert.Equal(changes, script.Contains("\n:on error exit\nSET QUOTED_IDENTIFIER, ANSI_NULLS, XACT_ABORT ON;\nGO\n", StringComparison.Ordinal));
    }

    [GeneratedRegex("^:.*$", RegexOptions.Multiline)]
    private static partial Regex SqlcmdLine();
}
