namespace IndicatorSync.Core.Catalogue;

/// <summary>One goal of the plan's tree (<c>mål</c>, docs/contract.md 1.10).</summary>
public sealed record Goal
{
    /// <summary>1-based place in the catalogue, a goal before its children.</summary>
    public required int Ordinal { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>nivå</c>, in the plan's word: perspektiv, effektmål, nämndmål; null when it has none.</summary>
    public string? Level { get; init; }

    /// <summary>The goal that this one is part of; null at the top.</summary>
    public string? ParentId { get; init; }

    public string? Responsible { get; init; }

    public string? Explanation { get; init; }

    /// <summary>The plan that it is in; null where the catalogue is one file.</summary>
    public PlanHead? Plan { get; init; }
}
