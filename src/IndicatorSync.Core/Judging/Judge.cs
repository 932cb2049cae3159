using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Judging;

/// <summary>How far the source has been read for an indicator's KPI and area; for another source than Kolada, whether values can come.</summary>
public enum SourceState
{
    /// <summary>Of another source: there is no way in for values.</summary>
    NeverAsked,

    /// <summary>Of another source: there is a way in, and nothing has come.</summary>
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

    public ReferenceValues Values => Definition.ValuesOf(Own, area => References.GetValueOrDefault(area, Series.Empty));

    /// <summary>The period is of a kind that is judged, and not in a year to come.</summary>
    public bool MayJudge(Period period) => period.Year <= Horizon && Definition.Frequency.Judges(period);
}

/// <summary>From stored values to a colour (docs/contract.md 1.5). Pure, total, and the same for the same input.</summary>
public static class Judge
{
    public static Judgement Of(JudgeInput input)
    {
        var definition = input.Definition;
        var judged = JudgedPoint(input);
        var period = judged?.Period;
        if (BandFault(definition, period?.Year ?? input.Today.Year) is { } fault && (period is not null || !definition.Measure.IsOwn))
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

        return point.Period.Year < input.Today.Year - definition.StaleAfterYears
            ? Judgement.Unjudged(Basis.Stale, point.Period, Shown(input, value))
            : Verdict(input, point.Period, value);
    }

    /// <summary>Any stored period under the definition in force: the colour of history, where nothing is stale.</summary>
    public static Judgement OfPeriod(JudgeInput input, Period period)
    {
        var point = input.Own.Find(period);
        if (!input.Definition.Frequency.Judges(period))
        {
            return Judgement.Unjudged(Basis.OtherPeriod, period, Shown(input, point?.Value));
        }

        if (BandFault(input.Definition, period.Year) is { } fault)
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

    /// <summary>The period that <see cref="Of"/> judges, whatever its bands; null where there is none.</summary>
    public static Period? PeriodOf(JudgeInput input) => JudgedPoint(input)?.Period;

    /// <summary>The newest judged period, not of a later year than this one, that has or had a number: an older one never takes a struck one's place.</summary>
    private static SeriesPoint? JudgedPoint(JudgeInput input)
    {
        var points = input.Own.Points;
        for (var i = points.Count - 1; i >= 0; i--)
        {
            if (input.MayJudge(points[i].Period) && points[i].LastNumber is not null)
            {
                return points[i];
            }
        }

        return null;
    }

    private static Basis? BandFault(JudgedDefinition definition, int year)
    {
        if (definition.Bands.Faulty)
        {
            return Basis.InvalidBand;
        }

        return definition.Bands.For(year, definition.Gender) switch
        {
            null => Basis.NoBand,
            { Reading: { Band: null, IsQualitative: false } } => Basis.InvalidBand,
            _ => null,
        };
    }

    private static Basis WithoutNumber(JudgeInput input) => input switch
    {
        { Definition.IsQualitative: true } => Basis.Qualitative,
        { Definition.Measure.IsOwn: true, Source: SourceState.NeverAsked } => Basis.NoSource,
        { Definition.Measure.IsOwn: true } => Basis.Awaited,
        { Own.Points.Count: > 0 } => Basis.Missing,
        { Source: SourceState.Fetched } => Basis.Absent,
        { Source: SourceState.NeverAnswered } => Basis.SourceFailed,
        _ => Basis.NotFetched,
    };

    private static Judgement Verdict(JudgeInput input, Period period, decimal value)
    {
        if (input.Definition.IsQualitative)
        {
            return ByHand(period, HandColour.Of(value));
        }

        var band = input.Definition.Bands.For(period.Year, input.Definition.Gender)!.Reading.Band!;
        var verdict = band.Judge(value, period, input.Definition.Rule, input.Values);
        return verdict.Colour == Colour.None
            ? Judgement.Unjudged(Basis.NoReference, period, value)
            : new Judgement(verdict.Colour, Basis.Value, period, value, verdict.Compared, verdict.RuleSensitive, verdict.OtherRuleColour, Distance(verdict, band), verdict.BeyondYellow);
    }

    /// <summary>What encodes a colour is not shown as a number.</summary>
    private static decimal? Shown(JudgeInput input, decimal? value) => input.Definition.IsQualitative ? null : value;

    /// <summary>A person's colour holds as it is: there is no number to show, and no limit to be near.</summary>
    private static Judgement ByHand(Period period, Colour colour) => new(colour, Basis.Value, period, null, null, false, colour, null, 0m);

    /// <summary>A value exactly at a strict limit lacks the smallest step that the limits or the value are written with, not nothing.</summary>
    private static decimal? Distance(Verdict verdict, Band band) => verdict is { DistanceToGreen: 0m, Colour: not Colour.Green }
        ? new decimal(1, 0, 0, false, (byte)Math.Max(band.PrintedDecimals, SwedishNumber.DecimalsOf(verdict.Compared)))
        : verdict.DistanceToGreen;
}
