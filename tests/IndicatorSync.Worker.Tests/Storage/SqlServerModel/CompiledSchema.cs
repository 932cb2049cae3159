using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using Microsoft.SqlServer.Dac.Model;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>
/// The whole schema with every runtime statement, compiled once for all tests that ask: a compilation takes seconds. What proves that faults are
/// found stands in the same model, under names that begin with <see cref="Misspelled"/>.
/// </summary>
public sealed class CompiledSchema : IDisposable
{
    public const string Misspelled = "misspelled";

    /// <summary>A fault of each kind, by its name.</summary>
    private static readonly (string Name, string Sql)[] Statements =
    [
        ("column", "SELECT valu FROM observation"),
        ("table", "SELECT value FROM observatio"),
        ("column of an update", "UPDATE run SET outcom = 'x' WHERE run_id = @runId"),
        ("column of an insert", "INSERT INTO coverage (kpi_id, area) SELECT kpi_id, area_id FROM observation"),
        ("column of a join", "SELECT o.value FROM observation o JOIN run r ON r.run_id = o.run_id WHERE o.kpi_id IN (@kpis)"),
        ("column of a delete", "DELETE FROM plan_row WHERE indicator = @id"),
    ];

    private readonly ServerModel model;

    public CompiledSchema()
    {
        var scripts = Migration.All(new SqlServerDialect());
        model = ServerModel.Of(scripts);
        foreach (var table in RuntimeStatements.StagingTables)
        {
            model.AddScript(table);
        }

        foreach (var (name, sql) in RuntimeStatements.All.Select(pair => (pair.Key, pair.Value)).Concat(model.NotCompiled.Select((sql, index) => ($"script {index}", sql))))
        {
            model.AddStatement(name, sql);
        }

        var staged = RuntimeStatements.All["ObservationStore.UpdateState"].Replace("= s.last_number", "= s.last_numbr", StringComparison.Ordinal);
        foreach (var (name, sql) in Statements.Append(("column of a staging table", staged)))
        {
            model.AddStatement($"{Misspelled} {name}", sql);
        }

        model.AddScript($"CREATE VIEW rapport.[{Misspelled} column of a view] AS SELECT s.is_overdu AS Forsenad FROM dbo.indicator_state AS s");
        model.AddScript($"CREATE VIEW rapport.[{Misspelled} table of a view] AS SELECT o.status AS Status FROM dbo.outbx AS o");
        Complaints = model.Complaints();
    }

    /// <summary>Names of what must be complained of.</summary>
    public static IEnumerable<string> Faults =>
        Statements.Select(statement => statement.Name).Concat(["column of a staging table", "column of a view", "table of a view"]);

    public IReadOnlyList<string> Complaints { get; }

    public IReadOnlyList<TSqlObject> Tables => model.Objects(Table.TypeClass);

    public IReadOnlyList<TSqlObject> Views => [.. model.Objects(View.TypeClass).Where(view => !view.Name.Parts[1].StartsWith(Misspelled, StringComparison.Ordinal))];

    public void Dispose() => model.Dispose();
}
