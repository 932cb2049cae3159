namespace IndicatorSync.Core.Drafting;

/// <summary>
/// The bullets below one heading of goals (<c>Mål</c>, <c>Effekter</c>): each becomes a goal, one on a lower level a goal below the one it stands
/// under. What does not become one is told, so that none is lost in silence.
/// </summary>
/// <param name="goals">Where they are kept.</param>
/// <param name="level">What the heading says that they are.</param>
/// <param name="parent">The part of the plan that they are goals of; null for the whole.</param>
internal sealed class GoalList(GoalCollector goals, string level, (string Name, string Level)? parent)
{
    private readonly List<DraftedGoal> path = [];
    private readonly HashSet<DraftedGoal> taken = [];
    private readonly List<string> lost = [];
    private int repeated;

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The heading of the part that it stands in; null at the plan's top.</summary>
    public required string? Part { get; init; }

    /// <summary>Swedish: what was read and is in no goal.</summary>
    public IEnumerable<string> Remarks
    {
        get
        {
            var where = $"under \"{Title}\"{(Part is null || string.Equals(Part, Title, StringComparison.Ordinal) ? "" : $" ({Part})")}";
            if (lost.Count > 0)
            {
                yield return $"{lost.Count} av {lost.Count + taken.Count + repeated} punkter {where} har inte blivit mål, den första är \"{DraftQuote.Of(lost[0])}\"; är de mål, lägg till dem för hand";
            }

            if (repeated > 0)
            {
                yield return $"{repeated} av punkterna {where} står där flera gånger och är med en gång";
            }
        }
    }

    /// <summary>False behind the list's end: bullets there are of something else.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Makes a goal of a bullet.</summary>
    public void Take(PlanLine bullet)
    {
        var depth = Math.Min(bullet.Bullet - 1, path.Count);
        path.RemoveRange(depth, path.Count - depth);
        var above = depth > 0 ? path[^1] : parent is var (name, kind) ? goals.Of(name, kind, null) : null;
        var goal = goals.Of(bullet.Text, depth > 0 && level.EndsWith("mål", StringComparison.Ordinal) ? "delmål" : level, above);
        path.Add(goal);
        repeated += taken.Add(goal) ? 0 : 1;
    }

    /// <summary>A bullet that becomes nothing.</summary>
    public void Lose(PlanLine bullet) => lost.Add(bullet.Text);

    /// <summary>A paragraph ends the list, unless it is the one that introduces it.</summary>
    public void Pass(string paragraph) =>
        IsOpen &= taken.Count == 0 && paragraph[^1] == ':' && Introducing.Any(word => paragraph.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string[] Introducing { get; } = ["mål", "effekt", "förbättring", "följande"];
}
