using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>
/// The database, step by step: reachable, schema, rights, reading while writing, origin. Ends at the first step that the rest
/// needs; leaves nothing behind.
/// </summary>
internal sealed class DatabaseCheck(DatabaseOptions options, string origin, TimeProvider time)
{
    private const string Name = "Databas";
    private const string Tables = "Databasens tabeller";
    private const string Rights = "Databasens rättigheter";

    /// <summary>Takes the writer's road and is taken back.</summary>
    private const string Write = "UPDATE lease SET renewed_at = renewed_at WHERE lease_id = 1";

    private readonly Database database = new(options, time);

    public async Task<IReadOnlyList<DoctorItem>> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.Sqlite && database.Source is { Length: > 0 } file && file != ":memory:" && !File.Exists(file))
        {
            return [NotYet(file)];
        }

        List<DoctorItem> items = [];
        try
        {
            var state = await new Migrator(database).InspectAsync(cancellationToken);
            items.Add(Reached());
            items.Add(Schema(state));
            if (state.Pending.Count > 0)
            {
                return items;
            }

            items.Add(await MayWriteAsync(cancellationToken));
            if (options.Provider == DatabaseProvider.SqlServer)
            {
                items.Add(await SnapshotAsync(cancellationToken));
            }

            items.Add(await OriginAsync(cancellationToken));
        }
        catch (ExpectedFailure failure)
        {
            var (message, remedy) = DatabaseTrouble.InSwedish(failure, database);
            items.Add(DoctorItem.Bad(items.Count == 0 ? Name : Rights, message, remedy));
        }

        return items;
    }

    private DoctorItem Reached() => options.Provider == DatabaseProvider.SqlServer
        ? DoctorItem.Good(Name, $"Databasen {database.Name} på {database.Source} svarar.")
        : DoctorItem.Good(Name, $"Databasfilen {database.Source} går att öppna.", OnSqlite);

    private const string OnSqlite = "SQL Server är databasen för drift: ange Database:Provider=SqlServer och Database:ConnectionString.";

    private static DoctorItem NotYet(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return FolderCheck.Fault(folder) is { } fault
            ? DoctorItem.Bad(Name, $"Databasfilen {file} kan inte skapas: {fault}", "Skapa mappen, låt tjänstens konto skriva i den, eller ange en annan i Database:ConnectionString.")
            : DoctorItem.Good(Name, $"Databasfilen {file} finns inte än; den skapas vid första körningen.", OnSqlite);
    }

    private DoctorItem Schema(MigrationState state) => state.Pending.Count == 0
        ? DoctorItem.Good(Tables, $"Tabellerna är aktuella ({state.Applied[^1]}).")
        : database.Dialect.MigratesItself
            ? DoctorItem.Good(Tables, $"{state.Pending.Count} steg återstår; de görs vid nästa körning.")
            : DoctorItem.Bad(
                Tables, $"Databasen saknar {string.Join(", ", state.Pending)}.",
                "Ta en säkerhetskopia och kör migrate, eller låt databasadministratören köra det som migrate --script skriver ut.", FailureKind.SchemaOld);

    private async Task<DoctorItem> MayWriteAsync(CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.SqlServer
            && await database.ReadAsync(ServerFacts.MissingRightsAsync, cancellationToken) is { Count: > 0 } missing)
        {
            return DoctorItem.Bad(
                Rights, $"Kontot saknar rättigheter: {string.Join(", ", missing.Take(5))}.",
                $"Låt databasadministratören ge kontot rollerna db_datareader och db_datawriter i {database.Name}.");
        }

        await database.AndRollBackAsync(unit => unit.ExecuteAsync(Write), cancellationToken);
        return DoctorItem.Good(Rights, "Kontot får läsa och skriva.");
    }

    private async Task<DoctorItem> SnapshotAsync(CancellationToken cancellationToken)
    {
        const string Step = "Läsning under skrivning";
        return await database.ReadAsync(ServerFacts.ReadsCommittedSnapshotAsync, cancellationToken)
            ? DoctorItem.Good(Step, "READ_COMMITTED_SNAPSHOT är på.")
            : DoctorItem.Good(
                Step, "READ_COMMITTED_SNAPSHOT är av: rapporter kan få vänta medan en körning skriver.",
                $"Rekommenderas: ALTER DATABASE [{database.Name}] SET READ_COMMITTED_SNAPSHOT ON (när ingen är ansluten).");
    }

    private async Task<DoctorItem> OriginAsync(CancellationToken cancellationToken)
    {
        const string Step = "Databasens ursprung";
        try
        {
            var stamped = await database.ReadAsync(
                async unit =>
                {
                    await OriginStamp.VerifyAsync(unit, origin);
                    return await OriginStamp.ReadAsync(unit);
                },
                cancellationToken);
            return DoctorItem.Good(Step, stamped is null ? "Databasen är ny." : $"Databasens värden kommer från {stamped}.");
        }
        catch (ExpectedFailure failure) when (failure.Kind == FailureKind.BadInput)
        {
            return DoctorItem.Bad(
                Step, $"Databasens värden kommer inte från {origin}.",
                "Ange en annan databas i Database:ConnectionString, eller den källa i Kolada:BaseUrl som databasen fylldes från.", FailureKind.BadInput);
        }
    }
}
