using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Problems;

/// <summary>A number among the municipalities' values. <see cref="Percentile"/>: the share of them that lies below it, in per cent.</summary>
public sealed record Placed(decimal Value, decimal Percentile);

/// <summary>One year of the whole country under one band: how many municipalities it would make green, yellow and red.</summary>
/// <param name="Gender">The gender judged.</param>
/// <param name="Period">The year.</param>
/// <param name="Green">Municipalities.</param>
/// <param name="Yellow">Municipalities.</param>
/// <param name="Red">Municipalities.</param>
/// <param name="Limits">The band's limits for our own municipality, the green one first; none where a relation lacks its other value.</param>
/// <param name="Own">Our own value of that year.</param>
public sealed record CountryView(Gender Gender, Period Period, int Green, int Yellow, int Red, IReadOnlyList<Placed> Limits, Placed? Own)
{
    /// <summary>Of the municipalities' values.</summary>
    public decimal Median { get; init; }

    public int Judged => Green + Yellow + Red;

    /// <summary>Per cent of the judged municipalities.</summary>
    public decimal Share(Colour colour) => 100m / Judged * colour switch
    {
        Colour.Green => Green,
        Colour.Yellow => Yellow,
        Colour.Red => Red,
        _ => 0,
    };

    /// <summary>Null where too few municipalities have values, or the band can judge none of them.</summary>
    /// <param name="input">Our own series, what it is compared with, and the band.</param>
    /// <param name="country">The KPI in every municipality.</param>
    public static CountryView? Of(JudgeInput input, CountryValues country)
    {
        var definition = input.Definition;
        if (country.NewestPeriod(definition.Gender, input.Today.Year) is not { } period
            || definition.Bands.For(period.Year, definition.Gender)?.Reading.Band is not { } band)
        {
            return null;
        }

        var municipalities = country.For(definition.Gender, period);
        var colours = municipalities
            .Select(series => band.Judge(series[period]!.Value, period, definition.Rule, (input with { Own = series }).Values).Colour)
            .CountBy(colour => colour)
            .ToDictionary();
        var values = municipalities.Select(series => series[period]!.Value).Order().ToList();
        var view = new CountryView(
            definition.Gender,
            period,
            colours.GetValueOrDefault(Colour.Green),
            colours.GetValueOrDefault(Colour.Yellow),
            colours.GetValueOrDefault(Colour.Red),
            [.. band.Limits(period, input.Values).Select(limit => Place(limit, values))],
            input.Own[period] is { } own ? Place(own, values) : null)
        {
            Median = (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2m,
        };
        return view.Judged > 0 ? view : null;
    }

    private static Placed Place(decimal value, List<decimal> ordered) => new(value, 100m * ordered.Count(other => other < value) / ordered.Count);
}
