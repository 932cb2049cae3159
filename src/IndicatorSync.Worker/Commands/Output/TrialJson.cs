using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Inspect;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>The document of <c>try --json</c>.</summary>
internal static class TrialJson
{
    public static JsonNode Of(BandTrialResult tried) => JsonSerializer.SerializeToNode(
        new TrialShape(
            tried.Indicator.Id, tried.Indicator.Name, tried.Indicator.Kpi?.Value, tried.Indicator.Area.Value, tried.Unit, tried.Green, tried.Yellow,
            [.. tried.Findings.Select(finding => new TrialFindingShape(finding.Message, finding.Suggestion))],
            [.. tried.Periods.Select(period => new TriedPeriodShape(
                period.Gender.Code(), period.Now.Period?.Year, period.Proposed.Value, period.Now.Colour.Code(), period.Now.Basis.Code(),
                period.Proposed.Colour.Code(), period.Proposed.Basis.Code()))],
            [.. tried.Countries.Select(country => new TriedCountryShape(
                country.Proposed.Gender.Code(), country.Proposed.Period.Year, Shape(country.Proposed), country.Now is { } now ? Shape(now) : null,
                [.. country.Proposed.Limits.Select(Shape)], country.Proposed.Own is { } own ? Shape(own) : null))],
            tried.Skipped),
        TrialShapes.Default.TrialShape)!;

    private static SharesShape Shape(CountryView view) => new(
        view.Judged, view.Green, view.Yellow, view.Red, Share(view, Colour.Green), Share(view, Colour.Yellow), Share(view, Colour.Red));

    private static PlacedShape Shape(Placed placed) => new(placed.Value, Math.Round(placed.Percentile, 1, MidpointRounding.AwayFromZero));

    private static decimal Share(CountryView view, Colour colour) => Math.Round(view.Share(colour), 1, MidpointRounding.AwayFromZero);
}

internal sealed record TrialShape(
    string Id, string Name, string? Kpi, string Area, string? Unit, string Green, string? Yellow, IReadOnlyList<TrialFindingShape> Findings,
    IReadOnlyList<TriedPeriodShape> History, IReadOnlyList<TriedCountryShape> Country, IReadOnlyList<string> Skipped);

internal sealed record TrialFindingShape(string Message, string? Suggestion);

internal sealed record TriedPeriodShape(string Gender, int? Period, decimal? Value, string Colour, string Basis, string ProposedColour, string ProposedBasis);

/// <summary>Shares and percentiles in per cent, one decimal.</summary>
internal sealed record TriedCountryShape(
    string Gender, int Period, SharesShape Proposed, SharesShape? Now, IReadOnlyList<PlacedShape> Limits, PlacedShape? Own);

internal sealed record SharesShape(int Municipalities, int Green, int Yellow, int Red, decimal GreenShare, decimal YellowShare, decimal RedShare);

internal sealed record PlacedShape(decimal Value, decimal Percentile);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TrialShape))]
internal sealed partial class TrialShapes : JsonSerializerContext;
