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
