namespace IndicatorSync.Core.Problems;

/// <summary>What a problem is about when that is neither an indicator nor a KPI.</summary>
public static class ProblemSubjects
{
    /// <summary>A run that a fault of the program ended.</summary>
    public const string WholeRun = "körning";
}
