using IndicatorSync.Worker.Storage.Views;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>What is asked of SQL Server alone.</summary>
internal static class ServerFacts
{
    /// <summary>What the service does to its tables, and the views that it makes reports of.</summary>
    private const string MissingRights = $"""
        SELECT CONCAT(r.permission_name, ' ', s.name, '.', t.name)
        FROM (SELECT name, schema_id, 'U' AS kind FROM sys.tables UNION ALL SELECT name, schema_id, 'V' FROM sys.views) t
        JOIN sys.schemas s ON s.schema_id = t.schema_id
        CROSS JOIN (SELECT 'SELECT' AS permission_name UNION ALL SELECT 'INSERT' UNION ALL SELECT 'UPDATE' UNION ALL SELECT 'DELETE') r
        WHERE ((s.name = 'dbo' AND t.kind = 'U') OR (s.name = 'rapport' AND t.kind = 'V' AND r.permission_name = 'SELECT'))
          AND NOT (t.name IN ({ServiceRole.InsertOnly}) AND r.permission_name IN ('UPDATE', 'DELETE'))
          AND NOT (t.name IN ({ServiceRole.ReadOnly}) AND r.permission_name <> 'SELECT')
          AND COALESCE(HAS_PERMS_BY_NAME(CONCAT(QUOTENAME(s.name), '.', QUOTENAME(t.name)), 'OBJECT', r.permission_name), 0) = 0
        ORDER BY s.name, t.name, r.permission_name
        """;

    private const string ReadsCommittedSnapshot = "SELECT CAST(is_read_committed_snapshot_on AS INT) FROM sys.databases WHERE name = DB_NAME()";

    private const string MayRead = $"""
        SELECT CASE WHEN HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'SELECT') = 1 OR IS_ROLEMEMBER(N'{ServiceRole.Name}') = 1 THEN 1 ELSE 0 END
        """;

    private const string Collation = "SELECT COALESCE(CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS NVARCHAR(128)), N'')";

    /// <summary>Of each kind of statement that migrations have, one that nobody may run who may not run them all.</summary>
    private static readonly string[] AsMigrateDoes =
    [
        "CREATE ROLE indicatorsync_prov", "CREATE TABLE dbo.indicatorsync_prov (id INT NOT NULL)", "GRANT SELECT ON dbo.indicatorsync_prov TO indicatorsync_prov",
    ];

    /// <summary>Whether this login may read the tables of the database; one that may not sees none.</summary>
    public static async Task<bool> MayReadAsync(UnitOfWork unit) => await unit.ScalarAsync<int>(MayRead) == 1;

    /// <summary>Does what <c>migrate</c> does, for a transaction that is taken back.</summary>
    public static async Task<bool> TryToMigrateAsync(UnitOfWork unit)
    {
        foreach (var statement in AsMigrateDoes)
        {
            await unit.ExecuteAsync(statement);
        }

        return true;
    }

    /// <summary>How the database sorts and compares text.</summary>
    public static async Task<string> CollationAsync(UnitOfWork unit) => await unit.ScalarAsync<string>(Collation) ?? "";

    /// <summary><c>INSERT dbo.observation</c> and so on; none when all is granted.</summary>
    public static Task<IReadOnlyList<string>> MissingRightsAsync(UnitOfWork unit) => unit.QueryAsync<string>(MissingRights);

    public static async Task<bool> ReadsCommittedSnapshotAsync(UnitOfWork unit) => await unit.ScalarAsync<int>(ReadsCommittedSnapshot) == 1;
}
