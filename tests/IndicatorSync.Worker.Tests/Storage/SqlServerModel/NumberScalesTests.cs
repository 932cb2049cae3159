using IndicatorSync.Worker.Storage.Views;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>Every number keeps its ten decimals on its way out, whichever server is asked.</summary>
[Collection(typeof(CompiledSchemaTests))]
public sealed class NumberScalesTests(CompiledSchema schema)
{
    private readonly NumberScales scales = NumberScales.Of(schema);

    [Fact]
    public void A_number_that_a_view_computes_says_how_many_decimals_it_has() =>
        AssertNone(ReportViews.All.SelectMany(view => Computed(view.Select).Select(column => $"{view.Name}: {column}")));

    [Fact]
    public void A_number_that_a_statement_computes_says_how_many_decimals_it_has() =>
        AssertNone(RuntimeStatements.All.SelectMany(statement => Computed(statement.Value).Select(column => $"{statement.Key}: {column}")));

    [Theory]
    [InlineData("SELECT CASE WHEN o.period > 2020 THEN o.value END AS v FROM dbo.observation o")]
    [InlineData("SELECT ABS(value) FROM observation")]
    [InlineData("SELECT COALESCE(s.value, m.value) FROM dbo.indicator_state s LEFT JOIN dbo.observation m ON m.period = s.period")]
    [InlineData("SELECT t.v FROM (SELECT value AS v FROM observation UNION ALL SELECT MAX(value) FROM observation) t")]
    [InlineData("SELECT (SELECT MAX(o.value) FROM observation o) AS v")]
    public void Decimals_that_are_left_to_the_server_are_found(string sql) => Assert.Single(Computed(sql));

    [Theory]
    [InlineData("SELECT o.value, o.period FROM dbo.observation o")]
    [InlineData("SELECT CAST(CASE WHEN o.period > 2020 THEN o.value END AS DECIMAL(28,10)) AS v FROM dbo.observation o")]
    [InlineData("SELECT t.v FROM (SELECT value AS v FROM observation UNION ALL SELECT CAST(MAX(value) AS DECIMAL(28,10)) FROM observation) t")]
    [InlineData("SELECT CASE WHEN o.value > 1 THEN 1 END AS v FROM dbo.observation o")]
    public void What_keeps_them_is_let_through(string sql) => Assert.Empty(Computed(sql));

    private static void AssertNone(IEnumerable<string> found) => Assert.Equal("", string.Join('\n', found));

    private IEnumerable<string> Computed(string sql) =>
        Tsql.Statements(Tsql.Parse(sql)).OfType<SelectStatement>().SelectMany(statement => scales.Computed(statement.QueryExpression));
}
