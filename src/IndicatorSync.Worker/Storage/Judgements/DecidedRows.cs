using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>What was decided of an indicator and gender, as the rows that keep it.</summary>
internal sealed record DecidedRows
{
    public required IndicatorDecision Decision { get; init; }

    public required StateRow State { get; init; }

    public required IReadOnlyList<PeriodRow> Periods { get; init; }

    /// <summary>See <see cref="AtRest.Is"/>.</summary>
    public bool IsAtRest { get; init; }

    /// <param name="decision">What was decided.</param>
    /// <param name="baseline">The run that set its baseline; null where none did before this one.</param>
    /// <param name="judged">The run, and how far its source had been read.</param>
    public static DecidedRows Of(IndicatorDecision decision, long? baseline, JudgedMoment judged)
    {
        var (id, gender) = (decision.Indicator.Id, decision.Gender);
        return new DecidedRows
        {
            Decision = decision,
            State = StateRow.Of(decision, baseline, judged),
            Periods = [.. decision.Years.Select(year => Row(id, gender, year))],
        };
    }

    public static IEnumerable<ColourChangeRow> ColourChangesOf(IndicatorDecision decision, RunMoment moment) =>
        decision.ColourChanges.Select(change => Row(decision.Indicator.Id, decision.Gender, change, moment));

    public static IEnumerable<AlarmTransitionRow> TransitionsOf(IndicatorDecision decision, RunMoment moment) =>
        decision.Outcome.Transitions.Select(transition => Row(decision.Indicator.Id, decision.Gender, transition, moment));

    public static IEnumerable<ColourChangeRow> ColourChangesOf(StateRow state, RemovalDecision removal, RunMoment moment) =>
        removal.Change is { } change ? [Row(state.IndicatorId, state.JudgedGender, change, moment)] : [];

    public static IEnumerable<AlarmTransitionRow> TransitionsOf(StateRow state, RemovalDecision removal, RunMoment moment) =>
        removal.Outcome.Transitions.Select(transition => Row(state.IndicatorId, state.JudgedGender, transition, moment));

    private static PeriodRow Row(string id, Gender gender, DecidedYear year) => new()
    {
        IndicatorId = id,
        Gender = gender.Code(),
        Period = year.Judgement.Judged.Period!.Value.Year,
        Part = year.Judgement.Judged.Period.Value.Part,
        PeriodOrder = year.Judgement.Judged.Period.Value.Order,
        PeriodStart = year.Judgement.Judged.Period.Value.Start,
        PeriodEnd = year.Judgement.Judged.Period.Value.End,
        Better = year.Judgement.Better?.Code(),
        Development = year.Judgement.Development?.Code(),
        Value = year.Judgement.Judged.Value,
        Compared = year.Judgement.Judged.Compared,
        Colour = year.Judgement.Judged.Colour.Code(),
        Basis = year.Judgement.Judged.Basis.Code(),
        Green = year.Judgement.Green,
        Yellow = year.Judgement.Yellow,
        CountryValue = year.Judgement.Riket,
        ColourThen = year.ColourThen?.Code(),
        Hidden = year.Judgement.Judged.Hidden,
    };

    private static ColourChangeRow Row(string id, Gender gender, ColourChange change, RunMoment moment) => new(
        id, gender.Code(), change.From.Code(), change.To.Colour.Code(), change.Cause.Code(), change.To.Period, change.To.Value, moment.Now, moment.RunId);

    private static AlarmTransitionRow Row(string id, Gender gender, AlarmTransition transition, RunMoment moment) => new(
        id, gender.Code(), transition.From?.Code(), transition.To.Code(), transition.Cause?.Code(), moment.Now, moment.RunId);
}
