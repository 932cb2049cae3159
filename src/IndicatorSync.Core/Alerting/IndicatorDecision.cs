using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>A change of the judged colour: a row of <c>Fargbyten</c>.</summary>
public sealed record ColourChange(Colour From, Judgement To, Cause Cause);

/// <summary>A stored year after a run.</summary>
/// <param name="Judgement">Under the catalogue in force.</param>
/// <param name="ColourThen">The colour decided while it was the judged year, which is never rewritten; null where it never was.</param>
public sealed record DecidedYear(PeriodJudgement Judgement, Colour? ColourThen);

/// <summary>A year before the judged one whose value is another than at the run before.</summary>
public sealed record RevisedYear(Period Period, decimal? Then, decimal? Now)
{
    /// <summary>The number that had stood and was struck before <see cref="Then"/>; null where none had, or where one stood.</summary>
    public decimal? Struck { get; init; }

    /// <summary>Its first value: nothing was revised.</summary>
    public bool IsFirst => (Then, Struck) == (null, null);
}

/// <summary>Everything that a run decides of one indicator and gender; storage and mails follow from it alone.</summary>
public sealed record IndicatorDecision
{
    public required Indicator Indicator { get; init; }

    public required Gender Gender { get; init; }

    public required Course Course { get; init; }

    /// <summary>What was in force when addressees were last told; null where nothing did, or where a baseline makes it history.</summary>
    public required IndicatorMemory? Before { get; init; }

    /// <summary>What changed since addressees were last told: mails are made of these steps alone.</summary>
    public required IReadOnlyList<JudgementStep> News { get; init; }

    /// <summary>As addressees know it, where this run told nothing; null where it did.</summary>
    public required PriorJudgement? Told { get; init; }

    /// <summary>See <see cref="IndicatorMemory.Coloured"/>.</summary>
    public required PriorJudgement? Coloured { get; init; }

    /// <summary>Its mails are held back: see <see cref="Unrest"/>.</summary>
    public bool IsHeld { get; init; }

    public required Evaluation Evaluation { get; init; }

    /// <summary>Null while <see cref="Evaluation"/> has all its periods; see <see cref="ShownPeriods.Only"/>.</summary>
    public ShownPeriods? Shown { get; init; }

    /// <summary>What the next run compares with: the definition that the judged value was judged by.</summary>
    public required JudgedDefinition JudgedBy { get; init; }

    /// <summary>The alarm now, and the event that a mail may tell.</summary>
    public required AlarmOutcome Outcome { get; init; }

    public required IReadOnlyList<ColourChange> ColourChanges { get; init; }

    public required IReadOnlyList<DecidedYear> Years { get; init; }

    public required IReadOnlyList<RevisedYear> OlderRevised { get; init; }

    /// <summary>Swedish date of the baseline; null where there is none.</summary>
    public required DateOnly? WatchedSince { get; init; }

    /// <summary>Swedish date of the last change of colour; null until one has been seen.</summary>
    public required DateOnly? Since { get; init; }

    /// <summary>Cause of the last change of colour; null when it has not changed.</summary>
    public required Cause? Cause { get; init; }

    /// <summary>The newest acknowledgement, in force or lapsed; null where none was ever made.</summary>
    public required GivenAcknowledgement? Acknowledged { get; init; }

    /// <summary>Acknowledgements up to this number have lapsed.</summary>
    public required long LapsedAcknowledgements { get; init; }

    /// <summary>Counts the events told of it since the database began, this run's included.</summary>
    public required long Events { get; init; }

    public bool AcknowledgementInForce => Outcome.Alarm is { IsOpen: true } && Acknowledged is { } made && made.Id > LapsedAcknowledgements;
}

/// <summary>An indicator and gender that is no longer in the catalogue.</summary>
/// <param name="Outcome">Its alarm, closed with that reason.</param>
/// <param name="Change">What became of its colour; null where it had none.</param>
/// <param name="Events">Counts the events told of it since the database began, this one included.</param>
/// <param name="IsTold">The administrator is told of it: it was watched.</param>
public sealed record RemovalDecision(AlarmOutcome Outcome, ColourChange? Change, long Events, bool IsTold);
