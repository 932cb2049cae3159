using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Views;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>What the login of the service may do by its role, against what the program does.</summary>
[Collection(typeof(CompiledSchemaTests))]
public sealed class ServiceRoleTests(CompiledSchema schema)
{
    private static readonly IReadOnlyDictionary<string, HashSet<string>> Granted = RightsIn("dbo");

    [Fact]
    public void It_reads_every_table()
    {
        var tables = schema.Tables.Where(table => table.Name.Parts[0] == "dbo").Select(table => table.Name.Parts[1])
            .Where(table => !table.StartsWith("staging_", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        Assert.Equal(tables, Granted.Keys.Order(StringComparer.Ordinal));
        Assert.All(Granted.Values, rights => Assert.Contains("SELECT", rights));
    }

    [Fact]
    public void It_may_write_whatever_a_statement_of_the_program_writes()
    {
        var writes = RuntimeStatements.All.Where(statement => !statement.Key.StartsWith("MigrationScript.", StringComparison.Ordinal))
            .SelectMany(statement => Writes.Of(statement.Value)).Where(write => !write.Table.StartsWith("staging_", StringComparison.Ordinal)).Distinct().ToList();

        Assert.True(writes.Count > 20, $"only {writes.Count} writes were found");
        Assert.All(writes, write => Assert.Contains(write.Right, Granted[write.Table]));
    }

    [Fact]
    public void It_reads_every_view_that_the_program_reads()
    {
        var onViews = RightsIn("rapport");

        Assert.All(ReportViews.All, view => Assert.Contains("SELECT", onViews.GetValueOrDefault(view.Name, [])));
    }

    [Theory]
    [InlineData("observation_revision")]
    [InlineData("colour_change")]
    [InlineData("alarm_transition")]
    [InlineData("acknowledgement")]
    [InlineData("activity_change")]
    [InlineData("analysis")]
    [InlineData("acknowledgement_lapse")]
    [InlineData("kpi_version")]
    [InlineData("area_version")]
    [InlineData("frozen_pack")]
    [InlineData("frozen_removal")]
    public void What_has_happened_it_can_only_add_to(string table) => Assert.Equal(["INSERT", "SELECT"], Granted[table].Order());

    [Fact]
    public void The_journal_of_migrations_it_can_only_read() => Assert.Equal(["SELECT"], Granted["schema_migration"]);

    private static Dictionary<string, HashSet<string>> RightsIn(string schema) => Tsql.Statements(Tsql.Parse(Migration.All(new SqlServerDialect())[^1].Script)).OfType<GrantStatement>()
        .Where(grant => grant.Principals.Any(principal => principal.Identifier.Value == ServiceRole.Name))
        .Where(grant => grant.SecurityTargetObject.ObjectName.MultiPartIdentifier.Identifiers[0].Value == schema)
        .ToDictionary(
            grant => grant.SecurityTargetObject.ObjectName.MultiPartIdentifier.Identifiers[1].Value,
            grant => grant.Permissions.Select(permission => permission.Identifiers.Single().Value).ToHashSet(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);

    private sealed class Writes : TSqlFragmentVisitor
    {
        private readonly List<(string Table, string Right)> found = [];

        public static List<(string Table, string Right)> Of(string sql)
        {
            var writes = new Writes();
            Tsql.Parse(sql).Accept(writes);
            return writes.found;
        }

        public override void Visit(InsertSpecification node) => Add(node.Target, null, "INSERT");

        public override void Visit(UpdateSpecification node) => Add(node.Target, node.FromClause, "UPDATE");

        public override void Visit(DeleteSpecification node) => Add(node.Target, node.FromClause, "DELETE");

        /// <summary>UPDATE … FROM names its table by an alias.</summary>
        private void Add(TableReference target, FromClause? from, string right)
        {
            if (target is not NamedTableReference named)
            {
                return;
            }

            var name = named.SchemaObject.BaseIdentifier.Value;
            var aliased = new Aliases(name);
            from?.Accept(aliased);
            found.Add((aliased.Table ?? name, right));
        }
    }

    private sealed class Aliases(string alias) : TSqlFragmentVisitor
    {
        public string? Table { get; private set; }

        public override void Visit(NamedTableReference node)
        {
            if (string.Equals(node.Alias?.Value, alias, StringComparison.OrdinalIgnoreCase))
            {
                Table = node.SchemaObject.BaseIdentifier.Value;
            }
        }
    }
}
