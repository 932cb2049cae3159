using System.CommandLine;
using System.Text;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Service;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Brings the schema up, shows that it would go through, or prints what a DBA runs instead.</summary>
internal sealed class MigrateCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<bool> script = new("--script") { Description = "Print the pending SQL for a DBA (SQL Server); change nothing." };
    private readonly Option<int?> from = new("--from") { HelpName = "N", Description = "With --script: the number of the schema that the database has, 0 when it is empty; no server is asked." };
    private readonly Option<string?> file = new("--out") { HelpName = "FILE", Description = "With --script: write to this file, in UTF-8 with a byte order mark." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Run the pending scripts and roll them back." };

    public MigrateCommand(CommandContext context)
        : base("migrate", "Brings the database's schema up.")
    {
        this.context = context;
        Add(script);
        Add(from);
        Add(file);
        Add(dryRun);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (asScript, asTrial) = (parsed.GetValue(script), parsed.GetValue(dryRun));
        var (start, path) = (parsed.GetValue(from), parsed.GetValue(file));
        if (asScript && asTrial)
        {
            throw new ExpectedFailure(FailureKind.BadInput, "--script and --dry-run exclude one another.");
        }

        if (!asScript && (start is not null || path is not null))
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{(start is null ? "--out" : "--from")} is for --script only.");
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
            var database = host.Services.GetRequiredService<Database>().Name;
            if (database.Length == 0)
            {
                throw new ExpectedFailure(FailureKind.BadInput, "Database:ConnectionString names no database; the script is for one only.");
            }

            var state = start is { } number ? migrator.After(number) : await migrator.InspectAsync(cancellationToken);
            Print(ScriptForDba(database, state, now, settings.Schedule.Clustered), path);
            return 0;
        }

        if (!asTrial && settings.Database.Provider == DatabaseProvider.SqlServer && (await migrator.InspectAsync(cancellationToken)).IsUpgrade)
        {
            context.ProcessContext.Error.WriteLine("note: migrations go forward only; the way back is to restore the backup taken before (deploy/sqlserver/backup.md).");
        }

        var done = asTrial ? await migrator.TryAsync(now, cancellationToken) : await migrator.MigrateAsync(now, cancellationToken);
        if (settings.Schedule.Clustered && !asTrial)
        {
            await ClusteredSchedule.ProvisionAsync(settings.Database, cancellationToken);
        }

        foreach (var migration in done.Pending)
        {
            output.WriteLine($"{(asTrial ? "would apply" : "applied")} {migration}");
        }

        output.WriteLine(done.Pending.Count == 0 ? "The schema is up to date." : asTrial ? "Rolled back: the database is as it was." : "The schema is up to date now.");
        if (done.Copy is { } copy)
        {
            output.WriteLine($"The database as it was before is saved as {copy}.");
        }

        return 0;
    }

    /// <summary>All that <c>migrate</c> would do: the program's tables and, where nodes share a schedule, Quartz's.</summary>
    internal static string ScriptForDba(string database, MigrationState state, DateTimeOffset now, bool clustered) =>
        MigrationScript.Print(database, state.Version, state.Pending, now) + (clustered ? ClusteredScheduleScript.Print() : "");

    /// <summary>A file says in its first bytes that it is UTF-8, for whatever reads it; a pipe does not.</summary>
    private void Print(string text, string? path)
    {
        if (path is null)
        {
            context.ProcessContext.Out.Write(text);
            return;
        }

        try
        {
            File.WriteAllText(context.ProcessContext.Resolve(path), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ExpectedFailure(FailureKind.Failed, $"--out {path}: the file cannot be written: {failure.Message}", failure);
        }

        context.ProcessContext.Out.WriteLine($"Written to {path}; its first lines say how to run it.");
    }
}
