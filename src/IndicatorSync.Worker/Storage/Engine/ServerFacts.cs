namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>What is asked of SQL Server alone.</summary>
internal static class ServerFacts
{
    /// <summary>What the service does to its tables; views are the readers' business.</summary>
    private const string MissingRights = """
        SELECT CONCAT(r.permission_name, ' ', s.name, '.', t.name)
        FROM sys.tables t
        JOIN sys.schemas s ON s.schema_id = t.schema_id
        CROSS JOIN (SELECT 'SELECT' AS permission_name UNION ALL SELECT 'INSERT' UNION ALL SELECT 'UPDATE' UNION ALL SELECT 'DELETE') r
        WHERE s.name = 'dbo' AND COALESCE(HAS_PERMS_BY_NAME(CONCAT(QUOTENAME(s.name), '.', QUOTENAME(t.name)), 'OBJECT', r.permission_name), 0) = 0
        ORDER BY s.name, t.name, r.permission_name
        """;

    private const string ReadsCommittedSnapshot = "SELECT CAST(is_read_committed_snapshot_on AS INT) FROM sys.databases WHERE name = DB_NAME()";

    private const string MayRead = "SELECT COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'SELECT'), 0)";

    /// <summary>Whether this login may read the tables of the database; one that may not sees none.</summary>
    public static async Task<bool> MayReadAsync(UnitOfWork unit) => await unit.ScalarAsync<int>(MayRead) == 1;

    /// <summary><c>INSERT dbo.observation</c> and so on; none when all is granted.</summary>
    public static Task<IReadOnlyList<string>> MissingRightsAsync(UnitOfWork unit) => unit.QueryAsync<string>(MissingRights);

    public static async Task<bool> ReadsCommittedSnapshotAsync(UnitOfWork unit) => await unit.ScalarAsync<int>(ReadsCommittedSnapshot) == 1;
}
