using IndicatorSync.Worker.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace IndicatorSync.Worker.Tests.Service;

/// <summary>As far as it goes without a SQL Server: what is asked of Quartz.</summary>
public sealed class ClusteredScheduleTests
{
    private const string Server = "Server=sql01;Database=IndicatorSync;Integrated Security=true";

    [Fact]
    public void Nodes_have_one_scheduler_each_with_a_name_of_its_own_over_the_tables_of_schema_quartz()
    {
        using var provider = Services().BuildServiceProvider();

        var scheduler = provider.GetRequiredService<IOptionsMonitor<QuartzSchedulerOptions>>().CurrentValue;
        var store = provider.GetRequiredService<IOptionsMonitor<AdoJobStoreOptions>>().CurrentValue;

        Assert.Equal((ClusteredSchedule.SchedulerName, true), (scheduler.InstanceName, scheduler.GenerateInstanceId));
        Assert.Equal(("quartz.QRTZ_", true, SchemaProvisioning.Validate), (store.TablePrefix, store.StoreJobDataAsStrings, store.SchemaProvisioning));
    }

    [Fact]
    public void Jobs_that_this_version_does_not_have_are_orphans() => Assert.Equal(
        [new JobKey("weekly-report")],
        OrphanedJobs.Among([.. UnattendedService.Jobs, new JobKey("weekly-report")]));

    [Fact]
    public void Sharing_a_schedule_needs_SQL_Server()
    {
        using var run = new CommandRun();

        Assert.Equal("Schedule:Clustered", Assert.Single(run.Settings("--Schedule:Clustered=true").Problems).Key);
        Assert.Empty(run.Settings("--Schedule:Clustered=true", "--Database:Provider=SqlServer", $"--Database:ConnectionString={Server}").Problems);
    }

    private static ServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddQuartz(quartz => ClusteredSchedule.Use(quartz, Server, SchemaProvisioning.Validate));
        return services;
    }
}
