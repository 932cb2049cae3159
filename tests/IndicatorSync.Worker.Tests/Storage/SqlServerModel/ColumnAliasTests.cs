using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>Dapper finds the property of a column without help, so a statement names each column once.</summary>
public sealed class ColumnAliasTests
{
    [Fact]
    public void No_column_gets_the_name_that_it_has_already() =>
        Assert.Empty(RuntimeStatements.All.SelectMany(statement => Renamed(statement.Value).Select(alias => $"{statement.Key}: {alias}")));

    [Fact]
    public void One_that_does_is_found_and_another_name_is_not() =>
        Assert.Equal(["r.run_id AS RunId"], Renamed("SELECT r.run_id AS RunId, r.started_at AS At, COUNT(*) AS Rows FROM run r GROUP BY r.run_id, r.started_at"));

    private static List<string> Renamed(string sql)
    {
        var visitor = new Aliases();
        Tsql.Parse(sql).Accept(visitor);
        return visitor.Found;
    }

    private sealed class Aliases : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(SelectScalarExpression node)
        {
            if (node is { ColumnName.Value: { } alias, Expression: ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [.., var column] } }
                && alias.Equals(column.Value.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
            {
                Found.Add(Tsql.TextOf(node));
            }
        }
    }
}
