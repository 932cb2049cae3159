using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>What an earlier run decided and what it rested on: enough to judge again as it was then.</summary>
/// <param name="Definition">The definition then.</param>
/// <param name="Mark">The newest revision seen then.</param>
/// <param name="JudgedOn">"Today" then.</param>
/// <param name="Source">How far the source had been read then.</param>
/// <param name="Judged">The judgement then.</param>
/// <param name="Since">Swedish date of the last change of colour.</param>
/// <param name="Cause">Cause of that change; null when there was none since the baseline.</param>
/// <param name="Preliminary">As shown then.</param>
/// <param name="Overdue">As shown then.</param>
public sealed record PriorJudgement(
    JudgedDefinition Definition,
    long Mark,
    DateOnly JudgedOn,
    SourceState Source,
    Judgement Judged,
    DateOnly? Since,
    Cause? Cause,
    bool Preliminary,
    bool Overdue);

/// <summary>What the evaluation of an indicator rests on, besides the indicator.</summary>
/// <param name="History">All stored revisions of the series named by the indicator, before and now.</param>
/// <param name="Kpi">What Kolada says of the KPI; null when never read.</param>
/// <param name="Source">How far the source has been read.</param>
/// <param name="IsPublished">Some fetched area has a value for the year that Kolada last announced.</param>
/// <param name="Today">The date in the schedule's time zone.</param>
public sealed record EvaluationGround(SeriesHistory History, KpiInfo? Kpi, SourceState Source, bool IsPublished, DateOnly Today)
{
    /// <summary>The KPI that gives the margins of this one; its values are in <see cref="History"/> too. Null where there is none.</summary>
    public KpiId? Margin { get; init; }

    /// <summary>The latest changes of our own values from one number to another, in any order; of Kolada's values only.</summary>
    public IReadOnlyList<ValueTurn> Turns { get; init; } = [];
}

/// <summary>A stored value became another number.</summary>
/// <param name="Id">The revision's; it grows with time.</param>
/// <param name="Gender">Never the gap.</param>
/// <param name="Period">Of the value.</param>
/// <param name="Day">The Swedish day on which it was seen.</param>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
public sealed record ValueTurn(long Id, Gender Gender, Period Period, DateOnly Day, decimal From, decimal To);

/// <summary>One stored period under the definition in force.</summary>
/// <param name="Judged">Its judgement.</param>
/// <param name="Riket">The country's value for the same period.</param>
/// <param name="Green">The words that judged it.</param>
/// <param name="Yellow">The words that judged it.</param>
public sealed record PeriodJudgement(Judgement Judged, decimal? Riket, string? Green, string? Yellow)
{
    /// <summary>The limits of that period as numbers, where known: a printed value never changes side.</summary>
    public IReadOnlyList<decimal> Limits { get; init; } = [];

    /// <summary>How many decimals a source other than Kolada gave the value with; null for Kolada's.</summary>
    public int? Decimals { get; init; }

    /// <summary>Which way is better by the band of that period; null where there is none.</summary>
    public Direction? Better { get; init; }

    /// <summary>Against the same part of the nearest earlier year; null where there is nothing to compare with.</summary>
    public Development? Development { get; init; }
}

/// <summary>The evaluation of one indicator and gender.</summary>
/// <param name="Definition">The definition judged by.</param>
/// <param name="Judged">The judgement now.</param>
/// <param name="Steps">What changed since the prior judgement; empty at a baseline.</param>
/// <param name="Periods">Every stored period, oldest first.</param>
/// <param name="Status">What a reader sees; alarm not yet filled in.</param>
public sealed record Evaluation(
    JudgedDefinition Definition,
    Judgement Judged,
    IReadOnlyList<JudgementStep> Steps,
    IReadOnlyList<PeriodJudgement> Periods,
    IndicatorStatus Status)
{
    /// <summary>What a relation was held against for the judged year; none for printed numbers.</summary>
    public IReadOnlyList<UsedReference> Used { get; init; } = [];
}

/// <summary>Judges one indicator and gender from what is stored, and tells what changed since the run before.</summary>
public static class Evaluator
{
    public static Evaluation Evaluate(Indicator indicator, Gender gender, EvaluationGround ground, PriorJudgement? prior)
    {
        var definition = JudgedDefinition.Of(indicator, gender, ground.Kpi?.Title);
        var areas = AreasOf(definition, prior);
        var input = Now(definition, ground, areas);
        var judged = Judge.Of(input);
        var steps = prior is null ? [] : CauseChain.Between(Then(prior, input, ground, areas), input);
        var periods = input.Own.Points.Select(point => OfPeriod(input, point.Period)).ToList();
        return new Evaluation(definition, judged, steps, periods, Status(indicator, input, judged, steps, ground, prior))
        {
            Used = judged.Period is { } period ? definition.Bands.For(period.Year, gender)?.Reading.Band?.References(period, input.Values) ?? [] : [],
        };
    }

    /// <summary>What has changed since an earlier judgement, as if one run had found all of it, however many lie between.</summary>
    public static IReadOnlyList<JudgementStep> Since(Indicator indicator, Gender gender, EvaluationGround ground, PriorJudgement prior)
    {
        var definition = JudgedDefinition.Of(indicator, gender, ground.Kpi?.Title);
        var areas = AreasOf(definition, prior);
        var now = Now(definition, ground, areas);
        return CauseChain.Between(Then(prior, now, ground, areas), now);
    }

    /// <summary>The areas that either definition asks for: what a band no longer compares with has not been revised.</summary>
    private static List<AreaId> AreasOf(JudgedDefinition definition, PriorJudgement? prior) =>
        [.. definition.ReferenceAreas.Concat(prior?.Definition.ReferenceAreas ?? []).Append(AreaId.Riket).Distinct()];

    private static JudgeInput Now(JudgedDefinition definition, EvaluationGround ground, IReadOnlyList<AreaId> areas) =>
        Input(definition, ground.History, long.MaxValue, ground.Source, ground.Today, areas);

    /// <summary>A measure without a revision since then has the series that it had.</summary>
    private static JudgeInput Then(PriorJudgement prior, JudgeInput now, EvaluationGround ground, IReadOnlyList<AreaId> areas) =>
        prior.Definition is var then && then.Measure == now.Definition.Measure && then.Area == now.Definition.Area && then.Gender == now.Definition.Gender
            && then.OwnUnit == now.Definition.OwnUnit && (ground.History.MarkOf(then.Measure) ?? 0) <= prior.Mark
            ? new JudgeInput(then, now.Own, now.References, prior.Source, prior.JudgedOn)
            : Input(then, ground.History, prior.Mark, prior.Source, prior.JudgedOn, areas);

    private static JudgeInput Input(
        JudgedDefinition definition, SeriesHistory history, long mark, SourceState source, DateOnly today, IReadOnlyList<AreaId> areas)
    {
        return new JudgeInput(
            definition,
            history.AsOf(definition.Measure, definition.Area, definition.Gender, mark, definition.OwnUnit),
            areas.ToDictionary(area => area, area => history.AsOf(definition.Measure, area, definition.Gender, mark)),
            source,
            today);
    }

    private static PeriodJudgement OfPeriod(JudgeInput input, Period period)
    {
        var (green, yellow) = input.Definition.WordsFor(period.Year);
        var band = input.Definition.Bands.For(period.Year, input.Definition.Gender)?.Reading.Band;
        var judged = Judge.OfPeriod(input, period);
        return new PeriodJudgement(judged, input.References[AreaId.Riket][period], green, yellow)
        {
            Limits = band?.Limits(period, input.Values) ?? [],
            Decimals = input.Own.Find(period)?.Decimals,
            Better = band?.Better,
            Development = Developments.Of(Change(input.Definition, Previous(input, judged), judged), band?.Better),
        };
    }

    private static IndicatorStatus Status(
        Indicator indicator, JudgeInput input, Judgement judged, IReadOnlyList<JudgementStep> steps, EvaluationGround ground, PriorJudgement? prior)
    {
        var turn = steps.LastOrDefault(step => step.ChangesColour);
        var entry = input.Definition.Bands.For(judged.Period?.Year ?? ground.Today.Year, input.Definition.Gender);
        var previous = Previous(input, judged);
        var change = Change(input.Definition, previous, judged);
        var point = judged.Period is { } newest ? input.Own.Find(newest) : null;
        var given = point?.Given;
        var printsAsGiven = !indicator.IsFromKolada && indicator.Decimals is null;
        var limits = judged.Period is { } period ? entry?.Reading.Band?.Limits(period, input.Values) : null;
        return new IndicatorStatus
        {
            Ordinal = indicator.Ordinal,
            Id = indicator.Id,
            Name = indicator.Name,
            Kpi = indicator.Kpi?.Value,
            Source = indicator.IsFromKolada ? null : indicator.Source,
            IsAccumulated = !indicator.IsFromKolada && indicator.IsAccumulated,
            IsQualitative = indicator.IsQualitative,
            Area = indicator.Area.Value,
            Gender = input.Definition.Gender,
            BusinessArea = indicator.BusinessArea,
            Goal = indicator.OverarchingGoal,
            Responsible = indicator.Responsible,
            Footnote = indicator.Footnote,
            Judged = judged,
            Unit = input.Definition.Unit,
            Decimals = Decimals(indicator, entry, judged.Value, point?.Decimals),
            PrintsAsGiven = printsAsGiven,
            Given = printsAsGiven ? input.Own.Points.Where(one => one.Decimals is not null).ToDictionary(one => one.Period, one => one.Decimals!.Value) : IndicatorStatus.NothingGiven,
            Limits = limits ?? [],
            Green = entry?.Green?.Trim(),
            Yellow = string.IsNullOrWhiteSpace(entry?.Yellow) ? null : entry.Yellow.Trim(),
            Since = turn is not null ? ground.Today : steps.Any(step => step.Cause == Cause.KpiChanged) ? null : prior?.Since,
            Cause = turn?.Cause ?? prior?.Cause,
            Previous = previous,
            Change = change,
            Better = entry?.Reading.Band?.Better,
            Development = Developments.Of(change, entry?.Reading.Band?.Better),
            Persons = indicator.Persons is not null && judged.Period is { } of && SmallNumbers.CountOf(indicator, ground.History, input.Definition.Gender, of) is { } persons
                ? PersonWorth.Of(persons, input.Definition.Unit, entry?.Reading.Band)
                : null,
            Margin = ground.Margin is { } margin ? ValueMargin.Of(input, judged, ground.History.AsOf(MeasureId.Of(margin), input.Definition.Area, input.Definition.Gender)) : null,
            Reference = indicator.Compare.ToDictionary(area => area.Value, area => judged.Period is { } p ? ground.History.ValueNow(input.Definition.Measure, area, input.Definition.Gender, p) : null),
            Preliminary = given?.IsPreliminary ?? Publication.IsPreliminary(judged.Basis == Basis.Withdrawn ? null : judged.Period, ground.Kpi, ground.Today),
            Overdue = input.Definition.Measure.IsOwn ? ExpectedValue.IsOverdue(indicator, input.Own, ground.Today) : Publication.IsOverdue(ground.Kpi, input.Own.Points.Any(point => point.LastNumber is not null), ground.IsPublished, ground.Today),
        };
    }

    private static PeriodValue? Previous(JudgeInput input, Judgement judged) =>
        judged.Period is { } period && input.Own.Before(period) is { } point
            ? new PeriodValue(point.Period, input.Definition.IsQualitative ? null : point.Value, Judge.OfPeriod(input, point.Period).Colour)
            : null;

    /// <summary>No comparison goes across a year at which the series breaks (docs/contract.md 1.5).</summary>
    private static decimal? Change(JudgedDefinition definition, PeriodValue? previous, Judgement judged) =>
        judged.Value - previous?.Value is { } change && !definition.SeriesBreaks.Any(year => previous!.Period.Year < year && year <= judged.Period?.Year)
            ? NormaliserNumber.Fit(change)
            : null;

    /// <summary>
    /// <c>decimaler</c>, else as many as the source gave the value with, else as many as the bands print, or one where the value rounded to
    /// one decimal has one (docs/contract.md 1.7, 1.9).
    /// </summary>
    internal static int Decimals(Indicator indicator, BandEntry? entry, decimal? value, int? given)
    {
        var printed = entry?.Reading.Band?.PrintedDecimals ?? 0;
        var own = value is { } number && decimal.Round(number, 1, MidpointRounding.AwayFromZero) % 1 != 0 ? 1 : 0;
        return indicator.Decimals ?? given ?? Math.Max(printed, own);
    }
}
