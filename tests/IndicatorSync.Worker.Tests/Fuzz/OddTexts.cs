using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Tests.Fuzz;

/// <summary>Texts as no one should write them.</summary>
internal static class OddTexts
{
    /// <summary>As they stand in JSON.</summary>
    public static readonly IReadOnlyList<string> Json =
    [
        @"""\ud83d""", @"""Andel \u001b[31m\u0007(%)""", @"""\u202eAndel\u200b""", "\"٢٠٢٥\"", "\"9999-12-31\"", "\"0001-01-01\"", "\"\"", $"\"{new string('9', 35)}\"",
        "99999999999999999999999999999999999", "1e400", "-1", "true", "null", "{}", "[]", "[\"a\"]", $"\"{new string('x', 20_000)}\"", @"""a\u0000b""", "\"<b>&amp;'\"",
    ];

    /// <summary>As they stand in a setting or after a key of the catalogue.</summary>
    public static readonly IReadOnlyList<string> Plain =
    [
        "\uFFFD", "Andel \u001B[31m\u0007röd", "\u202EAndel\u200B", "٢٠٢٥", "9999-12-31", "", new string('9', 35), "-1", "[", "{", "'", "a: b: c", "%", new string('x', 20_000), "<b>&amp;", "\u00A0", "\0",
    ];

    /// <summary>The odd texts that a field gets: so many, the same ones every time; all of them where the fuzz is asked to be longer.</summary>
    public static IEnumerable<string> Some(IReadOnlyList<string> texts, int count, string field) =>
        DamageFuzzTests.Times(1) > 1 ? texts : texts.Concat(texts).Skip(field.Aggregate(7, (sum, sign) => ((sum * 31) + sign) & 0xFFFFFF) % texts.Count).Take(count);

    /// <summary>What is told is clean, and speaks of no part of the program.</summary>
    public static void AssertPlain(string told, string what)
    {
        Assert.True(ForeignText.Lines(told, told.Length + 1) == told.ReplaceLineEndings("\n"), $"{what}: a sign that nobody sees in\n{told}");
        Assert.False(told.Contains("Exception", StringComparison.Ordinal) || told.Contains("System.", StringComparison.Ordinal), $"{what}: {told}");
    }
}
