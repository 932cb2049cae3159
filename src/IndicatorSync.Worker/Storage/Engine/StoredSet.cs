namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>Rows of a table that are written by set: staged, then applied by one batch of statements, however many they are.</summary>
/// <param name="Table">The table written to.</param>
internal abstract record StoredSet(string Table)
{
    /// <summary>What it runs, for the checks that read every statement.</summary>
    public abstract IEnumerable<string> Statements { get; }

    /// <summary>Where its rows are staged; null where they go straight into the table.</summary>
    public abstract StagingTable? Staged { get; }

    private protected static string Names<T>(IEnumerable<StagingColumn<T>> columns, string prefix = "") => string.Join(", ", columns.Select(column => prefix + column.Name));
}

/// <summary>Rows that a key identifies: changed where they are there, inserted where they are not, or deleted.</summary>
/// <param name="Table">The table written to.</param>
/// <param name="Keys">Its primary key.</param>
/// <param name="Values">The other columns that are written.</param>
internal sealed record KeyedRows<T>(string Table, IReadOnlyList<StagingColumn<T>> Keys, IReadOnlyList<StagingColumn<T>> Values) : StoredSet(Table)
{
    private string StagingName => $"#set_{Table}";

    /// <summary>All that is written, of every row; what is appended to it picks and orders.</summary>
    public string Select => $"SELECT {Names([.. Keys, .. Values])} FROM {Table}";

    public StagingTable<T> Staging => new(StagingName, [.. Keys, .. Values]) { KeyColumns = Keys.Count };

    public override StagingTable? Staged => Staging;

    public string Update => $"""
        UPDATE {Table} SET {string.Join(", ", Values.Select(column => $"{column.Name} = s.{column.Name}"))}
        FROM [{StagingName}] s
        WHERE {SameKey(Table)}
        """;

    public string Insert => $"""
        INSERT INTO {Table} ({Names([.. Keys, .. Values])})
        SELECT {Names([.. Keys, .. Values], "s.")}
        FROM [{StagingName}] s
        WHERE NOT EXISTS (SELECT 1 FROM {Table} t WHERE {SameKey("t")})
        """;

    public string Delete => $"DELETE FROM {Table} WHERE EXISTS (SELECT 1 FROM [{StagingName}] s WHERE {SameKey(Table)})";

    public override IEnumerable<string> Statements => [Select, Update, Insert, Delete];

    private string SameKey(string other) => string.Join(" AND ", Keys.Select(key => $"s.{key.Name} = {other}.{key.Name}"));
}

/// <summary>Rows that are added to a table whose key the engine gives out, in their order.</summary>
/// <param name="Table">The table written to.</param>
/// <param name="Columns">The columns that are written.</param>
internal sealed record AddedRows<T>(string Table, IReadOnlyList<StagingColumn<T>> Columns) : StoredSet(Table)
{
    private const string Position = "staged_position";

    private string StagingName => $"#new_{Table}";

    public StagingTable<(T Row, int Position)> Staging => new(
        StagingName,
        [
            new(Position, StagingType.Integer, row => row.Position),
            .. Columns.Select(column => new StagingColumn<(T Row, int Position)>(column.Name, column.Type, row => column.Value(row.Row)) { Longest = column.Longest }),
        ]);

    public override StagingTable? Staged => Staging;

    public string Insert => $"""
        INSERT INTO {Table} ({Names(Columns)})
        SELECT {Names(Columns, "s.")}
        FROM [{StagingName}] s
        ORDER BY s.{Position}
        """;

    /// <summary>What is filled where rows go straight into the table.</summary>
    public StagingTable<T> Target => new(Table, Columns);

    /// <summary>Its rows go straight into the table where the engine allows it.</summary>
    public bool GoesStraight { get; init; }

    public override IEnumerable<string> Statements => GoesStraight ? [Insert, Target.Insert] : [Insert];
}

/// <summary>Rows that are known not to be there: written straight into their table, in the order in which they are given.</summary>
/// <param name="Table">The table written to.</param>
/// <param name="Columns">The columns that are written; of the others the table's default.</param>
internal sealed record NewRows<T>(string Table, IReadOnlyList<StagingColumn<T>> Columns) : StoredSet(Table)
{
    public override StagingTable? Staged => null;

    /// <summary>What is filled.</summary>
    public StagingTable<T> Target => new(Table, Columns);

    public override IEnumerable<string> Statements => [Target.Insert];
}
