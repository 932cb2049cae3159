using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>
/// What the rows of a table are called: the indicator's name with its unit and gender; where several rows would be alike, also its
/// verksamhetsområde, and its id where they still are.
/// </summary>
internal sealed class RowNames
{
    private readonly HashSet<string> alike;
    private readonly HashSet<string> alikeInArea;

    public RowNames(IReadOnlyList<IndicatorStatus> rows)
    {
        alike = Repeated(rows.Select(Plain));
        alikeInArea = alike.Count == 0 ? [] : Repeated(rows.Select(InArea));
    }

    public string Of(IndicatorStatus row) =>
        !alike.Contains(Plain(row)) ? Plain(row)
        : !alikeInArea.Contains(InArea(row)) ? InArea(row)
        : $"{InArea(row)} [{row.PlanId}]";

    private static string Plain(IndicatorStatus row) => Named(row, null);

    private static string InArea(IndicatorStatus row) => Named(row, row.BusinessArea);

    private static string Named(IndicatorStatus row, string? area) =>
        $"{row.Name}{(area is null ? "" : $", {area}")}{(row.OwnUnit.Length > 0 ? $", {row.OwnUnit}" : "")}{(row.Gender == Gender.T ? "" : $" ({row.Gender.Code()})")}";

    private static HashSet<string> Repeated(IEnumerable<string> names)
    {
        var seen = new HashSet<string>();
        return [.. names.Where(name => !seen.Add(name))];
    }
}
