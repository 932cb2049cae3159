using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Problems;

/// <summary>What a problem is about when that is neither an indicator nor a KPI.</summary>
public static class ProblemSubjects
{
    /// <summary>A run that a fault of the program ended.</summary>
    public const string WholeRun = "körning";

    /// <summary>An answer over which the program failed, with a mark of the question behind it.</summary>
    public const string Answer = "svar";

    /// <summary>A receipt that could not be written, with the source behind it.</summary>
    public const string Receipt = "kvitto";

    /// <summary>The mails that ask for values which are late.</summary>
    public const string Request = "begäran";

    /// <summary>Kolada's own catalogue of KPIs, which no colour rests on.</summary>
    public const string KpiCatalogue = "nyckeltalskatalog";

    /// <summary>A KPI that Kolada has given another title: each title is a subject of its own.</summary>
    public static string OfTitle(KpiId kpi, string title) => $"{kpi} {title}";
}
