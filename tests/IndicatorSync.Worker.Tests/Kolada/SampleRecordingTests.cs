using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Kolada.Recordings;

namespace IndicatorSync.Worker.Tests.Kolada;

/// <summary>The shipped sample is a recording that fits the shipped catalogue, and holds the plan's outcomes.</summary>
public sealed class SampleRecordingTests
{
    private static readonly string Folder = Path.Combine(Root(), "deploy", "samples", "norsjo-2026");

    private readonly IndicatorCatalogue catalogue =
        CatalogueReader.ReadFile(Path.Combine(Folder, "indikatorer.yaml"), new CatalogueReaderContext(new DateOnly(2026, 3, 25))).Catalogue!;

    [Fact]
    public async Task Every_request_of_the_plan_is_recorded_and_every_item_is_clean()
    {
        var results = await ReplayAsync();

        Assert.Equal(
            RequestPlanner.Plan(catalogue).Select(request => request.Path),
            results.Select(result => Assert.IsType<Fetched>(result).Request.Path));
        Assert.Empty(Data(results).Rejected);
        Assert.Equal(17, results.OfType<Fetched>().Sum(fetched => fetched.Metadata?.Kpis.Count ?? 0));
    }

    [Fact]
    public async Task The_plans_outcomes_get_the_plans_colours()
    {
        var answer = Data(await ReplayAsync());

        var colours = catalogue.Indicators.Where(indicator => indicator.IsFromKolada).ToDictionary(indicator => indicator.Kpi!.Value.Value, indicator => Judge(indicator, answer));

        Assert.Equal(
            new Dictionary<string, (int?, decimal?, Colour)>
            {
                ["U28900"] = (null, null, Colour.None),
                ["U31904"] = (2024, 73m, Colour.Green),
                ["U20900"] = (2024, 6m, Colour.Red),
                ["U23471"] = (2025, 62m, Colour.Red),
                ["U21468"] = (2025, 98m, Colour.Green),
                ["U28538"] = (2025, 82m, Colour.Yellow),
                ["U28570"] = (2025, 92m, Colour.Green),
                ["N33817"] = (2024, 13.4m, Colour.Red),
                ["N33816"] = (2024, 6.7m, Colour.Red),
                ["N00973"] = (2024, 14m, Colour.Red),
                ["N02282"] = (2024, 5.4m, Colour.Green),
                ["N03926"] = (2024, 2.3m, Colour.Yellow),
                ["N00533"] = (2025, 36.8m, Colour.Red),
                ["N00535"] = (2025, 68.8m, Colour.Yellow),
                ["N00536"] = (2025, 50.8m, Colour.Yellow),
                ["N00640"] = (2025, 80.7m, Colour.Red),
                ["N00654"] = (2025, 43.4m, Colour.Yellow),
            },
            colours);
    }

    [Fact]
    public async Task The_five_indicators_of_the_citizen_survey_have_margins_which_are_the_only_ones()
    {
        using var harness = new KoladaHarness(new Uri("https://api.kolada.se/v3"), replay: Recording.Open(Folder));
        var kpis = Assert.IsType<Fetched>(Assert.Single(await harness.FetchAsync([KpiCatalogueRequest.Instance]))).Metadata!.Kpis;
        var pairs = KpiMargins.Of([.. kpis]);

        var margins = Data(await harness.FetchAsync([.. RequestPlanner.PlanMargins(catalogue, pairs.ToDictionary(pair => pair.Kpi, pair => pair.Margin))]));

        Assert.Equal(["N00533", "N00535", "N00536", "N00640", "N00654"], pairs.Select(pair => pair.Kpi.Value));
        Assert.All(pairs, pair => Assert.True(pair.IsHalfWidth));
        Assert.Equal(pairs.Select(pair => pair.Margin.Value).Order(), margins.Observations.Select(seen => seen.Key.Measure.Value).Distinct().Order());
    }

    [Fact]
    public async Task It_opens_as_a_recording_with_a_fixed_origin()
    {
        var recording = Recording.Open(Folder);
        var exchanges = Directory.GetFiles(Path.Combine(Folder, "exchanges")).Order(StringComparer.Ordinal);

        Assert.Equal($"replay:{Recording.Hash(exchanges)}", recording.OriginId);
        Assert.Equal(new DateTimeOffset(2026, 3, 25, 6, 0, 0, TimeSpan.Zero), recording.RecordedAt);
        Assert.True(File.Exists(recording.CataloguePath));
        Assert.Equal(4, (await ReplayAsync()).Count);
    }

    private async Task<List<FetchResult>> ReplayAsync()
    {
        using var harness = new KoladaHarness(new Uri("https://api.kolada.se/v3"), replay: Recording.Open(Folder));
        return await harness.FetchAsync([.. RequestPlanner.Plan(catalogue)]);
    }

    private static DataAnswer Data(IEnumerable<FetchResult> results) =>
        Assert.Single(results.OfType<Fetched>(), fetched => fetched.Data is not null).Data!;

    private static (int? Year, decimal? Value, Colour Colour) Judge(Indicator indicator, DataAnswer answer)
    {
        var newest = answer.Observations
            .Where(seen => seen.Key.Measure == indicator.Measure && seen.Key.Area == indicator.Area && seen.Key.Gender == Gender.T && seen.Value is not null)
            .MaxBy(seen => seen.Key.Period);
        return newest is { Value: { } value, Key.Period.Year: var year }
            ? (year, value, indicator.Bands.For(year, Gender.T)!.Reading.Band!.Judge(value, Period.OfYear(year), indicator.Rule, ReferenceValues.None).Colour)
            : (null, null, Colour.None);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IndicatorSync.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
