using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Views;
using Microsoft.SqlServer.Dac.Model;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>What SQL Server would say of our SQL, on machines that have none.</summary>
public sealed class SqlServerModelTests
{
    private static readonly IReadOnlyList<Migration> Scripts = Migration.All(new SqlServerDialect());

    [Fact]
    public void Every_name_in_migrations_and_views_is_resolved()
    {
        using var model = ServerModel.Of(Scripts);

        AssertResolved(model);
        Assert.Equal(ReportViews.All.Count, model.Objects(View.TypeClass).Count);
        Assert.NotEmpty(model.Objects(Table.TypeClass));
    }

    [Fact]
    public void Every_runtime_statement_compiles_against_the_schema()
    {
        using var model = WithStaging();
        foreach (var (name, sql) in RuntimeStatements.All)
            model.AddStatement(name, sql);
        foreach (var (index, sql) in model.NotCompiled.Index())
            model.AddStatement($"script {index}", sql);

        Assert.True(RuntimeStatements.All.Count > 60, $"only {RuntimeStatements.All.Count} statements were found");
        AssertResolved(model);
    }

    [Fact]
    public void A_misspelled_column_in_a_view_is_found()
    {
        var views = Scripts[^1];
        using var model = ServerModel.Of([.. Scripts.SkipLast(1), views with { Script = views.Script.Replace("s.is_overdue", "s.is_overdu", StringComparison.Ordinal) }]);

        Assert.Contains(model.Complaints(), complaint => complaint.Contains("is_overdu", StringComparison.Ordinal));
    }

    [Fact]
    public void A_misspelled_table_in_a_view_is_found()
    {
        var views = Scripts[^1];
        using var model = ServerModel.Of([.. Scripts.SkipLast(1), views with { Script = views.Script.Replace("dbo.outbox", "dbo.outbx", StringComparison.Ordinal) }]);

        Assert.Contains(model.Complaints(), complaint => complaint.Contains("outbx", StringComparison.Ordinal));
    }

    [Fact]
    public void A_description_of_a_column_that_is_not_there_is_found()
    {
        var views = Scripts[^1];
        using var model = ServerModel.Of([.. Scripts.SkipLast(1), views with { Script = views.Script.Replace("@level2name = N'Kvitterad'", "@level2name = N'Kviterad'", StringComparison.Ordinal) }]);

        Assert.NotEmpty(model.Complaints());
    }

    [Fact]
    public void A_misspelled_name_in_a_statement_is_found()
    {
        string[] misspelled =
        [
            "SELECT valu FROM observation",
            "SELECT value FROM observatio",
            "UPDATE run SET outcom = 'x' WHERE run_id = @runId",
            "INSERT INTO coverage (kpi_id, area) SELECT kpi_id, area_id FROM observation",
            "SELECT o.value FROM observation o JOIN run r ON r.run_id = o.run_id WHERE o.kpi_id IN (@kpis)",
            "DELETE FROM plan_row WHERE indicator = @id",
        ];
        using var model = ServerModel.Of(Scripts);
        foreach (var (index, sql) in misspelled.Index())
            model.AddStatement($"misspelled {index}", sql);

        var complaints = model.Complaints();

        Assert.All(misspelled.Index(), statement => Assert.Contains(complaints, complaint => complaint.Contains($"[misspelled {statement.Index}]", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_misspelled_column_of_a_staging_table_is_found()
    {
        using var model = WithStaging();
        var sql = RuntimeStatements.All["ObservationStore.UpdateState"];
        model.AddStatement("misspelled", sql.Replace("= s.last_number", "= s.last_numbr", StringComparison.Ordinal));

        Assert.NotEmpty(model.Complaints());
    }

    [Fact]
    public void The_model_is_the_schema_that_results_since_no_migration_alters_a_table() => Assert.All(
        Scripts, script => Assert.DoesNotContain("ALTER TABLE", script.Script, StringComparison.OrdinalIgnoreCase));

    private static void AssertResolved(ServerModel model)
    {
        var complaints = model.Complaints();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    private static ServerModel WithStaging()
    {
        var model = ServerModel.Of(Scripts);
        foreach (var table in RuntimeStatements.StagingTables)
            model.AddScript(table);
        return model;
    }
}
