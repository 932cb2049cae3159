using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>A row of <c>band</c>: limits as they were decided, with the time they held.</summary>
internal sealed record BandRow
{
    public long BandId { get; init; }

    public required string IndicatorId { get; init; }

    public string? Gender { get; init; }

    public int? FromYear { get; init; }

    public int? ToYear { get; init; }

    public string? Green { get; init; }

    public string? Yellow { get; init; }

    public required int Line { get; init; }

    /// <summary>Why the words could not be read; null when they could.</summary>
    public string? Faults { get; init; }

    public required string ReadingRule { get; init; }

    /// <summary>Who decided it, in one line; null where the catalogue does not say.</summary>
    public string? Decision { get; init; }

    public string? CatalogueVersion { get; init; }

    public DateTimeOffset ValidFromAt { get; init; }

    public DateTime ValidFromLocal { get; init; }

    /// <summary>Null while it is in force.</summary>
    public DateTimeOffset? ValidToAt { get; init; }

    public static IEnumerable<BandRow> Of(Indicator indicator) =>
        indicator.Bands.Entries.Select(entry => Of(indicator, entry, entry.Gender))
            .Concat(indicator.GenderGap is { } gap ? [Of(indicator, gap, Core.Terms.Gender.Gap)] : []);

    /// <summary>What makes it the same band, wherever it is in the file.</summary>
    public (string, string?, int?, int?, string?, string?, string, string?) Identity => (IndicatorId, Gender, FromYear, ToYear, Green, Yellow, ReadingRule, Decision);

    private static BandRow Of(Indicator indicator, BandEntry entry, Gender? gender) => new()
    {
        IndicatorId = indicator.Id,
        Gender = gender?.Code(),
        FromYear = entry.FromYear,
        ToYear = entry.ToYear,
        Green = entry.Green,
        Yellow = entry.Yellow,
        Line = entry.Line,
        Faults = entry.Reading is { Band: null, IsQualitative: false } ? string.Join(" ", entry.Reading.Findings.Where(finding => finding.Kind == FindingKind.Band).Select(finding => finding.InFull))
            : indicator.Bands.Faulty && gender != Core.Terms.Gender.Gap ? "Gränserna i \"band\" motsäger varandra, ingen av dem används."
            : null,
        ReadingRule = indicator.Rule.Code(),
        Decision = entry.Decision?.Swedish,
    };
}
