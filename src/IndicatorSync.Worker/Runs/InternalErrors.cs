using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// When the administrator is told of a fault of the program: the problem is in <c>Datakvalitet</c> from the first attempt of a day,
/// the mail goes when the last one has failed over it too; a retry that works makes no mail at all.
/// </summary>
internal static class InternalErrors
{
    /// <param name="unit">The transaction.</param>
    /// <param name="settled">What this run has opened and closed.</param>
    /// <param name="moment">The run and its time.</param>
    /// <param name="lastAttempt">No further attempt follows today.</param>
    public static async Task<IReadOnlyList<ProblemNotice>> NoticesAsync(
        UnitOfWork unit, IReadOnlyList<ProblemNotice> settled, RunMoment moment, bool lastAttempt)
    {
        var closed = settled.Where(notice => notice is { Type: ProblemTypes.InternalError, Opened: false, StoodSince: { } since } && DayOf(since) < DayOf(moment.Now));
        var open = lastAttempt ? (await ProblemStore.OpenAsync(unit)).Where(problem => problem.Type == ProblemTypes.InternalError && DayOf(problem.OpenedAt) == DayOf(moment.Now)) : [];
        return [.. closed, .. open.Select(Notice)];
    }

    private static DateTime DayOf(DateTimeOffset moment) => StoredTime.Local(moment).Date;

    private static ProblemNotice Notice(StoredProblem problem) =>
        new(problem.Type, problem.SubjectKey, problem.Ordinal, Opened: true, problem.Description);
}
