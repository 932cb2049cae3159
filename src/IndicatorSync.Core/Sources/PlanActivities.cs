using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Sources;

/// <summary>The plan's activities as they now go: the catalogue's, and what tables have said of them since (docs/contract.md 1.10).</summary>
public static class PlanActivities
{
    /// <summary>
    /// What a table says of an activity goes before the catalogue, as the table is what somebody keeps; activities that only a table has stand
    /// after the catalogue's, in the order in which they came.
    /// </summary>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="said">The newest statement of each activity, in the order in which the activities came.</param>
    public static IReadOnlyList<Activity> Of(IndicatorCatalogue catalogue, IReadOnlyList<ActivityStatement> said)
    {
        var byId = said.ToDictionary(statement => statement.Id);
        var goals = catalogue.Goals.ToDictionary(goal => goal.Id);
        var indicators = catalogue.Indicators.DistinctBy(indicator => indicator.Id).ToDictionary(indicator => indicator.Id);
        var planned = catalogue.Activities.Select(activity => byId.TryGetValue(activity.Id, out var statement) ? With(activity, statement) : activity).ToList();
        var known = planned.Select(activity => activity.Id).ToHashSet();
        return
        [
            .. planned,
            .. said.Where(statement => !known.Contains(statement.Id)).Select((statement, index) => With(
                new Activity { Ordinal = planned.Count + index + 1, Id = statement.Id, Name = statement.Name }, statement)),
        ];

        Activity With(Activity activity, ActivityStatement statement)
        {
            var indicator = statement.IndicatorId is { } id && indicators.TryGetValue(id, out var found) ? found : null;
            var goal = statement.GoalId is { } named && goals.ContainsKey(named) ? named : indicator?.GoalId;
            return activity with
            {
                GoalId = goal ?? activity.GoalId,
                Plan = activity.Plan ?? indicator?.Plan ?? (goal is null ? null : goals[goal].Plan),
                IndicatorId = indicator?.Id ?? activity.IndicatorId,
                Units = statement.Units.Count > 0 ? statement.Units : activity.Units,
                Starts = statement.Starts ?? activity.Starts,
                Ends = statement.Ends ?? activity.Ends,
                Status = statement.Status ?? activity.Status,
                Responsible = statement.Responsible ?? activity.Responsible,
                Description = statement.Description ?? activity.Description,
                Comment = statement.Comment ?? activity.Comment,
            };
        }
    }
}
