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
        new TrialShape
        {
            Id = tried.Indicator.Id,
            Name = tried.Indicator.Name,
            Kpi = tried.Indicator.Kpi?.Value,
            Area = tried.Indicator.Area.Value,
            Unit = tried.Unit,
            Green = tried.Green,
            Yellow = tried.Yellow,
            Findings = [.. tried.Findings.Select(finding => new TrialFindingShape(finding.Message, finding.Suggestion))],
            History = [.. tried.Periods.Select(period => new TriedPeriodShape(
                period.Gender.Code(), period.Now.Period?.Year, period.Proposed.Value, period.Now.Colour.Code(), period.Now.Basis.Code(),
                period.Proposed.Colour.Code(), period.Proposed.Basis.Code()))],
            Country = [.. tried.Countries.Select(country => new TriedCountryShape(
                country.Proposed.Gender.Code(), country.Proposed.Period.Year, Shape(country.Proposed), country.Now is { } now ? Shape(now) : null,
                [.. country.Proposed.Limits.Select(Shape)], country.Proposed.Own is { } own ? Shape(own) : null))],
            Skipped = tried.Skipped,
        },
        TrialShapes.Default.TrialShape)!;

    private static SharesShape Shape(CountryView view) => new(
        view.Judged, view.Green, view.Yellow, view.Red, Share(view, Colour.Green), Share(view, Colour.Yellow), Share(view, Colour.Red));

    private static PlacedShape Shape(Placed placed) => new(placed.Value, Math.Round(placed.Percentile, 1, MidpointRounding.AwayFromZero));

    private static decimal Share(CountryView view, Colour colour) => Math.Round(view.Share(colour), 1, MidpointRounding.AwayFromZero);
}

internal sealed record TrialShape
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string? Kpi { get; init; }

    public required string Area { get; init; }

    public required string? Unit { get; init; }

    public required string Green { get; init; }

    public required string? Yellow { get; init; }

    public required IReadOnlyList<TrialFindingShape> Findings { get; init; }

    public required IReadOnlyList<TriedPeriodShape> History { get; init; }

    public required IReadOnlyList<TriedCountryShape> Country { get; init; }

    public required IReadOnlyList<string> Skipped { get; init; }
}

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
