namespace IndicatorSync.Core.Problems;

/// <summary>What a problem is about when that is neither an indicator nor a KPI.</summary>
public static class ProblemSubjects
{
    /// <summary>A run that a fault of the program ended.</summary>
    public const string WholeRun = "körning";

    /// <summary>An answer over which the program failed, with a mark of the question behind it.</summary>
    public const string Answer = "svar";

    /// <summary>Kolada's own catalogue of KPIs, which no colour rests on.</summary>
    public const string KpiCatalogue = "nyckeltalskatalog";
}
