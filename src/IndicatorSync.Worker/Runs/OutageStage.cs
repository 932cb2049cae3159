using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// Tells the administrator of what was away and is back, the database and the mail server: once each, in the transaction that
/// decides. While it lasts a mail about it could not be written, or not go.
/// </summary>
internal static class OutageStage
{
    private const string Database = "databas";
    private const string Mail = "mejl";

    /// <summary>How it is with the mails, from the outbox alone.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="open">The open problems.</param>
    /// <param name="moment">The run and its time.</param>
    public static async Task<MailOutage> ReadMailsAsync(UnitOfWork unit, IReadOnlyList<StoredProblem> open, RunMoment moment)
    {
        // Mails are looked at from the last run that looked; those of a problem that is open, from the run before it was found.
        var standing = open.FirstOrDefault(IsOfMails);
        var since = await RunStore.LastDecidedBeforeAsync(unit, standing?.OpenedRunId ?? moment.RunId, moment.Now);
        return MailOutage.Of(await MailDelays.ReadAsync(unit, since ?? DateTimeOffset.UnixEpoch), moment.Now);
    }

    /// <summary>What <c>Datakvalitet</c> shows while mails wait.</summary>
    public static IEnumerable<FoundProblem> Standing(MailOutage mails) =>
        mails.Standing is { } delay ? [Problem(ProblemTypes.MailWaiting, Mail, OutageWords.Standing(delay))] : [];

    /// <summary>The notices of what is over, and of mails that wait for somebody to do something: the server is there and refuses us.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="run">The run that reports it.</param>
    /// <param name="mails">From <see cref="ReadMailsAsync"/>.</param>
    /// <param name="settled">What has just been opened and closed.</param>
    /// <param name="failed">The run got nothing from Kolada.</param>
    public static async Task<IReadOnlyList<ProblemNotice>> NoticesAsync(
        UnitOfWork unit, FetchedRun run, MailOutage mails, IReadOnlyList<ProblemNotice> settled, bool failed)
    {
        var runId = run.Begun.Moment.RunId;
        var told = new List<ProblemNotice>();
        if (run.DatabaseWas is { Until: { } back } outage && !await ProblemStore.IsToldAsync(unit, ProblemTypes.DatabaseAway, Database, outage.Since, back))
        {
            var problem = Problem(ProblemTypes.DatabaseAway, Database, OutageWords.Past(outage, failed));
            told.Add(await ProblemStore.AddPastAsync(unit, problem, outage.Since, back, runId));
        }

        if (mails.Standing is { IsAboutUs: true } && settled.FirstOrDefault(notice => notice is { Type: ProblemTypes.MailWaiting, Subject: Mail, Opened: true }) is { } opened)
        {
            told.Add(opened);
        }

        if (mails.Past is { } delay)
        {
            var words = OutageWords.Past(delay);
            var closed = settled.FirstOrDefault(notice => notice is { Type: ProblemTypes.MailWaiting, Opened: false });
            told.Add(closed is null
                ? await ProblemStore.AddPastAsync(unit, Problem(ProblemTypes.MailWaiting, Mail, words), delay.Since, delay.Until, runId)
                : closed with { Description = words, StoodSince = null });
        }

        return told;
    }

    private static bool IsOfMails(StoredProblem problem) => problem is { Type: ProblemTypes.MailWaiting, SubjectKey: Mail };

    private static FoundProblem Problem(string type, string subject, string words) => new(type, subject, null, null, words);
}
