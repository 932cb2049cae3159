using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Alerting;

/// <summary>What the rows of a run have in common.</summary>
/// <param name="Municipality">The plan's own; of several plans the first one's.</param>
/// <param name="Today">The date in the schedule's time zone, for mutes.</param>
/// <param name="Link">Template of the link to Kolada, <c>{kpi}</c> replaced; empty for none.</param>
/// <param name="AreaNames">Names of areas by id.</param>
public sealed record RowContext(AreaId Municipality, DateOnly Today, string Link, IReadOnlyDictionary<string, string> AreaNames)
{
    /// <summary>The plan of an indicator as rows name it; null where there is one plan.</summary>
    public Func<Indicator, RowPlan?> PlanOf { get; init; } = _ => null;

    /// <summary>Rows of several municipalities may be in one mail: each names its own.</summary>
    public bool NamesPlaces { get; init; }
}

/// <summary>From what was decided of an indicator to the row that mails show of it.</summary>
public static class DecisionRows
{
    /// <param name="decision">Of one indicator and gender.</param>
    /// <param name="breadth">For a revision, how many others were revised in the same run; null where that is not known.</param>
    /// <param name="context">What the rows of a run have in common.</param>
    public static ReportedRow Of(IndicatorDecision decision, RevisionBreadth? breadth, RowContext context)
    {
        var (today, link) = (context.Today, context.Link);
        var besides = Besides(decision).ToList();
        var happened = decision.Outcome.Event ?? Standing(decision) ?? besides.FirstOrDefault()?.Event;
        var shown = decision.Shown ?? ShownPeriods.Of(decision.Indicator, decision.Evaluation);
        var status = decision.Evaluation.Status with
        {
            Since = decision.Since,
            WatchedSince = decision.WatchedSince,
            Cause = decision.Cause,
            Alarm = AlarmCodes.Word(decision.Outcome.Alarm, decision.AcknowledgementInForce),
        };
        var plan = context.PlanOf(decision.Indicator);
        var row = new DigestRow
        {
            Event = happened ?? DigestEvent.ChangedOtherwise,
            Ordinal = decision.Events,
            Status = status,
            ShortName = decision.Indicator.ShortName,
            Before = Watched(decision) is { } before ? StruckBefore(decision) ?? before.Prior.Judged : null,
            Step = decision.Outcome.Step,
            Others = decision.Outcome.Event is null ? decision.News : decision.Outcome.Others,
            ClosesAlarm = decision.Outcome.ClosesAlarm,
            Used = decision.Evaluation.Used,
            Decision = decision.Evaluation.Definition.Bands.For(status.Judged.Period?.Year ?? today.Year, decision.Gender)?.Decision?.Swedish,
            Contact = decision.Indicator.Contact,
            Plan = plan,
            Place = decision.Indicator.Area == (decision.Indicator.Plan?.Municipality ?? context.Municipality) ? context.NamesPlaces ? plan?.Place : null : context.AreaNames.GetValueOrDefault(decision.Indicator.Area.Value, decision.Indicator.Area.Value),
            PreviousPrinted = shown.PreviousPrinted,
            AreaNames = context.AreaNames,
            Acknowledged = decision.Acknowledged is { } made && decision.Outcome.Alarm is { IsOpen: true }
                ? new Acknowledgement(made.Note, made.Action, made.Owner, made.Due, decision.AcknowledgementInForce)
                : null,
            Trend = shown.Trend,
            Remark = decision.Outcome.Event is null ? null : breadth?.Swedish(),
            Besides = besides,
            Link = decision.Indicator.Kpi is { } kpi && link.Length > 0 ? link.Replace("{kpi}", kpi.Value, StringComparison.Ordinal) : null,
        };
        return new ReportedRow(row, happened is not null, decision.Indicator.Recipients, decision.Indicator.MutedUntil >= today);
    }

    private static IndicatorMemory? Watched(IndicatorDecision decision) => decision.Course.GoesOn() ? decision.Before : null;

    /// <summary>A value that comes back revises the one that was struck.</summary>
    private static Judgement? StruckBefore(IndicatorDecision decision) =>
        decision.News.Select(step => step.Struck).LastOrDefault(struck => struck is not null);

    /// <summary>What causes no mail and is no change of the run.</summary>
    private static DigestEvent? Standing(IndicatorDecision decision) =>
        decision is { IsHeld: false, Outcome.Alarm: { IsOpen: true, IsUntold: true, Muted: false }, Evaluation.Status.Judged.Colour: Colour.Red } && Watched(decision) is not null
            ? DigestEvent.RedWithinMargin
            : null;

    /// <summary>What only rides along (docs/contract.md 1.6), with whatever else the run says of the indicator.</summary>
    private static IEnumerable<RowRemark> Besides(IndicatorDecision decision)
    {
        if (decision.IsHeld || Watched(decision) is not { Prior: var prior })
        {
            yield break;
        }

        var status = decision.Evaluation.Status;
        var older = decision.OlderRevised.Where(year => !IsToldByAStep(decision, year.Period)).ToList();
        foreach (var together in older.GroupBy(year => year.IsFirst).OrderBy(years => years.Key))
        {
            yield return new RowRemark(together.Key ? DigestEvent.OlderArrived : DigestEvent.OlderRevised, string.Join("; ", together.Select(year => Revision(year, status))));
        }

        if (prior.Preliminary && !status.Preliminary && prior.Judged.Period == status.Judged.Period && status.Judged.Basis != Basis.Withdrawn)
        {
            yield return new RowRemark(DigestEvent.BecameFinal, null);
        }

        if (!prior.Overdue && status.Overdue)
        {
            yield return new RowRemark(DigestEvent.Overdue, null);
        }
    }

    /// <summary>An older value that a step of the run names, since the judged one leaned on it or it was the judged one.</summary>
    private static bool IsToldByAStep(IndicatorDecision decision, Period period) => decision.News.Any(step =>
        (step.Cause is Cause.RevisedValue or Cause.Withdrawn && step.Facts.Values.Any(value => value.Period == period))
        || step.Facts.References.Any(change => change is { Now: { Area: null } now } && now.Period == period && now.Value != change.Then?.Value));

    private static string Revision(RevisedYear older, IndicatorStatus status)
    {
        var what = older switch
        {
            { Then: { } struck, Now: null } => $"ströks: {Then(struck)}",
            { Then: { } then, Now: { } now } => $"reviderat: {Then(then)} → {Now(now)}",
            { Struck: { } struck, Now: { } back } => struck == back ? $"återkom: {Now(back)}" : $"återkom: {Then(struck)} → {Now(back)}",
            { Now: var first } => $"tillkom: {Now(first!.Value)}",
        };
        return $"{status.Print(older.Period)} {what}";

        string Then(decimal number) => SwedishNumber.Print(number, status.DecimalsOf(number, given: null));
        string Now(decimal number) => SwedishNumber.Print(number, status.DecimalsOf(number, older.Period));
    }
}
