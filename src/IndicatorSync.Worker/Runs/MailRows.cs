using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Runs;

/// <summary>From a judged indicator to the row that mails show of it.</summary>
internal static class MailRows
{
    private const int TrendYears = 10;

    /// <param name="one">The indicator and gender.</param>
    /// <param name="breadth">For a revision, how many others were revised in the same run; null where that is not known.</param>
    /// <param name="today">The date in the schedule's time zone, for mutes.</param>
    /// <param name="link">Template of the link to Kolada, <c>{kpi}</c> replaced; empty for none.</param>
    public static ReportedRow Of(JudgedIndicator one, RevisionBreadth? breadth, DateOnly today, string link)
    {
        var (happened, remark) = one.Outcome.Event is { } decided ? (decided, breadth?.Swedish()) : RidesAlong(one);
        var status = one.Evaluation.Status with { Alarm = AlarmCodes.Word(one.Outcome.Alarm, one.AcknowledgementInForce) };
        var row = new DigestRow
        {
            Event = happened ?? DigestEvent.ChangedOtherwise,
            Ordinal = (one.Before?.EventOrdinal ?? 0) + (one.Outcome.Event is null ? 0 : 1),
            Status = status,
            ShortName = one.Indicator.ShortName,
            Before = one.Before is { BaselineRunId: not null } before ? StruckBefore(one) ?? before.Judged : null,
            Cause = one.Outcome.Cause,
            AlsoChanged = one.Outcome.AlsoChanged,
            Acknowledged = one.Acknowledged is { } made && one.Outcome.Alarm is { IsOpen: true }
                ? new Acknowledgement(made.Note, made.Action, made.Owner, made.Due, one.AcknowledgementInForce)
                : null,
            Trend = [.. one.Evaluation.Periods
                .Where(period => period.Judged.Period <= status.Judged.Period)
                .Select(period => new PeriodValue(period.Judged.Period!.Value, period.Judged.Value, period.Judged.Colour))
                .TakeLast(TrendYears)],
            Remark = remark,
            Link = one.Indicator.Kpi is { } kpi && link.Length > 0 ? link.Replace("{kpi}", kpi.Value, StringComparison.Ordinal) : null,
        };
        return new ReportedRow(row, happened is not null, one.Indicator.Recipients, one.Indicator.MutedUntil >= today);
    }

    /// <summary>A value that comes back revises the one that was struck.</summary>
    private static Judgement? StruckBefore(JudgedIndicator one) =>
        one.Evaluation.Steps.Select(step => step.Struck).LastOrDefault(struck => struck is not null);

    private static (DigestEvent? Event, string? Remark) RidesAlong(JudgedIndicator one)
    {
        if (one.Before is not { BaselineRunId: not null } before)
        {
            return (null, null);
        }

        var status = one.Evaluation.Status;
        return one switch
        {
            { OlderRevised.Count: > 0 } => (DigestEvent.OlderRevised, string.Join("; ", one.OlderRevised.Select(older => Revision(older, status.Decimals)))),
            _ when before.IsPreliminary && !status.Preliminary && before.Period == status.Judged.Period => (DigestEvent.BecameFinal, null),
            _ when !before.IsOverdue && status.Overdue => (DigestEvent.Overdue, null),
            _ => (null, null),
        };
    }

    private static string Revision((int Period, decimal? Then, decimal? Now) older, int decimals) =>
        FormattableString.Invariant($"{older.Period} reviderat: {Number(older.Then, decimals)} → {Number(older.Now, decimals)}");

    private static string Number(decimal? value, int decimals) => value is { } number ? SwedishNumber.Print(number, decimals) : "inget värde";
}
