using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Hosting;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Tests.Storage.SqlServerModel;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IndicatorSync.Worker.Tests.Hosting;

/// <summary>What a DBA gets from <c>migrate --script</c> for the shared schedule: Quartz's own tables, in schema quartz.</summary>
public sealed class ClusteredScheduleScriptTests
{
    private static readonly TSqlScript Script = Tsql.Parse(ClusteredScheduleScript.Print());

    [Fact]
    public void The_schema_comes_first() =>
        Assert.StartsWith($"IF SCHEMA_ID(N'{ClusteredSchedule.Schema}') IS NULL", Tsql.TextOf(Script.Batches[0].Statements[0]), StringComparison.Ordinal);

    [Fact]
    public void SQL_Server_takes_every_statement_and_all_of_it_lies_in_that_schema()
    {
        using var model = ServerModel.Of([]);
        model.AddScript($"CREATE ROLE {Worker.Storage.Views.ServiceRole.Name}");
        var before = model.Objects(Table.TypeClass).Select(table => table.Name.ToString()).ToHashSet();

        foreach (var batch in Script.Batches)
        {
            model.AddScript(Tsql.TextOf(batch));
        }

        Assert.Empty(model.Complaints());
        Assert.Empty(model.NotCompiled);
        var tables = model.Objects(Table.TypeClass).Where(table => !before.Contains(table.Name.ToString())).ToList();
        Assert.All(tables, table => Assert.StartsWith("quartz.QRTZ_", string.Join('.', table.Name.Parts), StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string>(["QRTZ_JOB_DETAILS", "QRTZ_TRIGGERS", "QRTZ_CRON_TRIGGERS", "QRTZ_FIRED_TRIGGERS", "QRTZ_SCHEDULER_STATE", "QRTZ_LOCKS"]),
            tables.Select(table => table.Name.Parts[1]).ToHashSet());
        Assert.NotEmpty(model.Objects(Microsoft.SqlServer.Dac.Model.Index.TypeClass));
    }

    [Fact]
    public void It_may_be_run_again_and_leaves_no_place_unfilled()
    {
        Assert.All(Script.Batches, batch => Assert.IsType<IfStatement>(Assert.Single(batch.Statements)));
        Assert.DoesNotContain("{", ClusteredScheduleScript.Print(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Migrate_prints_it_after_the_tables_of_the_program_where_the_schedule_is_shared(bool clustered)
    {
        var printed = MigrateCommand.ScriptForDba("Nyckeltal", new Worker.Storage.Migrations.MigrationState([], []), DateTimeOffset.UnixEpoch, clustered);

        Assert.StartsWith(MigrationScript.Print("Nyckeltal", 0, [], DateTimeOffset.UnixEpoch), printed, StringComparison.Ordinal);
        Assert.Equal(clustered, printed.EndsWith(ClusteredScheduleScript.Print(), StringComparison.Ordinal));
    }
}
