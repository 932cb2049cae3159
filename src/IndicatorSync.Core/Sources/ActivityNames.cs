using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Sources;

/// <summary>Finds what a table means by the names of activities, goals and indicators: an id or a name, in any case.</summary>
public sealed class ActivityNames
{
    private readonly ILookup<string, string> activities;
    private readonly ILookup<string, string> goals;
    private readonly ILookup<string, string> indicators;
    private readonly HashSet<string> known;

    public ActivityNames(IndicatorCatalogue catalogue)
    {
        activities = Lookup(catalogue.Activities.Select(activity => (activity.Id, activity.Name)));
        goals = Lookup(catalogue.Goals.Select(goal => (goal.Id, goal.Name)));
        indicators = Lookup(catalogue.Indicators.Select(indicator => (indicator.Id, indicator.Name)));
        known = [.. catalogue.Activities.Select(activity => activity.Id)];
        PlanYear = catalogue.Plans.Select(plan => PlannedDay.YearOf(plan.Name)).Distinct().ToList() is [var only] ? only : null;
    }

    /// <summary>The year of what is written without one; null where the plan's name does not say, and where plans say different years.</summary>
    public int? PlanYear { get; }

    /// <summary>The id of an activity; a name that the catalogue does not have gets one of its own, always the same.</summary>
    public string Activity(string words) => Find(activities, words) ?? NewId(words);

    /// <summary>Null where no goal, or more than one, is called so.</summary>
    public string? Goal(string words) => Find(goals, words);

    public string? Indicator(string words) => Find(indicators, words);

    private string NewId(string name)
    {
        var ids = new NewIds("aktivitet");
        foreach (var id in known)
        {
            ids.Reserve(id);
        }

        return ids.Of(name);
    }

    private static string? Find(ILookup<string, string> ids, string words) => ids[Plain(words)].Distinct().ToList() is [var only] ? only : null;

    private static ILookup<string, string> Lookup(IEnumerable<(string Id, string Name)> named) =>
        named.SelectMany(one => new[] { (Word: Plain(one.Id), one.Id), (Word: Plain(one.Name), one.Id) }).ToLookup(pair => pair.Word, pair => pair.Id);

    private static string Plain(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
