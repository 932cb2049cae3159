using System.Text.RegularExpressions;

namespace IndicatorSync.Core.Drafting;

/// <summary>What a plan calls itself.</summary>
/// <param name="Words">Its name, on one line.</param>
/// <param name="IsClear">It stands as a title at the plan's head.</param>
internal sealed partial record PlanTitle(string Words, bool IsClear)
{
    private const int Longest = 120;

    /// <summary>The lines of a cover and a first page.</summary>
    private const int HeadLines = 25;

    private const int LongestOwner = 60;

    private const int MostTitleLines = 3;

    /// <summary>Null when no line is a plan's name with its year.</summary>
    public static PlanTitle? Of(IReadOnlyList<PlanBlock> blocks)
    {
        var lines = blocks.OfType<PlanLine>().Where(line => line.Bullet == 0).ToList();
        var head = lines.Take(HeadLines).TakeWhile(line => !PlanWords.Numbered().IsMatch(line.Text)).ToList();
        for (var at = 0; at < head.Count; at++)
        {
            // A cover breaks its title over lines: "Verksamhetsplan", "2026", "Omsorgsnämnden".
            for (var length = 1; length <= Math.Min(MostTitleLines, head.Count - at); length++)
            {
                if (Name(BrokenLines.Join(head.Skip(at).Take(length).Select(line => line.Text)), isOneLine: length == 1) is { } name)
                {
                    return new PlanTitle(WithOwner(head, at, name), IsClear: true);
                }
            }
        }

        return lines.Skip(head.Count).Select(line => Name(line.Text, isOneLine: true)).FirstOrDefault(name => name is not null) is { } inside ? new PlanTitle(inside, IsClear: false) : null;
    }

    /// <summary>The line directly above belongs to the title: whose plan it is.</summary>
    private static string WithOwner(List<PlanLine> head, int at, string name) =>
        at > 0 && !head[at].AfterBlank && head[at - 1].Text is { Length: <= LongestOwner } owner && char.IsUpper(owner[0]) && char.IsLetter(owner[^1]) ? $"{owner} {name}" : name;

    private static string? Name(string text, bool isOneLine)
    {
        var words = PageNumber().Replace(text, "").Trim();
        return words.Length is > 0 and <= Longest && words[^1] is not ('.' or ':' or ',') && !char.IsLower(words[0])
            && (isOneLine ? NameOfPlan() : BrokenName()).IsMatch(words) && !PlanWords.Numbered().IsMatch(words)
            ? words
            : null;
    }

    private const string Kinds =
        "verksamhetsplan|nämndplan|nämndsplan|styrkort|uppföljningsplan|mål för|måldokument|uppsiktsrapport|kvalitetsplan|budget och mål|mål och budget|målstyrning|årsplan|flerårsplan|strategisk plan|internbudget|verksamhetsberättelse";

    [GeneratedRegex($@"\b(?:{Kinds})\b.*\b20[0-9]{{2}}\b|\b20[0-9]{{2}}\b.*\b(?:verksamhetsplan|styrkort|nämndplan)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NameOfPlan();

    /// <summary>Lines joined begin with the kind of plan and end at its year.</summary>
    [GeneratedRegex($@"^(?:{Kinds})\b[^.:;]*\b20[0-9]{{2}}(?:\s*[-–]\s*(?:20)?[0-9]{{2}})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BrokenName();

    [GeneratedRegex(@"\s+(?:sid(?:a|an)?\.?\s*)?[0-9]{1,3}\s*(?:\(|av\s)\s*[0-9]{1,3}\)?$|\s+sid(?:a|an)?\.?\s*[0-9]{1,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();
}
