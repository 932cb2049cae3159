using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Sources;

/// <summary>What a table says of an activity; what it does not say is null or empty, and leaves what is known as it is.</summary>
/// <param name="Id">The activity's id; of one that the catalogue does not have, made from its name.</param>
/// <param name="Name">As the table writes it.</param>
/// <param name="Place">The row.</param>
public sealed record ActivityStatement(string Id, string Name, CellPlace Place)
{
    public string? GoalId { get; init; }

    public string? IndicatorId { get; init; }

    public IReadOnlyList<string> Units { get; init; } = [];

    public DateOnly? Starts { get; init; }

    public DateOnly? Ends { get; init; }

    public ActivityStatus? Status { get; init; }

    public string? Responsible { get; init; }

    public string? Description { get; init; }

    public string? Comment { get; init; }

    /// <summary>All but where it is: the same is no news.</summary>
    public bool SaysTheSameAs(ActivityStatement other) =>
        (this with { Units = [], Place = other.Place }) == (other with { Units = [] }) && Units.SequenceEqual(other.Units);
}

/// <summary>Everything one table says of activities.</summary>
public sealed record ActivityReading(int Rows, IReadOnlyList<ActivityStatement> Statements, IReadOnlyList<SetAside> SetAside);
