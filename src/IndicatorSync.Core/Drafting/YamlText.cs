using System.Text;

namespace IndicatorSync.Core.Drafting;

/// <summary>Writes YAML of the plain kind that people go on with: keys, values in quotation marks only where they need them, comments.</summary>
internal sealed class YamlText
{
    private readonly StringBuilder text = new();

    public override string ToString() => text.ToString();

    /// <summary>The number of the last line.</summary>
    public int Row { get; private set; }

    public YamlText Line(string line = "")
    {
        text.Append(line).Append('\n');
        Row++;
        return this;
    }

    public YamlText Comment(int indent, string words) => Line($"{Pad(indent)}# {OneLine(words)}");

    /// <summary>A key that a person may choose by taking away its <c>#</c>, and nothing else: no space behind it, so that the key then stands right.</summary>
    public YamlText Choice(int indent, string key, string value, string remark) => Line($"{Pad(indent)}#{key}: {Scalar(OneLine(value))}   # {OneLine(remark)}");

    /// <summary>A key with its value; nothing for none.</summary>
    public YamlText Key(int indent, string key, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            Line($"{Pad(indent)}{key}: {Scalar(OneLine(value))}");
        }

        return this;
    }

    /// <summary>The first key of an item of a list.</summary>
    public YamlText Item(int indent, string key, string value) => Line($"{Pad(indent)}- {key}: {Scalar(OneLine(value))}");

    /// <summary>A key with several lines.</summary>
    public YamlText Lines(int indent, string key, string? value)
    {
        var lines = (value ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (lines.Count <= 1)
        {
            return Key(indent, key, lines.FirstOrDefault());
        }

        Line($"{Pad(indent)}{key}: |");
        foreach (var line in lines)
        {
            Line($"{Pad(indent + 2)}{line}");
        }

        return this;
    }

    public YamlText List(int indent, string key, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? this : Line($"{Pad(indent)}{key}: [{string.Join(", ", values.Select(value => InFlow(OneLine(value))))}]");

    /// <summary>Plain where a plain word is safe, else in double quotation marks.</summary>
    public static string Scalar(string value) => IsPlain(value) ? value : Quoted(value);

    private static string InFlow(string value) => IsPlain(value) && value.AsSpan().IndexOfAny(",[]{}") < 0 ? value : Quoted(value);

    private static bool IsPlain(string value) =>
        value.Length > 0
        && char.IsLetterOrDigit(value[0])
        && !char.IsWhiteSpace(value[^1])
        && value[^1] != ':'
        && !value.Contains(": ", StringComparison.Ordinal)
        && !value.Contains(" #", StringComparison.Ordinal)
        && !value.Contains('"', StringComparison.Ordinal)
        && !value.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter) || (char.IsWhiteSpace(letter) && letter is not (' ' or '\u00A0' or '\u202F')) || letter == '\uFFFD')
        && value is not ("null" or "Null" or "NULL");

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in value)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static string OneLine(string words) => string.Join(' ', words.Split((char[])['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Pad(int indent) => new(' ', indent);
}
