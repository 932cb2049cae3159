namespace IndicatorSync.Core.Drafting;

/// <summary>Whether cells are the header row of a table that a draft is made from.</summary>
public static class PlanHeaders
{
    public static bool Is(IEnumerable<string> cells) => PlanColumns.IsTable([.. cells.Select(PlanColumns.Recognise).OfType<PlanColumn>()]);
}
