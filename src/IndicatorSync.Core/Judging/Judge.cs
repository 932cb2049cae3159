using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Judging;

/// <summary>How far the source has been read for an indicator's KPI and area.</summary>
public enum SourceState
{
    NeverAsked,
    NeverAnswered,
    Fetched,
}

/// <summary>Everything one judgement rests on.</summary>
public sealed record JudgeInput(
    JudgedDefinition Definition,
    Series Own,
    IReadOnlyDictionary<AreaId, Series> References,
    SourceState Source,
    DateOnly Today)
{
    /// <summary>The newest year that may be judged: forecasts beyond it wait.</summary>
    public int Horizon { get; init; } = Today.Year;

    public ReferenceValues Values => new(
        (area, period) => References.TryGetValue(area, out var series) ? series[period] : null,
        period => Own[period],
        Definition.SeriesBreaks);
}

/// <summary>From stored values to a colour (docs/contract.md 1.5). Pure, total, and the same for the same input.</summary>
public static class Judge
{
    public static Judgement Of(JudgeInput input)
    {
        var definition = input.Definition;
        if (definition.Kpi is null)
        {
            return Judgement.Unjudged(Basis.NoSource);
        }

        var judged = JudgedPoint(input);
        var period = judged?.Period;
        if (BandFault(definition, period ?? input.Today.Year) is { } fault)
        {
            return Judgement.Unjudged(fault, period, judged?.Value);
        }

        if (judged is not { } point)
        {
            return Judgement.Unjudged(WithoutNumber(input));
        }

        if (point.Value is not { } value)
        {
            return Judgement.Unjudged(Basis.Withdrawn, point.Period);
        }

        return point.Period < input.Today.Year - definition.StaleAfterYears
            ? Judgement.Unjudged(Basis.Stale, point.Period, value)
            : Verdict(input, point.Period, value);
    }

    /// <summary>Any stored year under the definition in force: the colour of history, where nothing is stale.</summary>
    public static Judgement OfPeriod(JudgeInput input, int period)
    {
        if (input.Definition.Kpi is null)
        {
            return Judgement.Unjudged(Basis.NoSource, period);
        }

        var point = input.Own.Find(period);
        if (BandFault(input.Definition, period) is { } fault)
        {
            return Judgement.Unjudged(fault, period, point?.Value);
        }

        return point switch
        {
            null => Judgement.Unjudged(Basis.Absent, period),
            { Value: { } value } => Verdict(input, period, value),
            { IsStruck: true } => Judgement.Unjudged(Basis.Withdrawn, period),
            _ => Judgement.Unjudged(Basis.Missing, period),
        };
    }

    /// <summary>The newest year, not later than this one, that has or had a number: an older year never takes a struck one's place.</summary>
    private static SeriesPoint? JudgedPoint(JudgeInput input)
    {
        var points = input.Own.Points;
        for (var i = points.Count - 1; i >= 0; i--)
        {
            if (points[i].Period <= input.Horizon && points[i].LastNumber is not null)
            {
                return points[i];
            }
        }

        return null;
    }

    private static Basis? BandFault(JudgedDefinition definition, int period)
    {
        if (definition.Bands.Faulty)
        {
            return Basis.InvalidBand;
        }

        return definition.Bands.For(period, definition.Gender) switch
        {
            null => Basis.NoBand,
            { Reading.Band: null } => Basis.InvalidBand,
            _ => null,
        };
    }

    private static Basis WithoutNumber(JudgeInput input) => input switch
    {
        { Own.Points.Count: > 0 } => Basis.Missing,
        { Source: SourceState.Fetched } => Basis.Absent,
        { Source: SourceState.NeverAnswered } => Basis.SourceFailed,
        _ => Basis.NotFetched,
    };

    private static Judgement Verdict(JudgeInput input, int period, decimal value)
    {
        var band = input.Definition.Bands.For(period, input.Definition.Gender)!.Reading.Band!;
        var verdict = band.Judge(value, period, input.Definition.Rule, input.Values);
        return verdict.Colour == Colour.None
            ? Judgement.Unjudged(Basis.NoReference, period, value)
            : new Judgement(verdict.Colour, Basis.Value, period, value, verdict.Compared, verdict.RuleSensitive, verdict.OtherRuleColour, Distance(verdict, band), verdict.BeyondYellow);
    }

    /// <summary>A value exactly at a strict limit lacks the smallest step that the limits or the value are written with, not nothing.</summary>
    private static decimal? Distance(Verdict verdict, Band band) => verdict is { DistanceToGreen: 0m, Colour: not Colour.Green }
        ? new decimal(1, 0, 0, false, (byte)Math.Max(band.PrintedDecimals, SwedishNumber.DecimalsOf(verdict.Compared)))
        : verdict.DistanceToGreen;
}
