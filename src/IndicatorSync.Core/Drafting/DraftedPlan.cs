using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Drafting;

/// <summary>What was recognised in a plan, in its own words and order.</summary>
/// <param name="Name">The plan's name; null when it has none that was found.</param>
/// <param name="Indicators">The rows of its tables of indicators.</param>
/// <param name="Goals">Its goals, a goal before its children.</param>
/// <param name="Activities">Its activities.</param>
/// <param name="Remarks">Swedish, one line each, of the plan as a whole.</param>
public sealed record DraftedPlan(
    string? Name,
    IReadOnlyList<DraftedIndicator> Indicators,
    IReadOnlyList<DraftedGoal> Goals,
    IReadOnlyList<DraftedActivity> Activities,
    IReadOnlyList<string> Remarks)
{
    /// <summary>The name stands as a title at the plan's head; false when it is a line from further in, or there is none.</summary>
    public bool IsNameClear { get; init; }

    /// <summary>Bullets under headings of something else than goals: in no goal, indicator or activity.</summary>
    public IReadOnlyList<OtherBullet> OtherBullets { get; init; } = [];

    public bool IsEmpty => Indicators.Count == 0 && Goals.Count == 0 && Activities.Count == 0;
}

/// <summary>A bullet that became nothing, and the heading that it stands under; null where it stands under none.</summary>
public sealed record OtherBullet(string? Heading, string Text);

/// <summary>An outcome as the plan prints it.</summary>
/// <param name="Year">The year of the column or of the cell itself; null when neither says.</param>
/// <param name="Gender">Total, unless the row is about women or men.</param>
/// <param name="Text">As printed, without the year.</param>
public sealed record DraftedOutcome(int? Year, Gender Gender, string Text);

/// <summary>A target for a year.</summary>
public sealed record DraftedTarget(int Year, string Text);

/// <summary>An indicator as the plan prints it; nothing is filled in that it does not say.</summary>
public sealed record DraftedIndicator
{
    public required string Name { get; init; }

    /// <summary>What the plan prints as source; null for nothing.</summary>
    public string? Source { get; init; }

    /// <summary>The KPI's id, where the plan itself prints it.</summary>
    public KpiId? Kpi { get; init; }

    public string? Green { get; init; }

    public string? Yellow { get; init; }

    public IReadOnlyList<DraftedTarget> Targets { get; init; } = [];

    public IReadOnlyList<DraftedOutcome> Outcomes { get; init; } = [];

    /// <summary>The newest year that a heading of the table's outcomes names, whatever years its cells name for themselves; null for none.</summary>
    public int? OutcomeYear { get; init; }

    /// <summary>The row has something in the column of <see cref="OutcomeYear"/>.</summary>
    public bool HasNewestOutcome { get; init; }

    public string? Area { get; init; }

    /// <summary>The goal's words.</summary>
    public string? Goal { get; init; }

    /// <summary>The goal of the tree; null where the words name none.</summary>
    public DraftedGoal? GoalInTree { get; init; }

    public string? Responsible { get; init; }

    public string? Footnote { get; init; }

    public string? Unit { get; init; }

    public string? Frequency { get; init; }

    public string? Publishes { get; init; }

    /// <summary><c>högre</c> or <c>lägre</c>, where the words of the limits leave it open and the plan shows it otherwise.</summary>
    public string? Direction { get; init; }

    /// <summary><see cref="Direction"/> stands in a column of the plan's own; else its yellow shows it.</summary>
    public bool DirectionIsPrinted { get; init; }

    /// <summary>The genders that the plan has rows for, besides the total; empty for none.</summary>
    public IReadOnlyList<Gender> Genders { get; init; } = [];

    /// <summary>The limits are in the row of one gender alone.</summary>
    public Gender? LimitsOf { get; init; }

    /// <summary>Swedish, one line each: what a person has to look at.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}

/// <summary>A goal as the plan prints it. Two goals of the same words are two.</summary>
public sealed class DraftedGoal(string name, string? level, DraftedGoal? parent)
{
    public string Name { get; } = name;

    public string? Level { get; } = level;

    public DraftedGoal? Parent { get; internal set; } = parent;

    public string? Explanation { get; internal set; }

    /// <summary>The words that its id is made of; null for those of its name.</summary>
    public string? Label { get; init; }
}

/// <summary>An activity as the plan prints it.</summary>
public sealed record DraftedActivity
{
    public required string Name { get; init; }

    public DraftedGoal? Goal { get; init; }

    public IReadOnlyList<string> Units { get; init; } = [];

    public string? Start { get; init; }

    public string? End { get; init; }

    public string? Status { get; init; }

    public string? Responsible { get; init; }

    public string? Description { get; init; }

    /// <summary>With its line breaks.</summary>
    public string? Comment { get; init; }

    public IReadOnlyList<string> Doubts { get; init; } = [];
}
