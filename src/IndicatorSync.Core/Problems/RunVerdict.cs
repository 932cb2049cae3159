namespace IndicatorSync.Core.Problems;

/// <summary>How a run ended, from what it found (docs/contract.md 1.2).</summary>
public static class RunVerdict
{
    /// <summary>A series that stopped coming is news for this long; then it is a standing problem.</summary>
    private static readonly TimeSpan LostRowsAreNewsFor = TimeSpan.FromDays(3);

    /// <summary>No configured indicator got a row.</summary>
    public static bool Failed(IReadOnlyList<RunProblem> problems) => problems.Any(problem => problem.Type == ProblemTypes.SourceDown);

    /// <param name="problems">What the run found.</param>
    /// <param name="openedAt">When a problem opened, by type and subject.</param>
    /// <param name="now">UTC.</param>
    public static bool Partial(IReadOnlyList<RunProblem> problems, Func<string, string, DateTimeOffset?> openedAt, DateTimeOffset now)
    {
        var ended = problems.Where(problem => problem.Type is ProblemTypes.KpiGone or ProblemTypes.KpiDiscontinued).Select(problem => problem.Kpi).ToHashSet();
        return problems.Any(problem => problem.Type switch
        {
            ProblemTypes.NotFetched or ProblemTypes.MetadataNotFetched or ProblemTypes.MirrorIncomplete => true,
            ProblemTypes.InternalError => problem.Subject != ProblemSubjects.KpiCatalogue,
            ProblemTypes.LostRows => !ended.Contains(problem.Kpi) && now - (openedAt(problem.Type, problem.Subject) ?? now) < LostRowsAreNewsFor,
            _ => false,
        });
    }
}
