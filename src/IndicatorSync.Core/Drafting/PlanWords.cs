using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>The forms in which plans print limits, outcomes and dates; a cell or a piece of running text is held against them.</summary>
internal static partial class PlanWords
{
    public const string Number = @"[-−]?[0-9]{1,3}(?:[ \u00A0][0-9]{3})+(?:[.,][0-9]+)?|[-−]?[0-9]+(?:[.,][0-9]+)?";

    private const string Unit = @"(?:\s*(?:%|procent|kr|tkr|mnkr|dagar|timmar|poäng))?";

    /// <summary>A limit with a direction: <c>82 eller högre</c>, <c>minst 82 %</c>, <c>&gt; 98 %</c>.</summary>
    public const string Directed =
        $@"(?:(?:{Number}){Unit}\s+eller\s+(?:högre|lägre|mer|mindre|fler|färre)|(?:minst|högst|max|under|över|[<>≤≥]=?)\s*(?:{Number}){Unit})";

    /// <summary>A yellow limit: a range, a limit with a direction, or a number.</summary>
    public const string YellowForm = $@"(?:(?:{Number})\s*[-–—]\s*(?:{Number}){Unit}|{Directed}|(?:{Number}){Unit}|[-–—](?=\s))";

    /// <summary>An outcome: a number, nothing in so many words, or the week of the next value, perhaps with the year it is of.</summary>
    public const string OutcomeForm = $@"(?:(?:(?:{Number})\s?%?|i\.?\s?u\.?|[vV]\s?[0-9]{{1,2}}|[-–—])(?:\s*\((?:19|20)[0-9]{{2}}\))?)(?=\s|$)";

    [GeneratedRegex($@"^{Directed}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    public static partial Regex IsDirected();

    /// <summary>A value of a row of numbers: <c>5,3</c>, <c>98%</c>, <c>&gt;98%</c>, <c>I.U</c>, <c>Max 120</c>.</summary>
    [GeneratedRegex($@"^(?:(?:[<>≤≥]=?|max|minst|högst)?\s?(?:{Number})\s?%?|i\.?\s?u\.?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    public static partial Regex IsValue();

    [GeneratedRegex(@"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}", RegexOptions.CultureInvariant)]
    public static partial Regex Date();

    [GeneratedRegex(@"\b[NU][0-9]{5}\b", RegexOptions.CultureInvariant)]
    public static partial Regex Kpi();

    /// <summary>When new values come: <c>Uppgifter v 37</c>, <c>Resultat presenteras v 23 respektive v 48</c>.</summary>
    [GeneratedRegex(
        @"\b(?:uppgift(?:er)?|resultat(?:et)?|utfall|värden?|publiceras|presenteras|redovisas)\b[^.]{0,40}?\b(?<when>v(?:ecka)?\.?\s?[0-9]{1,2}(?:\s*(?:,|respektive|resp\.?|och)\s*v(?:ecka)?\.?\s?[0-9]{1,2})*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    public static partial Regex Publishes();

    /// <summary>A numbered heading: <c>5.2 Äldreomsorgen</c>.</summary>
    [GeneratedRegex(@"^(?<number>[0-9]{1,2}(?:\.[0-9]{1,2})*)\.?\s+(?<text>[\p{Lu}].{2,150})$", RegexOptions.CultureInvariant)]
    public static partial Regex Numbered();

    /// <summary>A level of goals with its name on the same line: <c>Målområde: Samhälle</c>.</summary>
    [GeneratedRegex(@"^(?=(?-i:\p{Lu}))(?<level>[\p{L}/ -]{0,50}?(?:mål|målområde|perspektiv|fokusområde|inriktning))\s*:\s*(?<name>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex NamedLevel();

    /// <summary>The years that goals are for, above them: <c>Verksamhetsmål 2020-2023</c>.</summary>
    [GeneratedRegex(@"^(?:\p{L}+ )?\p{L}*mål\s+(?:19|20)[0-9]{2}(?:\s*[-–]\s*(?:19|20)?[0-9]{2})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex GoalsOfYears();

    /// <summary>A numbered goal whose words follow: <c>Effektmål 2 (Koncernövergripande mål)</c>.</summary>
    [GeneratedRegex(@"^(?<level>\p{L}*mål)\s+(?<number>[0-9]{1,3})(?![0-9])\s*(?:\((?<note>[^)]*)\))?\s*[:.]?\s*(?<name>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex NumberedGoal();
}
