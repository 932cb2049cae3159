namespace IndicatorSync.Worker.Foundation.Configuration;

internal enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Section <c>Database</c>. The connection string may hold a password: it is never logged or shown.</summary>
internal sealed record DatabaseOptions
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    public string ConnectionString { get; init; } = "Data Source=indicatorsync.db";
}
