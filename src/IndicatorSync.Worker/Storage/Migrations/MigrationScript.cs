using System.Globalization;
using System.Text;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Migrations;

/// <summary>
/// The statements of pending migrations, as <c>migrate</c> sends them and as a DBA gets them to run: the same batches in the same order,
/// the lines of the journal among them.
/// </summary>
internal static class MigrationScript
{
    private const string ForgetViews = "DELETE FROM schema_migration WHERE number = 0";

    /// <summary>The batches of one migration and, last, its line in the journal.</summary>
    public static IEnumerable<string> Batches(SqlDialect dialect, Migration migration, DateTimeOffset now) =>
    [
        .. dialect.Batches(migration.Script),
        .. migration.IsRepeatable ? [ForgetViews] : Array.Empty<string>(),
        string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO schema_migration (number, name, hash, applied_at) VALUES ({migration.Number}, '{migration.Name}', '{migration.Hash}', {dialect.Literal(now)})"),
    ];

    /// <summary>
    /// What a DBA runs instead of <c>migrate</c>, for sqlcmd, stopping at the first error, and before the first statement in another
    /// database, from another schema or when the file was read in another encoding. The journal gets the time at which the script was
    /// printed, since the database's clock is never asked.
    /// </summary>
    /// <param name="database">The only one that it runs in.</param>
    /// <param name="from">The number of the newest migration that the database has; 0: none.</param>
    /// <param name="pending">What it lacks.</param>
    /// <param name="now">For the journal.</param>
    public static string Print(string database, int from, IReadOnlyList<Migration> pending, DateTimeOffset now)
    {
        var text = new StringBuilder(Head(database, from).ReplaceLineEndings("\n"));
        foreach (var migration in pending)
        {
            text.Append(CultureInfo.InvariantCulture, $"-- {migration}\n");
            foreach (var batch in Batches(new SqlServerDialect(), migration, now))
            {
                text.Append(batch.Trim('\n', '\r')).Append("\nGO\n");
            }
        }

        return text.Append("COMMIT TRANSACTION;\nGO\n").ToString();
    }

    private static string Head(string database, int from)
    {
        var name = database.Replace("'", "''", StringComparison.Ordinal);
        var version = string.Create(CultureInfo.InvariantCulture, $"{from:0000}");
        // A database without tables is reported as that too, so the journal is looked for before it is read.
        string[] isOther = from == 0
            ? ["OBJECT_ID(N'dbo.schema_migration', N'U') IS NOT NULL"]
            : [
                "OBJECT_ID(N'dbo.schema_migration', N'U') IS NULL",
                string.Create(CultureInfo.InvariantCulture, $"COALESCE((SELECT MAX(number) FROM dbo.schema_migration), 0) <> {from}"),
            ];
        var refusals = string.Concat(isOther.Select(
            condition => $"IF {condition}\n  THROW 50005, N'The database does not have schema {version}, from which this script goes: print it anew. Nothing was changed.', 1;\nGO\n"));
        return $"""
            -- For sqlcmd (or SSMS in SQLCMD mode). Take a backup first: migrations go forward only, so the way back is to restore it.
            --   sqlcmd -S SERVER -d "{database.ReplaceLineEndings(" ")}" -E -b -f 65001 -i FILE
            -- From schema {version}{(from == 0 ? " (an empty database)" : "")}.
            :on error exit
            SET QUOTED_IDENTIFIER ON;
            SET ANSI_NULLS ON;
            SET XACT_ABORT ON;
            GO
            IF DB_NAME() IN (N'master', N'model', N'msdb', N'tempdb')
              THROW 50002, N'This is a system database: give sqlcmd -d with the database of the program. Nothing was changed.', 1;
            IF DB_NAME() <> N'{name}'
              THROW 50003, N'The script is for database {name}: give sqlcmd -d. Nothing was changed.', 1;
            IF UNICODE(N'å') <> 229
              THROW 50004, N'The file was not read as UTF-8: give sqlcmd -f 65001. Nothing was changed.', 1;
            GO
            {refusals}BEGIN TRANSACTION;
            GO

            """;
    }
}
