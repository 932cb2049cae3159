namespace IndicatorSync.Core.Catalogue;

/// <summary>One catalogue out of the plans of a folder (docs/contract.md 1.14).</summary>
public static class JoinedPlans
{
    /// <summary>
    /// The plans after one another: places run on, each indicator, goal and activity knows its plan, recipients of a group are those of all
    /// plans, and what is kept without indicators is what any of them keeps.
    /// </summary>
    /// <param name="plans">In the order of their files, each with its file's name; one at least, and no id in two of them.</param>
    /// <param name="version">Of all files together.</param>
    public static IndicatorCatalogue Of(IReadOnlyList<(string File, IndicatorCatalogue Plan)> plans, string version)
    {
        var placed = new List<IndicatorCatalogue>();
        var (indicators, goals, activities) = (0, 0, 0);
        foreach (var (file, plan) in plans)
        {
            placed.Add(Placed(plan, plan.Head with { File = file }, indicators, goals, activities));
            indicators += plan.Indicators.Count;
            goals += plan.Goals.Count;
            activities += plan.Activities.Count;
        }

        return placed[0] with
        {
            Plan = PlanWords.Together(placed.Select(plan => plan.Plan)),
            Parts = [.. placed.SelectMany(plan => plan.Parts)],
            Recipients = placed.SelectMany(plan => plan.Recipients)
                .GroupBy(group => group.Key, group => group.Value)
                .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.SelectMany(addresses => addresses).Distinct(StringComparer.OrdinalIgnoreCase)]),
            Indicators = [.. placed.SelectMany(plan => plan.Indicators)],
            Goals = [.. placed.SelectMany(plan => plan.Goals)],
            Activities = [.. placed.SelectMany(plan => plan.Activities)],
            Mirrors = Mirrors([.. placed.SelectMany(plan => plan.Mirrors)]),
            Decision = placed.Count == 1 ? placed[0].Decision : null,
            Version = version,
        };
    }

    private static IndicatorCatalogue Placed(IndicatorCatalogue plan, PlanHead head, int indicators, int goals, int activities) => plan with
    {
        Parts = [head],
        Indicators = [.. plan.Indicators.Select(indicator => indicator with { Ordinal = indicators + indicator.Ordinal, Plan = head })],
        Goals = [.. plan.Goals.Select(goal => goal with { Ordinal = goals + goal.Ordinal, Plan = head })],
        Activities = [.. plan.Activities.Select(activity => activity with { Ordinal = activities + activity.Ordinal, Plan = head })],
    };

    /// <summary>Those that keep the same KPIs are asked for together, and so are those of the same areas; what is kept stays the same.</summary>
    private static IReadOnlyList<Mirror> Mirrors(IReadOnlyList<Mirror> all)
    {
        var byKpis = all.GroupBy(mirror => (mirror.Reach, Kpis: mirror.Kpis is { } kpis ? string.Join(',', kpis.Order()) : null))
            .Select(same => same.First() with { Areas = [.. same.SelectMany(mirror => mirror.Areas).Distinct()] });
        return
        [
            .. byKpis.GroupBy(mirror => (mirror.Reach, Areas: string.Join(',', mirror.Areas.Order())))
                .Select(same => same.First() with { Kpis = same.Any(mirror => mirror.Kpis is null) ? null : [.. same.SelectMany(mirror => mirror.Kpis!).Distinct()] }),
        ];
    }
}
