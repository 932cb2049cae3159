using System.Data.Common;
using System.Security.Authentication;
using IndicatorSync.Worker.Foundation;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>What a failure of the database means, in Swedish; never the connection string.</summary>
internal static class DatabaseTrouble
{
    public static SwedishWords InSwedish(DbException failure, Database database) => failure switch
    {
        SqlException server => OfServer(server, database),
        ConnectionLostException => new(
            $"Förbindelsen med databasen {database.Name} på {database.Source} bröts medan den användes.",
            "Försök igen; bryts den ofta, se SQL Servers logg och nätet mellan servrarna."),
        SqliteException file => OfFile(file, database.Source),
        _ => new($"Databasen {database.Source} svarar med ett okänt fel.", "Kör doctor --verbose och se docs/drift.md."),
    };

    /// <summary>The connection string asks for what the driver cannot do on this machine: LocalDB outside Windows, a login that needs a package of its own.</summary>
    public static ExpectedFailure NotHere(Exception cause, Database database) => new(
        FailureKind.BadInput, $"Database:ConnectionString asks for what this machine cannot do ('{database.Source}'): {SqlServerFailure.FirstLine(cause.Message)}", cause)
    {
        Swedish = new(
            $"Database:ConnectionString begär något som inte går på den här datorn ({database.Source}): {SqlServerFailure.FirstLine(cause.Message)}",
            "Ange en server som nås över TCP och ett sätt att logga in som docs/drift.md beskriver; LocalDB och named pipes finns bara på Windows."),
    };

    private static SwedishWords OfServer(SqlException failure, Database database)
    {
        var where = $"databasen {database.Name} på {database.Source}";
        return failure.Number switch
        {
            _ when IsCertificate(failure) => new(
                $"Certifikatet för {database.Source} godtas inte på den här datorn.",
                "Installera certifikatets utfärdare i datorns förråd, eller be databasadministratören om ett certifikat som kommunens CA har utfärdat."),
            18456 or 18452 or 18470 or 18487 or 18488 => new(
                $"Inloggningen i {where} nekades.", "Skapa en inloggning för tjänstens konto, eller se över användare och lösenord i Database:ConnectionString."),
            4060 or 911 => new(
                $"{Capital(where)} finns inte eller får inte öppnas av kontot.", "Skapa databasen, eller ge kontot tillgång till den (CREATE USER … FOR LOGIN …)."),
            229 or 230 or 262 or 297 or 300 or 916 => new(
                $"Kontot saknar rättigheter i {where}.", "Ge tjänstens konto rollen indicatorsync_tjanst, som migrate skapar; den som kör migrate behöver db_owner."),
            -2 or 1222 => new(
                $"{Capital(where)} är låst av någon annan, eller för långsam.",
                "Avsluta den transaktion som håller låset (sys.dm_tran_locks), eller ange Command Timeout i Database:ConnectionString."),
            1105 or 9002 => new($"Disken för {where} är full.", "Gör plats på disken."),
            _ when !SqlServerFailure.IsUnreachable(failure.Number) => new(
                $"{Capital(where)} ger fel {failure.Number}: {SqlServerFailure.FirstLine(failure.Message)}", "Visa felet för databasadministratören."),
            _ => new(
                $"{Capital(where)} svarar inte (fel {failure.Number}).",
                "Se över servernamn, instans och port i Database:ConnectionString, att SQL Server är igång och tar emot TCP/IP, och brandväggen (port 1433; instansnamn kräver UDP 1434)."),
        };
    }

    private static SwedishWords OfFile(SqliteException failure, string file) => failure.SqliteErrorCode switch
    {
        26 => new($"{file} är ingen SQLite-databas.", "Ange rätt fil i Database:ConnectionString."),
        11 => new($"Databasfilen {file} är skadad.", "Återställ den från en säkerhetskopia; se docs/drift.md."),
        3 or 8 => new($"Databasfilen {file} går inte att skriva i.", "Ge tjänstens konto skrivrätt till filen och dess mapp."),
        13 => new($"Disken är full: databasfilen {file} kan inte växa.", "Gör plats på disken."),
        5 or 6 => new($"Databasfilen {file} används av en annan process.", "Vänta tills den är klar."),
        14 when SqliteRights.MayNotOpen(file) => new($"Databasfilen {file} får inte öppnas.", "Ge tjänstens konto läs- och skrivrätt till filen och dess mapp."),
        14 => new($"Databasfilen {file} går inte att öppna.", "Kontrollera att mappen finns och att tjänstens konto får skriva i den."),
        _ => new($"Databasfilen {file} ger fel {failure.SqliteErrorCode}.", "Kör doctor --verbose och se docs/drift.md."),
    };

    private static bool IsCertificate(SqlException failure) =>
        failure.InnerException is AuthenticationException || failure.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
