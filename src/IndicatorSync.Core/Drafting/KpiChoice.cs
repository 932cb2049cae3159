using System.Text.RegularExpressions;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Drafting;

/// <summary>A KPI that an indicator of a plan may be.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Kolada's title.</param>
/// <param name="IsUsual">False for KPIs of regions, discontinued ones and those that only tell the uncertainty of another.</param>
public sealed record KpiCandidate(KpiId Id, string Title, bool IsUsual);

/// <summary>
/// Whether one candidate is clearly the KPI that a plan's name means. A wrong KPI is worse than none, so it is clear only where the title says
/// what the name says: every distinctive word of the name, and nothing more that another KPI says otherwise.
/// </summary>
public static partial class KpiChoice
{
    private const int FewestWords = 2;
    private const int ShortestCut = 6;

    /// <summary>They distinguish no KPI from another.</summary>
    private static readonly HashSet<string> Untelling =
    [
        "i", "och", "pa", "av", "for", "till", "med", "om", "den", "det", "de", "en", "ett", "som", "har", "ar", "att", "fran", "vid", "per",
        "andel", "antal", "procent", "inv", "index", "nagon", "gang", "under", "aret", "var", "varit", "medborgarundersokningen", "brukarbedomning",
    ];

    /// <summary>The KPI that is meant; null when none is clear.</summary>
    /// <param name="name">The plan's name for the indicator.</param>
    /// <param name="candidates">All that a search finds, best first.</param>
    public static KpiCandidate? Clear(string name, IReadOnlyList<KpiCandidate> candidates)
    {
        var asked = Telling(name);
        if (asked.Count < FewestWords)
        {
            return null;
        }

        var covering = candidates.Where(candidate => candidate.IsUsual && Covers(Words(candidate.Title), asked))
            .Select(candidate => (Candidate: candidate, Extra: Extra(candidate.Title, asked)))
            .OrderBy(found => found.Extra.Count)
            .ToList();
        return covering switch
        {
            [] => null,
            [var only] => only.Extra.Count <= 1 ? only.Candidate : null,
            [{ Extra.Count: 0 } same, { Extra.Count: > 0 }, ..] => same.Candidate,
            [{ Extra.Count: 1 } general, ..] => covering.Skip(1).All(other => general.Extra.IsProperSubsetOf(other.Extra)) ? general.Candidate : null,
            _ => null,
        };
    }

    /// <summary>0–100: how many words name and title share.</summary>
    public static int Likeness(string name, string title)
    {
        var (asked, known) = (Telling(name), Telling(title));
        var shared = asked.Count(word => Covers(known, [word]));
        return asked.Count + known.Count == 0 ? 0 : Math.Min(100, (int)Math.Round(200m * shared / (asked.Count + known.Count), MidpointRounding.AwayFromZero));
    }

    private static HashSet<string> Extra(string title, IReadOnlyCollection<string> asked) =>
        [.. Telling(title).Where(word => !asked.Any(known => word.StartsWith(Cut(known), StringComparison.Ordinal) || known.StartsWith(Cut(word), StringComparison.Ordinal)))];

    private static bool Covers(IReadOnlyCollection<string> known, IReadOnlyCollection<string> asked) =>
        asked.All(word => known.Any(other => other.StartsWith(Cut(word), StringComparison.Ordinal)));

    private static string Cut(string word) => word.Length >= ShortestCut && !char.IsDigit(word[0]) ? word[..^2] : word;

    private static List<string> Telling(string text) => [.. Words(text).Where(word => !Untelling.Contains(word)).Distinct()];

    private static List<string> Words(string text) => [.. Word().Matches(NearestWord.Fold(text)).Select(match => match.Value)];

    [GeneratedRegex("[0-9]+|[a-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
