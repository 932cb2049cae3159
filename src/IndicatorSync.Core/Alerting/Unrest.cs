using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>
/// A value of Kolada's that goes to and fro between the same two numbers (docs/contract.md 1.13). Its first red is mailed at once as any other;
/// from the third change within a fortnight one mail says that the value goes to and fro, and no more are sent until it has lain still for a
/// week: what then differs from what was last told is reported.
/// </summary>
public static class Unrest
{
    private const int Within = 14;
    private const int Quiet = 7;

    /// <summary>Before this day a change matters no more.</summary>
    public static DateOnly From(DateOnly today) => today.AddDays(-(Within + Quiet));

    /// <param name="turns">Changes of one value, in their order.</param>
    /// <param name="today">The Swedish day.</param>
    public static bool Is(IReadOnlyList<ValueTurn> turns, DateOnly today) =>
        turns is [.., var first, var second, var third]
        && (second.From, second.To) == (first.To, first.From)
        && (third.From, third.To) == (first.From, first.To)
        && third.Day.DayNumber - first.Day.DayNumber <= Within
        && today.DayNumber - third.Day.DayNumber < Quiet;

    /// <summary>
    /// What a run holds back. A first red has been told by then: an alarm that no mail has told of holds nothing back, and neither does
    /// anything else than a revised value.
    /// </summary>
    internal static UnrestState Of(DecisionGround ground, Judgement judged, IReadOnlyList<JudgementStep> news, RunTerms run)
    {
        var isTold = ground.Memory is { Course: { IsWatched: true, RemovedAt: null }, Alarm: { LastMailedAt: not null, IsUntold: false } };
        if (!ground.Indicator.IsFromKolada || !isTold || judged.Period is not { } period || !news.All(step => step.Cause == Cause.RevisedValue))
        {
            return UnrestState.None;
        }

        // A difference between women and men is as restless as either of them.
        var series = ground.Ground.Turns.Where(turn => turn.Period == period && (turn.Gender == ground.Gender || (ground.Gender == Gender.Gap && turn.Gender != Gender.T)))
            .GroupBy(turn => turn.Gender)
            .Select(same => same.OrderBy(turn => turn.Id).ToList())
            .ToList();
        if (!series.Any(turns => Is(turns, run.Today)))
        {
            return UnrestState.None;
        }

        // What a run between only showed, nobody has been told: neither that the value goes to and fro.
        var told = ground.Memory!.Known;
        return series.Any(turns => Is([.. turns.Where(turn => turn.Id <= told.Mark)], told.JudgedOn)) ? UnrestState.Held : UnrestState.Begins;
    }

    /// <summary>The mail that says so, in the place of the one about the third change.</summary>
    internal static AlarmOutcome Announced(AlarmOutcome outcome) =>
        outcome.Event?.Alerts() == true ? outcome with { Event = DigestEvent.GoesToAndFro } : outcome;
}

/// <summary>How a run finds a value.</summary>
internal enum UnrestState
{
    None,

    /// <summary>The third change has come now.</summary>
    Begins,

    /// <summary>It has been told that the value goes to and fro: nothing more is.</summary>
    Held,
}
