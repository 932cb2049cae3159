using System.Globalization;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Benchmarks;

/// <summary>290 municipalities × 50 indicators × 10 years × 3 genders, with the bands that plans have: most of them numbers, some relations.</summary>
internal static class WholeCountry
{
    public const int Municipalities = 290;
    public const int Indicators = 50;
    public const int Years = 10;
    public const int LastYear = 2025;

    private static readonly Gender[] Genders = [Gender.T, Gender.K, Gender.M];

    private static readonly (string Green, string? Yellow)[] Bands =
    [
        ("82 eller högre", "74–81"), ("7,0 eller lägre", "7,1–7,5"), ("65 eller högre", "29–64"), ("1,4 eller lägre", "1,5–3,5"), ("över 50", null),
        ("högst 12", "gul nivå 20"), ("minst riket", "riket - 5"), ("lägre än föregående år", null), ("ska öka årligen", "oförändrad"), ("minska 10 % från 2020", null),
    ];

    public static int Judgements => Municipalities * Indicators * Years * Genders.Length;

    public static IReadOnlyList<JudgeInput> Inputs()
    {
        var random = new Random(2417);
        Series Values() => new(Enumerable.Range(LastYear - Years + 1, Years).Select(year =>
        {
            var value = random.Next(0, 1_000) / 10m;
            return new SeriesPoint(Period.OfYear(year), value, value);
        }));

        var inputs = new List<JudgeInput>(Municipalities * Indicators * Genders.Length);
        for (var indicator = 0; indicator < Indicators; indicator++)
        {
            var (green, yellow) = Bands[indicator % Bands.Length];
            var bands = new BandSet([new BandEntry(null, null, null, green, yellow, 0, BandReader.Read(green, yellow))]);
            var kpi = KpiId.Parse("N" + (10_000 + indicator).ToString(CultureInfo.InvariantCulture));
            var country = new Dictionary<AreaId, Series> { [AreaId.Riket] = Values() };
            foreach (var gender in Genders)
            {
                for (var municipality = 0; municipality < Municipalities; municipality++)
                {
                    var area = AreaId.Parse((1_000 + municipality).ToString(CultureInfo.InvariantCulture));
                    var rule = indicator % 2 == 0 ? ReadingRule.Continuous : ReadingRule.Rounded;
                    var definition = new JudgedDefinition(kpi, area, gender, rule, bands, [], 3, null);
                    inputs.Add(new JudgeInput(definition, Values(), country, SourceState.Fetched, new DateOnly(LastYear + 1, 3, 25)));
                }
            }
        }

        return inputs;
    }

    /// <summary>Every year of every series; the number that got a colour, so that nothing is optimised away.</summary>
    public static int JudgeAll(IReadOnlyList<JudgeInput> inputs)
    {
        var coloured = 0;
        foreach (var input in inputs)
        {
            foreach (var point in input.Own.Points)
            {
                coloured += Judge.OfPeriod(input, point.Period).Colour == Colour.None ? 0 : 1;
            }
        }

        return coloured;
    }
}
