using System.CommandLine;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Service;
using IndicatorSync.Worker.Storage.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Brings the schema up, shows that it would go through, or prints what a DBA runs instead.</summary>
internal sealed class MigrateCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<bool> script = new("--script") { Description = "Print the pending SQL for a DBA (SQL Server); change nothing." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Run the pending scripts and roll them back." };

    public MigrateCommand(CommandContext context)
        : base("migrate", "Brings the database's schema up.")
    {
        this.context = context;
        Add(script);
        Add(dryRun);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (asScript, asTrial) = (parsed.GetValue(script), parsed.GetValue(dryRun));
        if (asScript && asTrial)
        {
            throw new ExpectedFailure(FailureKind.BadInput, "--script and --dry-run exclude one another.");
        }

        var (builder, settings) = context.CreateHost(parsed);
        if (asScript && settings.Database.Provider == DatabaseProvider.Sqlite)
        {
            throw new ExpectedFailure(FailureKind.BadInput, "--script is for SQL Server (Database:Provider=SqlServer); SQLite is brought up at start.");
        }

        using var host = builder.Build();
        var migrator = host.Services.GetRequiredService<Migrator>();
        var now = host.Services.GetRequiredService<RulesClock>().Now;
        var output = context.ProcessContext.Out;
        if (asScript)
        {
            output.Write(ScriptForDba((await migrator.InspectAsync(cancellationToken)).Pending, now, settings.Schedule.Clustered));
            return 0;
        }

        if (!asTrial && settings.Database.Provider == DatabaseProvider.SqlServer && (await migrator.InspectAsync(cancellationToken)).IsUpgrade)
        {
            context.ProcessContext.Error.WriteLine("note: migrations go forward only; the way back is to restore the backup taken before (deploy/sqlserver/backup.md).");
        }

        var state = asTrial ? await migrator.TryAsync(now, cancellationToken) : await migrator.MigrateAsync(now, cancellationToken);
        if (settings.Schedule.Clustered && !asTrial)
        {
            await ClusteredSchedule.ProvisionAsync(settings.Database, cancellationToken);
        }

        foreach (var migration in state.Pending)
        {
            output.WriteLine($"{(asTrial ? "would apply" : "applied")} {migration}");
        }

        output.WriteLine(state.Pending.Count == 0 ? "The schema is up to date." : asTrial ? "Rolled back: the database is as it was." : "The schema is up to date now.");
        if (state.Copy is { } copy)
        {
            output.WriteLine($"The database as it was before is saved as {copy}.");
        }

        return 0;
    }

    /// <summary>All that <c>migrate</c> would do: the program's tables and, where nodes share a schedule, Quartz's.</summary>
    internal static string ScriptForDba(IReadOnlyList<Migration> pending, DateTimeOffset now, bool clustered) =>
        Migrator.Print(pending, now) + (clustered ? ClusteredScheduleScript.Print() : "");
}
