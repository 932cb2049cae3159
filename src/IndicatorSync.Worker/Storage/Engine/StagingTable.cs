namespace IndicatorSync.Worker.Storage.Engine;

internal enum StagingType
{
    /// <summary>An id or a code, at most 20 characters.</summary>
    Code,

    /// <summary>Text of at most 4 000 characters.</summary>
    Text,
    Integer,
    Number,
    Instant,
}

internal sealed record StagingColumn<T>(string Name, StagingType Type, Func<T, object?> Value);

/// <summary>
/// A table that lives for one transaction. Its name begins with # and is written in brackets (<c>[#change]</c>): both engines read
/// that, and on SQL Server it makes the table temporary.
/// </summary>
internal abstract record StagingTable(string Name)
{
    public abstract IEnumerable<(string Name, StagingType Type)> Shape { get; }
}

/// <inheritdoc cref="StagingTable"/>
internal sealed record StagingTable<T>(string Name, IReadOnlyList<StagingColumn<T>> Columns) : StagingTable(Name)
{
    public override IEnumerable<(string Name, StagingType Type)> Shape => Columns.Select(column => (column.Name, column.Type));
}
