namespace IndicatorSync.Worker.Configuration;

/// <summary>Section <c>Sources</c>: where values that are not Kolada's come from (docs/contract.md 1.9).</summary>
internal sealed record SourcesOptions
{
    /// <summary>The folder whose files are read; null: none.</summary>
    public string? Directory { get; init; }

    /// <summary>How often the service looks at the folder; zero: only with runs.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A file changed more recently than this, by the real clock, may still be being written; zero: it is taken as it is.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>By name, in the order of their names.</summary>
    public IReadOnlyList<SqlSourceOptions> Sql { get; init; } = [];

    /// <summary>A folder or a query is set.</summary>
    public bool HasAny => Directory is not null || Sql.Count > 0;
}

/// <summary>Section <c>Sources:Sql:NAME</c>. The connection string may hold a password: it is never logged or shown.</summary>
internal sealed record SqlSourceOptions
{
    public required string Name { get; init; }

    public DatabaseProvider Provider { get; init; } = DatabaseProvider.SqlServer;

    public required string ConnectionString { get; init; }

    /// <summary>One SELECT; its columns are those of a file.</summary>
    public required string Query { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    public int MaxRows { get; init; } = 200_000;

    /// <summary>How often the service asks between runs; zero: only before runs.</summary>
    public TimeSpan Every { get; init; }
}
