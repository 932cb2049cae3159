using IndicatorSync.Worker.Storage.Views;

namespace IndicatorSync.Worker.Tests.Storage.SqlServerModel;

/// <summary>What SQL Server would say of our SQL, on machines that have none.</summary>
[Collection(typeof(CompiledSchemaTests))]
public sealed class SqlServerModelTests(CompiledSchema schema)
{
    [Fact]
    public void Every_name_in_migrations_views_and_runtime_statements_is_resolved()
    {
        Assert.True(RuntimeStatements.All.Count > 60, $"only {RuntimeStatements.All.Count} statements were found");
        Assert.Equal(ReportViews.All.Count, schema.Views.Count);
        Assert.NotEmpty(schema.Tables);
        var complaints = schema.Complaints.Where(complaint => !complaint.Contains(CompiledSchema.Misspelled, StringComparison.Ordinal)).ToList();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Fact]
    public void What_is_misspelled_is_found() => Assert.All(
        CompiledSchema.Faults,
        fault => Assert.Contains(schema.Complaints, complaint => complaint.Contains($"[{CompiledSchema.Misspelled} {fault}]", StringComparison.Ordinal)));

    [Fact]
    public void A_description_of_a_column_that_is_not_there_is_found()
    {
        using var model = ServerModel.Of([]);
        model.AddScript("CREATE TABLE dbo.t (a INT NOT NULL)");
        model.AddScript("EXECUTE sys.sp_addextendedproperty N'MS_Description', N'x', N'SCHEMA', N'dbo', N'TABLE', N't', N'COLUMN', N'b'");

        Assert.NotEmpty(model.Complaints());
    }

    [Fact]
    public void A_column_that_a_later_migration_adds_is_in_the_model_and_another_is_not()
    {
        using var model = ServerModel.Of([new(1, "first", "CREATE TABLE dbo.t (a INT NOT NULL);"), new(2, "second", "ALTER TABLE dbo.t ADD b INT NULL;")]);
        model.AddStatement("added", "SELECT a, b FROM t");
        Assert.Empty(model.Complaints());

        model.AddStatement("missing", "SELECT c FROM t");
        Assert.NotEmpty(model.Complaints());
    }
}
