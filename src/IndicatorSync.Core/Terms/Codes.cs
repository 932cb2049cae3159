namespace IndicatorSync.Core.Terms;

/// <summary>The codes of JSON and tables, and the Swedish words of mails and views (docs/contract.md 1.5, 1.7).</summary>
public static class Codes
{
    private static readonly CodeReader<Colour> Colours = new(Code);
    private static readonly CodeReader<Basis> Bases = new(Code);
    private static readonly CodeReader<Cause> Causes = new(Code);
    private static readonly CodeReader<ReadingRule> Rules = new(Code);
    private static readonly CodeReader<Colour> ColourWords = new(Swedish);
    private static readonly CodeReader<Basis> BasisWords = new(Swedish);

    public static string Code(this Colour colour) => colour switch
    {
        Colour.Green => "green",
        Colour.Yellow => "yellow",
        Colour.Red => "red",
        _ => "none",
    };

    public static string Swedish(this Colour colour) => colour switch
    {
        Colour.Green => "Grön",
        Colour.Yellow => "Gul",
        Colour.Red => "Röd",
        _ => "Ej bedömd",
    };

    /// <exception cref="FormatException">No colour has the code.</exception>
    public static Colour ColourOf(string? code) => Colours.Read(code);

    /// <param name="word">As <see cref="Swedish(Colour)"/> writes it.</param>
    /// <exception cref="FormatException">No colour has the word.</exception>
    public static Colour ColourOfSwedish(string? word) => ColourWords.Read(word);

    public static string Code(this Basis basis) => basis switch
    {
        Basis.Value => "value",
        Basis.Missing => "missing",
        Basis.Absent => "absent",
        Basis.Withdrawn => "withdrawn",
        Basis.Stale => "stale",
        Basis.NotFetched => "not_fetched",
        Basis.SourceFailed => "source_failed",
        Basis.InvalidBand => "invalid_band",
        Basis.NoBand => "no_band",
        Basis.NoReference => "no_reference",
        Basis.Awaited => "awaited",
        Basis.OtherPeriod => "other_period",
        Basis.Qualitative => "qualitative",
        _ => "no_source",
    };

    public static string Swedish(this Basis basis) => basis switch
    {
        Basis.Value => "Finns",
        Basis.Missing => "Saknas i Kolada",
        Basis.Absent => "Finns inte i Kolada",
        Basis.Withdrawn => "Struket",
        Basis.Stale => "Inaktuellt",
        Basis.NotFetched => "Ej hämtat än",
        Basis.SourceFailed => "Hämtning misslyckades",
        Basis.InvalidBand => "Ogiltig gräns",
        Basis.NoBand => "Ingen gräns",
        Basis.NoReference => "Jämförelsevärde saknas",
        Basis.Awaited => "Inväntas",
        Basis.OtherPeriod => "Annan period",
        Basis.Qualitative => "Kvalitativt mål",
        _ => "Källan läses inte in",
    };

    /// <exception cref="FormatException">No basis has the code.</exception>
    public static Basis BasisOf(string? code) => Bases.Read(code);

    /// <param name="word">As <see cref="Swedish(Basis)"/> writes it.</param>
    /// <exception cref="FormatException">No basis has the word.</exception>
    public static Basis BasisOfSwedish(string? word) => BasisWords.Read(word);

    public static string Code(this Cause cause) => cause switch
    {
        Cause.KpiChanged => "kpi_changed",
        Cause.Withdrawn => "withdrawn",
        Cause.NewValue => "new_value",
        Cause.RevisedValue => "revised_value",
        Cause.ReferenceRevised => "reference_revised",
        Cause.ReadingRuleChanged => "reading_rule_changed",
        Cause.BandChanged => "band_changed",
        Cause.Aged => "aged",
        Cause.Added => "added",
        Cause.Removed => "removed",
        _ => "alert_rule_changed",
    };

    public static string Swedish(this Cause cause) => cause switch
    {
        Cause.KpiChanged => "Bytt nyckeltal",
        Cause.Withdrawn => "Struket",
        Cause.NewValue => "Nytt utfall",
        Cause.RevisedValue => "Reviderat utfall",
        Cause.ReferenceRevised => "Reviderad jämförelse",
        Cause.ReadingRuleChanged => "Ändrad läsregel",
        Cause.BandChanged => "Ändrad gräns",
        Cause.Aged => "Inaktuellt",
        Cause.Added => "Tillagd",
        Cause.Removed => "Borttagen",
        _ => "Ändrad larmregel",
    };

    /// <exception cref="FormatException">No cause has the code.</exception>
    public static Cause CauseOf(string? code) => Causes.Read(code);

    public static string Code(this ReadingRule rule) => rule == ReadingRule.Rounded ? "avrundad" : "kontinuerlig";

    /// <exception cref="FormatException">No rule has the code.</exception>
    public static ReadingRule RuleOf(string? code) => Rules.Read(code);

    public static ReadingRule Other(this ReadingRule rule) =>
        rule == ReadingRule.Rounded ? ReadingRule.Continuous : ReadingRule.Rounded;
}
