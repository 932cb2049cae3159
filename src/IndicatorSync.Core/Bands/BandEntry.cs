using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Bands;

public enum BandPart
{
    Green,
    Yellow,
}

/// <summary>What is wrong with, or worth a look in, one pair of phrases; Swedish.</summary>
public sealed record BandFinding(FindingKind Kind, BandPart Part, string Message, string? Suggestion = null)
{
    /// <summary>What is wrong; of a phrase it quotes as much as it takes to know it by.</summary>
    public string Message { get; } = Quotation.Shortened(Message);

    /// <summary>It is about how green and yellow stand to one another.</summary>
    public bool IsOfBoth { get; init; }

    /// <summary>The likely meaning, or what the words would need; null where there is none.</summary>
    public string? Suggestion { get; } = Suggestion is null ? null : Quotation.Shortened(Suggestion);

    /// <summary>Message and suggestion as sentences; a suggestion is a question or the words to write.</summary>
    public string InFull => Suggestion switch
    {
        null => $"{Message}.",
        [.., '?'] => $"{Message}. {char.ToUpperInvariant(Suggestion[0])}{Suggestion[1..]}",
        _ => $"{Message}. Förslag: {Suggestion}.",
    };
}

/// <summary>The result of reading two phrases: a band, or null and at least one finding of kind <see cref="FindingKind.Band"/>.</summary>
public sealed record BandReading(Band? Band, IReadOnlyList<BandFinding> Findings)
{
    /// <summary>A phrase is about percentage points: whether it is valid depends on the unit.</summary>
    public bool InPoints { get; init; }

    /// <summary>The words are a target that no number is held against.</summary>
    public static readonly BandReading Qualitative = new(null, []) { IsQualitative = true };

    public bool IsQualitative { get; init; }

    /// <summary>The words leave something open, which the reading settled.</summary>
    public bool LeftOpen { get; init; }
}

/// <summary>
/// One band as the plan writes it. <see cref="FromYear"/> and <see cref="ToYear"/> bound the value's year (both null: all years);
/// <see cref="Gender"/> null: every gender. <see cref="Line"/> is where it is in the catalogue.
/// </summary>
public sealed record BandEntry(
    int? FromYear,
    int? ToYear,
    Gender? Gender,
    string? Green,
    string? Yellow,
    int Line,
    BandReading Reading)
{
    /// <summary>1-based column beside <see cref="Line"/>; 0 where the entry was not read from a file.</summary>
    public int Column { get; init; }

    /// <summary>How the words were read, where they leave something open (<c>grön 5,3 eller lägre; gul högst 5,83</c>); Swedish, else null.</summary>
    public string? ReadAs => Reading switch
    {
        { LeftOpen: true, Band: FixedBand band } => Words(band.GreenPhrase, band.YellowPhrase),
        { LeftOpen: true, Band: RelationBand band } => Words(band.GreenPhrase, band.YellowPhrase),
        _ => null,
    };

    private static string Words(string green, string? yellow) => yellow is null ? $"grön {green}" : $"grön {green}; gul {yellow}";

    /// <summary>The year lies within <c>gäller</c>; outside it <see cref="BandSet.For"/> may still stretch the entry, with a warning.</summary>
    public bool HoldsFor(int year) => !(year < FromYear) && !(year > ToYear);

    /// <summary>The direction that the catalogue states (<c>riktning</c>); null where only the words say it.</summary>
    public Direction? Stated { get; init; }

    /// <summary>Who decided it: the entry's own <c>beslut</c>, else the plan's; null where neither is given.</summary>
    public Decision? Decision { get; init; }

    /// <summary>A phrase that could not be read without the unit of Kolada's title may be readable with it; percentage points want a share.</summary>
    public BandEntry WithUnit(string? unit) =>
        unit is not null && !Reading.IsQualitative && (Reading.Band is null || Reading.InPoints) ? this with { Reading = BandReader.Read(Green, Yellow, unit, Stated) } : this;
}
