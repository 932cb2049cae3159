using System.Globalization;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>The T-SQL that also compatible servers run (docs/architecture.md 2.2).</summary>
public sealed class PlainProfileTests
{
    private static readonly IReadOnlyList<Migration> Scripts = Migration.All(new SqlServerDialect());

    [Fact]
    public void Scripts_and_statements_keep_to_the_plain_profile()
    {
        var batches = Scripts.SelectMany(script => new SqlServerDialect().Batches(script.Script));

        Assert.All(batches.Concat(RuntimeStatements.All.Values), sql => Assert.Empty(Strayed(sql)));
    }

    [Theory]
    [InlineData("MERGE run AS t USING run AS s ON t.run_id = s.run_id WHEN MATCHED THEN DELETE;")]
    [InlineData("CREATE OR ALTER VIEW v AS SELECT 1 AS a")]
    [InlineData("CREATE TABLE t (a INT NOT NULL INDEX ix)")]
    [InlineData("CREATE TABLE t (a INT NOT NULL, INDEX ix (a))")]
    [InlineData("CREATE COLUMNSTORE INDEX ix ON run (run_id)")]
    [InlineData("DENY SELECT ON run TO public")]
    [InlineData("CREATE TABLE t (a DATETIME2 NOT NULL)")]
    [InlineData("CREATE TABLE t (a DATETIME2(7) NOT NULL)")]
    [InlineData("CREATE TABLE t (a NVARCHAR(5) COLLATE Latin1_General_100_CI_AS)")]
    [InlineData("SELECT run_id FROM run WITH (UPDLOCK)")]
    [InlineData("GRANT SELECT ON SCHEMA::rapport TO rapport_lasare")]
    [InlineData("GRANT SELECT TO rapport_lasare")]
    public void What_strays_from_it_is_found(string sql) => Assert.NotEmpty(Strayed(sql));

    [Fact]
    public void A_view_or_procedure_stands_alone_in_its_batch()
    {
        var batches = Tsql.Parse(Scripts[^1].Script).Batches;

        Assert.All(
            batches.Where(batch => batch.Statements.Any(statement => statement is CreateViewStatement or CreateProcedureStatement)),
            batch => Assert.Single(batch.Statements));
    }

    [Fact]
    public void Text_in_staging_tables_has_the_collation_of_the_database()
    {
        var columns = RuntimeStatements.StagingTables.SelectMany(Columns).Where(column => column.DataType.Name.BaseIdentifier.Value is "NVARCHAR").ToList();

        Assert.NotEmpty(columns);
        Assert.All(columns, column => Assert.Equal("DATABASE_DEFAULT", column.Collation?.Value));
    }

    private static IEnumerable<ColumnDefinition> Columns(string sql) =>
        Tsql.Parse(sql).Batches.SelectMany(batch => batch.Statements).OfType<CreateTableStatement>().SelectMany(table => table.Definition.ColumnDefinitions);

    private static List<string> Strayed(string sql)
    {
        var visitor = new Strays();
        Tsql.Parse(sql).Accept(visitor);
        return visitor.Found;
    }

    private sealed class Strays : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(MergeStatement node) => Add(node);

        public override void Visit(CreateOrAlterViewStatement node) => Add(node);

        public override void Visit(CreateOrAlterProcedureStatement node) => Add(node);

        public override void Visit(IndexDefinition node) => Add(node);

        public override void Visit(CreateColumnStoreIndexStatement node) => Add(node);

        public override void Visit(SystemTimePeriodDefinition node) => Add(node);

        public override void Visit(DenyStatement node) => Add(node);

        public override void Visit(TableHint node) => Add(node);

        public override void Visit(GrantStatement node)
        {
            if (node.SecurityTargetObject is null or { ObjectKind: SecurityObjectKind.Schema })
            {
                Add(node);
            }
        }

        public override void Visit(SqlDataTypeReference node)
        {
            if (node.SqlDataTypeOption == SqlDataTypeOption.DateTime2
                && (node.Parameters.Count == 0 || int.Parse(node.Parameters[0].Value, CultureInfo.InvariantCulture) > 6))
            {
                Add(node);
            }
        }

        public override void Visit(ColumnDefinition node)
        {
            if (node.Collation is { } collation && collation.Value != "DATABASE_DEFAULT")
            {
                Add(node);
            }
        }

        private void Add(TSqlFragment node) => Found.Add(Tsql.TextOf(node));
    }
}
