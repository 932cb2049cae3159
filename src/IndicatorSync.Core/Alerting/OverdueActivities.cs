using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Alerting;

/// <summary>Which overdue activities an address is told of (docs/contract.md 1.10).</summary>
public static class OverdueActivities
{
    /// <summary>
    /// Those of the address's own indicators, those of goals that such an indicator belongs to, and those that belong to no indicator at all,
    /// which are everybody's (of several plans: everybody's of that plan); the one that should have ended first is first.
    /// </summary>
    /// <param name="address">A recipient.</param>
    /// <param name="plan">The catalogue in force, its activities as tables have said since.</param>
    /// <param name="today">The Swedish day.</param>
    public static IReadOnlyList<Activity> For(string address, IndicatorCatalogue plan, DateOnly today)
    {
        var parents = plan.Goals.ToDictionary(goal => goal.Id, goal => goal.ParentId);
        return [.. plan.Activities.Where(activity => activity.IsOverdue(today) && IsToldTo(activity)).OrderBy(activity => activity.Ends).ThenBy(activity => activity.Ordinal)];

        bool IsToldTo(Activity activity)
        {
            var concerned = activity.IndicatorId is { } id
                ? plan.Indicators.Where(indicator => indicator.Id == id).ToList()
                : plan.Indicators.Where(indicator => activity.GoalId is { } goal && IsWithin(indicator.GoalId, goal)).ToList();
            concerned = concerned.Count == 0 && activity.Plan is not null ? [.. plan.Indicators.Where(indicator => indicator.Plan == activity.Plan)] : concerned;
            return concerned.Count == 0 || concerned.Exists(indicator => indicator.Recipients.Contains(address, StringComparer.OrdinalIgnoreCase));
        }

        bool IsWithin(string? goal, string ancestor)
        {
            for (var at = goal; at is not null; at = parents.GetValueOrDefault(at))
            {
                if (at == ancestor)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
