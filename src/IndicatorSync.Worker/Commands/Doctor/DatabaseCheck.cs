using System.Data.Common;
using System.Globalization;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Runs;
using IndicatorSync.Worker.Storage.Views;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>
/// The database, step by step: reachable, schema, rights, reading while writing, origin. Ends where the schema is not there; after that each
/// step is tried whatever another met. Leaves nothing behind.
/// </summary>
internal sealed class DatabaseCheck(DatabaseOptions options, string origin, TimeProvider time)
{
    private const string Name = "Databas";
    private const string Tables = "Databasens tabeller";
    private const string Rights = "Databasens rättigheter";
    private const string Snapshot = "Läsning under skrivning";
    private const string Sorting = "Sorteringsordning";
    private const string Views = "Vyernas text";
    private const string Origin = "Databasens ursprung";

    /// <summary>Takes the writer's road and is taken back.</summary>
    private const string Write = "UPDATE lease SET renewed_at = renewed_at WHERE lease_id = 1";

    private readonly Database database = new(options, time, DatabaseRetryPolicy.None);

    public async Task<IReadOnlyList<DoctorItem>> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.Sqlite && database.Source is { Length: > 0 } file && file != ":memory:" && !File.Exists(file))
        {
            return [NotYet(file)];
        }

        MigrationState state;
        try
        {
            state = await new Migrator(database).InspectAsync(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return [Guard.Fault(Name, failure)];
        }

        List<DoctorItem> items = [Reached()];
        await TryAsync(Tables, () => SchemaAsync(state, cancellationToken));
        if (state.Pending.Count > 0)
        {
            return items;
        }

        await TryAsync(Rights, () => MayWriteAsync(cancellationToken));
        if (options.Provider == DatabaseProvider.SqlServer)
        {
            await TryAsync(Snapshot, () => SnapshotAsync(cancellationToken));
            await TryAsync(Sorting, () => CollationAsync(cancellationToken));
        }

        await TryAsync(Views, () => ViewsAsync(state, cancellationToken));
        await TryAsync(Origin, () => OriginAsync(cancellationToken));
        return items;

        async Task TryAsync(string name, Func<Task<DoctorItem>> step) => items.AddRange(await Guard.RunAsync(name, async () => [await step()], cancellationToken));
    }

    private DoctorItem Reached() => options.Provider == DatabaseProvider.SqlServer
        ? Answers(options.ConnectionString, $"Databasen {database.Name} på {database.Source} svarar")
        : DoctorItem.Good(Name, $"Databasfilen {database.Source} går att öppna.", OnSqlite);

    internal static DoctorItem Answers(string connectionString, string answers) => SqlServerDialect.IsPlain(connectionString)
        ? DoctorItem.Good(
            Name, $"{answers}, över en okrypterad förbindelse (Encrypt=False): på Linux kan drivrutinen då misslyckas med att läsa långa texter, som mejl som väntar.",
            "Ta bort Encrypt ur Database:ConnectionString; har servern bara ett eget certifikat, ange TrustServerCertificate=True.")
        : DoctorItem.Good(Name, $"{answers}.");

    private const string OnSqlite = "SQL Server är databasen för drift: ange Database:Provider=SqlServer och Database:ConnectionString.";

    private static DoctorItem NotYet(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return FolderCheck.Fault(folder) is { } fault
            ? DoctorItem.Bad(Name, $"Databasfilen {file} kan inte skapas: {fault}", "Skapa mappen, låt tjänstens konto skriva i den, eller ange en annan i Database:ConnectionString.")
            : DoctorItem.Good(Name, $"Databasfilen {file} finns inte än; den skapas vid första körningen.", OnSqlite);
    }

    private async Task<DoctorItem> SchemaAsync(MigrationState state, CancellationToken cancellationToken)
    {
        if (state.Pending.Count == 0)
        {
            return DoctorItem.Good(Tables, string.Create(CultureInfo.InvariantCulture, $"Tabellerna är aktuella: schema {state.Version:0000}."));
        }

        if (database.Dialect.MigratesItself)
        {
            return DoctorItem.Good(Tables, $"{state.Pending.Count} steg återstår; de görs vid nästa körning.");
        }

        return DoctorItem.Bad(
            Tables,
            string.Create(CultureInfo.InvariantCulture, $"Databasen har schema {state.Version:0000} och saknar {string.Join(", ", state.Pending)}."),
            await MayMigrateAsync(cancellationToken)
                ? "Ta en säkerhetskopia och kör migrate; kontot har de rättigheter som behövs."
                : "Det här kontot får inte köra migrate, och tjänstens konto ska inte få det. Ta en säkerhetskopia och kör migrate med ett konto som har db_owner, eller låt databasadministratören köra det som migrate --script skriver ut.",
            FailureKind.SchemaOld);
    }

    private async Task<bool> MayMigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await database.AndRollBackAsync(ServerFacts.TryToMigrateAsync, cancellationToken);
        }
        catch (ExpectedFailure failure) when (failure.InnerException is DbException)
        {
            return false;
        }
    }

    private async Task<DoctorItem> ViewsAsync(MigrationState state, CancellationToken cancellationToken)
    {
        var stored = await database.ReadAsync(unit => unit.QueryAsync<(string Name, string? Text)>(database.Dialect.ViewTexts), cancellationToken);
        if (ViewScript.Strayed(database.Dialect, stored) is { Count: > 0 } strayed)
        {
            return DoctorItem.Bad(
                Views, $"{string.Join(", ", strayed)} har inte den text som programmet har skrivit; läses ett skript i fel teckenkodning blir å, ä och ö andra tecken.",
                string.Create(CultureInfo.InvariantCulture, $"Skriv ut vyerna med migrate --script --from {state.Version} --out FIL och låt databasadministratören köra filen med sqlcmd -f 65001."));
        }

        return stored.Any(view => view.Text is null)
            ? DoctorItem.Good(Views, "Kontot får inte se vyernas text, så den har inte jämförts.", $"Ge kontot rollen {ServiceRole.Name}.")
            : DoctorItem.Good(Views, "Vyerna har den text som de ska.");
    }

    private async Task<DoctorItem> CollationAsync(CancellationToken cancellationToken)
    {
        const string Swedish = "Finnish_Swedish_";
        var collation = await database.ReadAsync(ServerFacts.CollationAsync, cancellationToken);
        return collation.StartsWith(Swedish, StringComparison.OrdinalIgnoreCase)
            ? DoctorItem.Good(Sorting, $"{collation}: å, ä och ö sorteras på svenska.")
            : DoctorItem.Good(
                Sorting, $"{collation}: å, ä och ö sorteras inte på svenska i rapporter.",
                "Skapa en ny databas med deploy/sqlserver/create-database.sql (Finnish_Swedish_CI_AS); en databas som används bör inte byta.");
    }

    private async Task<DoctorItem> MayWriteAsync(CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.SqlServer
            && await database.ReadAsync(ServerFacts.MissingRightsAsync, cancellationToken) is { Count: > 0 } missing)
        {
            return DoctorItem.Bad(
                Rights, $"Kontot saknar rättigheter: {string.Join(", ", missing.Take(5))}.",
                $"Låt databasadministratören ge kontot rollen {ServiceRole.Name} i {database.Name} (deploy/sqlserver/logins.sql).");
        }

        await database.AndRollBackAsync(unit => unit.ExecuteAsync(Write), cancellationToken);
        return DoctorItem.Good(Rights, "Kontot får läsa och skriva.");
    }

    private async Task<DoctorItem> SnapshotAsync(CancellationToken cancellationToken)
    {
        return await database.ReadAsync(ServerFacts.ReadsCommittedSnapshotAsync, cancellationToken)
            ? DoctorItem.Good(Snapshot, "READ_COMMITTED_SNAPSHOT är på.")
            : DoctorItem.Good(
                Snapshot, "READ_COMMITTED_SNAPSHOT är av: rapporter kan få vänta medan en körning skriver.",
                $"Rekommenderas: ALTER DATABASE [{database.Name}] SET READ_COMMITTED_SNAPSHOT ON (när ingen är ansluten).");
    }

    private async Task<DoctorItem> OriginAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stamped = await database.ReadAsync(
                async unit =>
                {
                    await OriginStamp.VerifyAsync(unit, origin);
                    return await OriginStamp.ReadAsync(unit);
                },
                cancellationToken);
            return DoctorItem.Good(Origin, stamped is null ? "Databasen är ny." : $"Databasens värden kommer från {stamped}.");
        }
        catch (ExpectedFailure failure) when (failure.Kind == FailureKind.BadInput)
        {
            return DoctorItem.Bad(
                Origin, $"Databasens värden kommer inte från {origin}.",
                "Ange en annan databas i Database:ConnectionString, eller den källa i Kolada:BaseUrl som databasen fylldes från.", FailureKind.BadInput);
        }
    }
}
