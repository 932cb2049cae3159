using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Drafting;

/// <summary>What a column of a plan's table holds.</summary>
internal enum ColumnKind
{
    Indicator,
    Kpi,
    Source,
    Green,
    Yellow,
    Red,

    /// <summary>The value that the plan prints for a year, or without one.</summary>
    Outcome,

    /// <summary>A target for a year, or without one.</summary>
    Target,
    Goal,
    Activity,
    Start,
    End,
    Status,
    Comment,
    Description,
    Responsible,
    Units,
    Area,
    Frequency,
    Direction,
    MeasureUnit,
    Publishes,
    Footnote,
    Gender,
    Ignored,
}

/// <param name="Kind">What its cells hold.</param>
/// <param name="Year">The year that the heading names; null for none.</param>
/// <param name="Heading">Its words.</param>
internal sealed record PlanColumn(ColumnKind Kind, int? Year, string Heading);

/// <summary>Recognises the headings that municipalities give the columns of their plans.</summary>
internal static partial class PlanColumns
{
    private static readonly Dictionary<string, ColumnKind> Words = new(StringComparer.Ordinal)
    {
        ["mått"] = ColumnKind.Indicator,
        ["nyckeltal"] = ColumnKind.Indicator,
        ["mätetal"] = ColumnKind.Indicator,
        ["styrtal"] = ColumnKind.Indicator,
        ["indikator/nyckeltal"] = ColumnKind.Indicator,
        ["nyckeltal/indikator"] = ColumnKind.Indicator,
        ["indikator/mått"] = ColumnKind.Indicator,
        ["resultatmått"] = ColumnKind.Indicator,
        ["indikatorns namn"] = ColumnKind.Indicator,
        ["kpi"] = ColumnKind.Kpi,
        ["kpi-id"] = ColumnKind.Kpi,
        ["kolada-id"] = ColumnKind.Kpi,
        ["kolada id"] = ColumnKind.Kpi,
        ["nyckeltals-id"] = ColumnKind.Kpi,
        ["nyckeltal i kolada"] = ColumnKind.Kpi,
        ["nyckeltals-id i kolada"] = ColumnKind.Kpi,
        ["hämtas från"] = ColumnKind.Source,
        ["hämtas"] = ColumnKind.Source,
        ["källa"] = ColumnKind.Source,
        ["datakälla"] = ColumnKind.Source,
        ["uppgiftskälla"] = ColumnKind.Source,
        ["mäts genom"] = ColumnKind.Source,
        ["mätmetod"] = ColumnKind.Source,
        ["mätinstrument"] = ColumnKind.Source,
        ["grön"] = ColumnKind.Green,
        ["grönt"] = ColumnKind.Green,
        ["grön nivå"] = ColumnKind.Green,
        ["gräns grön"] = ColumnKind.Green,
        ["grönt värde"] = ColumnKind.Green,
        ["grön gräns"] = ColumnKind.Green,
        ["mål (grön)"] = ColumnKind.Green,
        ["mål grön"] = ColumnKind.Green,
        ["gul"] = ColumnKind.Yellow,
        ["gult"] = ColumnKind.Yellow,
        ["gul nivå"] = ColumnKind.Yellow,
        ["gräns gul"] = ColumnKind.Yellow,
        ["gult värde"] = ColumnKind.Yellow,
        ["gul gräns"] = ColumnKind.Yellow,
        ["röd"] = ColumnKind.Red,
        ["rött"] = ColumnKind.Red,
        ["röd nivå"] = ColumnKind.Red,
        ["röd gräns"] = ColumnKind.Red,
        ["gräns röd"] = ColumnKind.Red,
        ["målvärde"] = ColumnKind.Target,
        ["målnivå"] = ColumnKind.Target,
        ["måltal"] = ColumnKind.Target,
        ["målsättning"] = ColumnKind.Target,
        ["målvärden"] = ColumnKind.Target,
        ["utfall"] = ColumnKind.Outcome,
        ["resultat"] = ColumnKind.Outcome,
        ["nuläge"] = ColumnKind.Outcome,
        ["utgångsvärde"] = ColumnKind.Outcome,
        ["värde"] = ColumnKind.Outcome,
        ["bokslut"] = ColumnKind.Outcome,
        ["utfall helår"] = ColumnKind.Outcome,
        ["basvärde"] = ColumnKind.Outcome,
        ["startvärde"] = ColumnKind.Outcome,
        ["ingångsvärde"] = ColumnKind.Outcome,
        ["senaste utfall"] = ColumnKind.Outcome,
        ["senaste värde"] = ColumnKind.Outcome,
        ["aktuellt värde"] = ColumnKind.Outcome,
        ["mål"] = ColumnKind.Goal,
        ["fullmäktigemål"] = ColumnKind.Goal,
        ["kf-mål"] = ColumnKind.Goal,
        ["kf mål"] = ColumnKind.Goal,
        ["nämndmål beskrivning"] = ColumnKind.Goal,
        ["aktivitet"] = ColumnKind.Activity,
        ["aktiviteter"] = ColumnKind.Activity,
        ["åtgärd"] = ColumnKind.Activity,
        ["åtgärder"] = ColumnKind.Activity,
        ["insats"] = ColumnKind.Activity,
        ["insatser"] = ColumnKind.Activity,
        ["verksamhetens aktiviteter"] = ColumnKind.Activity,
        ["nämndens aktiviteter"] = ColumnKind.Activity,
        ["startdatum"] = ColumnKind.Start,
        ["start"] = ColumnKind.Start,
        ["påbörjas"] = ColumnKind.Start,
        ["starttid"] = ColumnKind.Start,
        ["börjar"] = ColumnKind.Start,
        ["slutdatum"] = ColumnKind.End,
        ["slut"] = ColumnKind.End,
        ["klart"] = ColumnKind.End,
        ["klar"] = ColumnKind.End,
        ["klart datum"] = ColumnKind.End,
        ["sluttid"] = ColumnKind.End,
        ["klart senast"] = ColumnKind.End,
        ["tidplan"] = ColumnKind.End,
        ["tidsplan"] = ColumnKind.End,
        ["när"] = ColumnKind.End,
        ["senast"] = ColumnKind.End,
        ["färdigt"] = ColumnKind.End,
        ["slutfört"] = ColumnKind.End,
        ["slutförd"] = ColumnKind.End,
        ["slutförs"] = ColumnKind.End,
        ["slutfört senast"] = ColumnKind.End,
        ["status"] = ColumnKind.Status,
        ["läge"] = ColumnKind.Status,
        ["kommentar"] = ColumnKind.Comment,
        ["kommentarer"] = ColumnKind.Comment,
        ["uppföljning"] = ColumnKind.Comment,
        ["analys"] = ColumnKind.Comment,
        ["beskrivning"] = ColumnKind.Description,
        ["syfte"] = ColumnKind.Description,
        ["ansvarig"] = ColumnKind.Responsible,
        ["ansvar"] = ColumnKind.Responsible,
        ["ansvariga"] = ColumnKind.Responsible,
        ["vem"] = ColumnKind.Responsible,
        ["enhet"] = ColumnKind.Units,
        ["enheter"] = ColumnKind.Units,
        ["utförs av"] = ColumnKind.Units,
        ["verksamhetsområde"] = ColumnKind.Area,
        ["område"] = ColumnKind.Area,
        ["verksamhet"] = ColumnKind.Area,
        ["målområde"] = ColumnKind.Area,
        ["perspektiv"] = ColumnKind.Area,
        ["mätfrekvens"] = ColumnKind.Frequency,
        ["frekvens"] = ColumnKind.Frequency,
        ["mättillfälle"] = ColumnKind.Frequency,
        ["följs upp"] = ColumnKind.Frequency,
        ["riktning"] = ColumnKind.Direction,
        ["önskad riktning"] = ColumnKind.Direction,
        ["önskad utveckling"] = ColumnKind.Direction,
        ["måttenhet"] = ColumnKind.MeasureUnit,
        ["publiceras"] = ColumnKind.Publishes,
        ["publicering"] = ColumnKind.Publishes,
        ["fotnot"] = ColumnKind.Footnote,
        ["definition"] = ColumnKind.Footnote,
        ["förklaring"] = ColumnKind.Footnote,
        ["kön"] = ColumnKind.Gender,
        ["nr"] = ColumnKind.Ignored,
        ["nr."] = ColumnKind.Ignored,
        ["#"] = ColumnKind.Ignored,
        ["trend"] = ColumnKind.Ignored,
        ["prognos"] = ColumnKind.Ignored,
        ["riket"] = ColumnKind.Ignored,
        ["rikssnitt"] = ColumnKind.Ignored,
        ["max"] = ColumnKind.Ignored,
        ["maxvärde"] = ColumnKind.Ignored,
    };

    /// <summary>The longest heading, in words.</summary>
    public const int MostWords = 5;

    /// <summary>The column that a heading is; null for words that head nothing known.</summary>
    public static PlanColumn? Recognise(string heading)
    {
        var words = Note().Replace(BrokenLines.Join(heading), "").Trim(' ', ':', '*', '.').ToLowerInvariant().Replace(" / ", "/", StringComparison.Ordinal);
        if (words.Length is 0 or > 60)
        {
            return null;
        }

        var (bare, year) = Dated().Match(words) is { Success: true } dated
            ? (dated.Groups["bare"].Value.Trim(' ', ',', '(', ')'), int.Parse(dated.Groups["year"].ValueSpan, CultureInfo.InvariantCulture))
            : (words, (int?)null);
        if (bare.Length == 0 || (bare.Any(char.IsLetter) && year is not null && PeriodReader.TryRead(words, accumulated: true, out _)))
        {
            return new PlanColumn(ColumnKind.Outcome, year, heading);
        }

        if (Words.TryGetValue(bare, out var kind))
        {
            if (year is not null && kind is not (ColumnKind.Outcome or ColumnKind.Target or ColumnKind.Goal or ColumnKind.Green or ColumnKind.Yellow or ColumnKind.Red))
            {
                return null;
            }

            // A goal has no year; "Mål 2026" is what should be reached that year.
            return new PlanColumn(kind == ColumnKind.Goal && year is not null ? ColumnKind.Target : kind, year, heading);
        }

        if (year is not null)
        {
            return null;
        }

        if (IndicatorEnding().IsMatch(bare))
        {
            return new PlanColumn(ColumnKind.Indicator, year, heading);
        }

        // A heading of its own above the colours: "Gränsvärden" over "Grönt", "Gult", "Rött".
        if (Coloured().Match(bare) is { Success: true } coloured)
        {
            var colour = coloured.Groups["colour"].Value[0] switch { 'g' when coloured.Groups["colour"].Value[1] == 'r' => ColumnKind.Green, 'g' => ColumnKind.Yellow, _ => ColumnKind.Red };
            return new PlanColumn(colour, year, heading);
        }

        if (Responsible().IsMatch(bare))
        {
            return new PlanColumn(ColumnKind.Responsible, year, heading);
        }

        return GoalEnding().IsMatch(bare) ? new PlanColumn(ColumnKind.Goal, year, heading)
            : null;
    }

    /// <summary>Whether headings together are a table of indicators or of activities.</summary>
    public static bool IsTable(IReadOnlyCollection<PlanColumn> columns)
    {
        bool Has(params ColumnKind[] kinds) => columns.Any(column => kinds.Contains(column.Kind));
        return (Has(ColumnKind.Indicator) && Has(ColumnKind.Green, ColumnKind.Yellow, ColumnKind.Target, ColumnKind.Outcome))
            || (Has(ColumnKind.Activity) && Has(ColumnKind.Start, ColumnKind.End, ColumnKind.Status, ColumnKind.Responsible));
    }

    [GeneratedRegex(@"\s*(?:\*+|[¹²³⁴⁵⁶⁷⁸⁹])$", RegexOptions.CultureInvariant)]
    private static partial Regex Note();

    [GeneratedRegex(@"^(?<bare>.*?)[\s(,]*\b(?<year>(?:19|20)[0-9]{2})\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"^[\p{L} -]*indikator(?:er)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IndicatorEnding();

    [GeneratedRegex(@"^(?:(?:gränsvärde|gräns|tröskelvärde|nivå|målnivå|målvärde|mål|bedömning|färg|måluppfyllelse)(?:n|na|er|erna|en|ar|arna)? \(?)(?<colour>grönt?|gult?|röd|rött)\)?(?: nivå| gräns| värde)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Coloured();

    [GeneratedRegex(@"^ansvar(?:ig|iga)? (?:nämnd|enhet|förvaltning|chef|funktion|roll|person|avdelning|verksamhet)(?:er)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Responsible();

    [GeneratedRegex(@"^(?:(?:[\p{L}-]+s|[\p{L}-]*övergripande|strategisk[at]?|prioriterade?|långsiktig[at]?|lokala?) )?(?:[\p{L}-]+mål|[\p{L}-]*uppdrag|styrdokument|mål)$", RegexOptions.CultureInvariant)]
    private static partial Regex GoalEnding();
}
