namespace IndicatorSync.Core.Catalogue;

/// <summary>Something that the plan does for a goal or an indicator (<c>aktiviteter</c>, docs/contract.md 1.10).</summary>
public sealed record Activity
{
    /// <summary>1-based place in the catalogue.</summary>
    public required int Ordinal { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>mål</c>, else the goal of its indicator; null when it has neither.</summary>
    public string? GoalId { get; init; }

    public string? IndicatorId { get; init; }

    /// <summary><c>enheter</c>: those who do it.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>The first day; of a quarter, a month or a week its first.</summary>
    public DateOnly? Starts { get; init; }

    /// <summary>The last day; of a quarter, a month or a week its last. Null when it goes on until further notice.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>Null when the catalogue does not say.</summary>
    public ActivityStatus? Status { get; init; }

    public string? Responsible { get; init; }

    public string? Description { get; init; }

    /// <summary>With its line breaks and bullets.</summary>
    public string? Comment { get; init; }

    /// <summary>The plan that it is in; null where the catalogue is one file.</summary>
    public PlanHead? Plan { get; init; }

    /// <summary>Its last day has passed and nobody has said that it ended.</summary>
    /// <param name="today">The Swedish day.</param>
    public bool IsOverdue(DateOnly today) => Ends < today && Status?.HasEnded() != true;
}
