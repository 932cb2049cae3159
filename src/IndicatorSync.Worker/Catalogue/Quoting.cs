using System.Text.RegularExpressions;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>What to say where YAML reads a limit otherwise than people do: the value wants quotation marks.</summary>
internal static partial class Quoting
{
    /// <summary>No line that a person wrote is longer, and the patterns would take the square of its length.</summary>
    private const int LongestLine = 500;

    /// <summary>The value of <c>grön: &gt; 98</c> in quotation marks, when the line is of that kind; null otherwise.</summary>
    public static string? OfSign(string line) =>
        line.Length <= LongestLine && Sign().Match(line) is { Success: true } found ? Quoted(found.Groups["key"].Value, found.Groups["value"].Value) : null;

    /// <summary>True for a decimal comma inside <c>{ }</c> or <c>[ ]</c>.</summary>
    public static bool HasSplitNumber(string line) => line.Length <= LongestLine && SplitNumber().IsMatch(line);

    public static bool IsSplitNumber(YamlText key) => key.Value is [>= '0' and <= '9', ..];

    /// <summary><c>{ grön: 7,0 eller lägre }</c> comes as the key <c>grön</c> with <c>7</c> and a key <c>0 eller lägre</c>.</summary>
    public static string? OfSplitNumber(YamlText key, YamlEntry? before)
    {
        if (!IsSplitNumber(key))
        {
            return null;
        }

        return before is { Value: YamlText { IsEmpty: false } start }
            ? Quoted(before.Key.Value, $"{start.Value.Trim()},{key.Value}")
            : $"\"{key.Value}\"";
    }

    /// <summary><c>grön: [7,0 eller lägre]</c> comes as a list of <c>7</c> and <c>0 eller lägre</c>.</summary>
    public static string? ForFlow(string key, YamlNode node) =>
        node is YamlList { Flow: true, Items.Count: > 0 } list && list.Items.All(item => item is YamlText)
            ? Quoted(key, string.Join(',', list.Items.Cast<YamlText>().Select(item => item.Value.Trim())))
            : null;

    /// <summary>A block scalar as a limit: before a bare number its <c>&gt;</c> was meant as a sign.</summary>
    public static string? ForBlock(string key, YamlText block) => block switch
    {
        { IsEmpty: true } => null,
        _ when block.Value.Any(char.IsLetter) => Quoted(key, block.Value),
        _ => Quoted(key, $"> {block.Value.Trim()}"),
    };

    private static string Quoted(string key, string value) => $"{key}: \"{value.Trim()}\"";

    // A key, a colon, and a value that begins with a sign YAML keeps for itself; a comment is no value.
    [GeneratedRegex(@"(?<key>[\p{L}][\p{L} ]*):\s+(?<value>[>|%@`&*!][^#""]*[^#""\s])", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(@"[\[{][^\]}]*[0-9],[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex SplitNumber();
}
