namespace IndicatorSync.Worker.Storage.Engine;

internal enum StagingType
{
    /// <summary>An id or a code, at most 20 characters.</summary>
    Code,

    /// <summary>An id of our own or a name, at most 200 characters.</summary>
    Name,

    /// <summary>Text of at most 4 000 characters.</summary>
    Text,

    /// <summary>Text without a limit.</summary>
    LongText,

    /// <summary>What went wrong, in words of anybody: it passes the redactor when it is staged (see <see cref="MessageText"/>).</summary>
    Message,
    Integer,

    /// <summary>A run, a revision or another identity.</summary>
    Long,
    Flag,
    Number,
    Date,
    Instant,

    /// <summary>Swedish local time, to the second.</summary>
    LocalTime,
}

internal sealed record StagingColumn<T>(string Name, StagingType Type, Func<T, object?> Value)
{
    /// <summary>Where a message is cut, in UTF-16 units.</summary>
    public int Longest { get; init; } = 4000;
}

/// <summary>
/// A table that lives for one transaction. Its name begins with # and is written in brackets (<c>[#change]</c>): both engines read
/// that, and on SQL Server it makes the table temporary.
/// </summary>
internal abstract record StagingTable(string Name)
{
    public abstract IEnumerable<(string Name, StagingType Type)> Shape { get; }

    /// <summary>How many of the first columns identify its rows; 0 where nothing looks them up.</summary>
    public int KeyColumns { get; init; }

    /// <summary>It lives for one transaction; else it is one of the database's tables, filled in the same way.</summary>
    public bool IsTemporary => Name is ['#', ..];
}

/// <inheritdoc cref="StagingTable"/>
internal sealed record StagingTable<T>(string Name, IReadOnlyList<StagingColumn<T>> Columns) : StagingTable(Name)
{
    public override IEnumerable<(string Name, StagingType Type)> Shape => Columns.Select(column => (column.Name, column.Type));

    /// <summary>One row; the parameters are <c>@p0</c>, <c>@p1</c> and so on.</summary>
    public string Insert =>
        $"INSERT INTO [{Name}] ({string.Join(", ", Columns.Select(column => column.Name))}) VALUES ({string.Join(", ", Columns.Select((_, index) => FormattableString.Invariant($"@p{index}")))})";
}
