using System.Text.RegularExpressions;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Drafting;

/// <summary>
/// Goals that a plan may have written in two ways: <c>välmående</c> in its list and <c>välbefinnande</c> in its tables. Nobody but a person can tell,
/// so they stay two and it is asked.
/// </summary>
internal static partial class GoalTwins
{
    /// <summary>Letters that two forms of one word begin with.</summary>
    private const int Stem = 3;

    /// <summary>They tell no goal from another.</summary>
    private static readonly HashSet<string> Untelling = ["i", "inom", "och", "pa", "av", "for", "till", "med", "om", "den", "det", "de", "en", "ett", "som", "ska", "vara", "ar", "att", "har", "genom"];

    /// <summary>Each goal that is nearly an earlier one, with that one.</summary>
    public static IReadOnlyDictionary<DraftedGoal, DraftedGoal> Of(IReadOnlyList<DraftedGoal> goals)
    {
        var twins = new Dictionary<DraftedGoal, DraftedGoal>();
        var known = new List<(DraftedGoal Goal, List<string> Words)>();
        var byWord = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var goal in goals)
        {
            List<string> words = [.. Word().Matches(NearestWord.Fold(goal.Name)).Select(match => match.Value).Where(word => !Untelling.Contains(word)).Distinct()];
            var near = words.SelectMany(word => byWord.GetValueOrDefault(Key(word)) ?? []).CountBy(at => at)
                .Where(shared => shared.Value * 2 > Math.Max(words.Count, known[shared.Key].Words.Count))
                .OrderByDescending(shared => shared.Value)
                .Select(shared => known[shared.Key])
                .FirstOrDefault(other => MayBeOne(goal, other.Goal) && IsNear(words, other.Words));
            if (near.Goal is not null)
            {
                twins[goal] = near.Goal;
            }

            foreach (var word in words)
            {
                (byWord.TryGetValue(Key(word), out var places) ? places : byWord[Key(word)] = []).Add(known.Count);
            }

            known.Add((goal, words));
        }

        return twins;
    }

    /// <summary>Each part of the plan may have a goal of its own with the same words; a goal of no part may be that of one.</summary>
    private static bool MayBeOne(DraftedGoal one, DraftedGoal other) =>
        (one.Parent is null || other.Parent is null || one.Parent == other.Parent) && one.Parent != other && other.Parent != one && one.Label is null && other.Label is null;

    /// <summary>The same words, or all but one, which then is a form of the other's.</summary>
    private static bool IsNear(List<string> words, List<string> others)
    {
        var (own, theirs) = (Without(words, others), Without(others, words));
        return (own.Count, theirs.Count) switch
        {
            (0, 0) => true,
            (1, 1) => words.Count > 1 && own[0].Length > Stem && theirs[0].Length > Stem && own[0][..Stem] == theirs[0][..Stem],
            _ => false,
        };
    }

    private static List<string> Without(List<string> words, List<string> others) => [.. words.Where(word => !others.Exists(other => Key(other) == Key(word)))];

    /// <summary>A long word without its ending.</summary>
    private static string Key(string word) => word.Length > 5 ? word[..^1] : word;

    [GeneratedRegex("[a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
