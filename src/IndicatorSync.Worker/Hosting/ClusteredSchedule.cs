using Dapper;
using IndicatorSync.Worker.Configuration;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using Quartz.Impl.AdoJobStore;

namespace IndicatorSync.Worker.Hosting;

/// <summary>
/// The schedule shared by several nodes through Quartz's job store on SQL Server (<c>Schedule:Clustered</c>). What a run writes is
/// guarded by the writer's lease all the same: the cluster only sees to it that one node sets out.
/// </summary>
internal static class ClusteredSchedule
{
    /// <summary>Every node has the same, which makes them a cluster.</summary>
    public const string SchedulerName = "IndicatorSync";

    public const string Schema = "quartz";

    /// <summary>Of tables; <see cref="BareTablePrefix"/> is for names of indexes and keys, which have no schema.</summary>
    public const string TablePrefix = $"{Schema}.{BareTablePrefix}";

    public const string BareTablePrefix = "QRTZ_";

    public const string CreateSchema = $"IF SCHEMA_ID(N'{Schema}') IS NULL EXEC (N'CREATE SCHEMA {Schema} AUTHORIZATION dbo')";

    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);

    public static void Use(IQuartzBuilder quartz, string connectionString, SchemaProvisioning provisioning)
    {
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = SchedulerName;
            scheduler.GenerateInstanceId = true;
        });
        quartz.UsePersistentStore(store =>
        {
            store.ConfigureStore(options =>
            {
                options.TablePrefix = TablePrefix;
                options.StoreJobDataAsStrings = true;
                options.SchemaProvisioning = provisioning;
            });
            store.UseSqlServer(SqlClientFactory.Instance, connectionString);
            // Quartz's own lock asks with hints, which compatible servers do not all honour; an UPDATE locks everywhere.
            store.UseLockHandler<UpdateRowLockHandler>();
            store.UseClustering(cluster => cluster.CheckinInterval = CheckIn);
        });
    }

    /// <summary>
    /// Makes the schema, its tables and the grants on them where they are missing; part of <c>migrate</c>, since the service may not. Quartz's own
    /// provisioning first asks tables that are not there for their columns, in a transaction that not every server lets live.
    /// </summary>
    public static async Task ProvisionAsync(DatabaseOptions database, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var statement in ClusteredScheduleScript.Statements())
        {
            await connection.ExecuteAsync(new CommandDefinition(statement, transaction: transaction, cancellationToken: cancellationToken));
        }

        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>
/// A job that a later version no longer has would stay in the store and fire for ever: what is not among ours is deleted before the
/// schedule starts.
/// </summary>
internal sealed partial class OrphanedJobs(ISchedulerFactory schedulers, ILogger<OrphanedJobs> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var stored = await scheduler.QueryJobs(new JobQuery(), cancellationToken);
        var orphans = Among(stored.Items.Select(job => job.Key));
        if (orphans.Count > 0)
        {
            await scheduler.DeleteJobs(orphans, cancellationToken);
            Deleted(logger, string.Join(", ", orphans));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public static IReadOnlyCollection<JobKey> Among(IEnumerable<JobKey> stored) => [.. stored.Except(UnattendedService.Jobs)];

    [LoggerMessage(141, LogLevel.Information, "Jobs of another version were removed from the shared schedule: {Jobs}.")]
    private static partial void Deleted(ILogger logger, string jobs);
}
