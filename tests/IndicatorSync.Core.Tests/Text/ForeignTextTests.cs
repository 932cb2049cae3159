using System.Globalization;
using System.Text;
using CsCheck;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Tests.Text;

public class ForeignTextTests
{
    [Theory]
    [InlineData("Helhetssyn särskilt boende, andel (%)")]
    [InlineData("Nöjd  med vården – “bra” 10 m² ½ €")]
    [InlineData("Łódź, Ąę, Привет, 中文, 👩\u200D🚒")]
    [InlineData("")]
    public void Clean_text_stays_as_it_is(string text)
    {
        Assert.Equal(text, ForeignText.Line(text));
        Assert.Equal(text, ForeignText.Lines(text));
    }

    /// <summary>No theory: half a pair does not come through an attribute.</summary>
    [Fact]
    public void What_is_no_text_is_shown_as_such()
    {
        Assert.Equal("half \uFFFD pair", ForeignText.Line("half \uD83D pair"));
        Assert.Equal("pair turned \uFFFD\uFFFD round", ForeignText.Line("pair turned \uDE00\uD83D round"));
        Assert.Equal("no character \uFFFD", ForeignText.Line("no character \uFFFF"));
    }

    [Theory]
    [InlineData("\u001B[31mröd\u001B[0m", "röd")]
    [InlineData("\u009B1;31mröd", "röd")]
    [InlineData("\u001B]0;title\aText", "Text")]
    [InlineData("\u001B]8;;http://x\u001B\\Text", "Text")]
    [InlineData("\u001B]never closed", "never closed")]
    [InlineData("\u001B[12", "12")]
    [InlineData("\u001Bc", "")]
    [InlineData("end \u001B", "end ")]
    [InlineData("\u0000a\u0008b\u007Fc\u0090d\a", "abcd")]
    public void Escape_sequences_and_control_characters_go(string text, string clean) => Assert.Equal(clean, ForeignText.Line(text));

    [Theory]
    [InlineData("\u202Egnp.exe", "gnp.exe")]
    [InlineData("a\u200E\u200F\u061C\u2066\u2069b", "ab")]
    [InlineData("\uFEFFa\u200B\u00ADb\u2060", "ab")]
    public void Marks_that_nobody_sees_go(string text, string clean) => Assert.Equal(clean, ForeignText.Line(text));

    [Fact]
    public void A_line_has_no_line_breaks_and_a_text_has_one_kind_of_them()
    {
        const string Text = "a\r\nb\nc\rd\u2028e\u0085f\tg";

        Assert.Equal("a  b c d e f g", ForeignText.Line(Text));
        Assert.Equal("a\nb\nc\nd\ne\nf\tg", ForeignText.Lines(Text));
    }

    [Theory]
    [InlineData("gro\u0308n:\u00A082\u202Feller\u2009ho\u0308gre", "grön: 82 eller högre")]
    [InlineData("\u00A0\u00A0id:\u3000a\u200Bb\u00AD\u200D\u2060c", "  id: abc")]
    [InlineData("a\r\nb\rc\nd\u2028e\vf\tg", "a\nb\nc\nd e f\tg")]
    [InlineData("\u001B[31mröd\a", "röd")]
    public void Words_are_read_as_they_look_and_lines_keep_their_numbers(string text, string words) => Assert.Equal(words, ForeignText.Words(text));

    [Fact]
    public void Words_with_half_a_pair_are_words_still() => Assert.Equal("a\uFFFDb", ForeignText.Words("a\uD83Db"));

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_shown_as_such()
    {
        Assert.Equal("S\uFFFDrskilt", ForeignText.Line(Encoding.Latin1.GetBytes("Särskilt")));
        Assert.Equal("aaa", ForeignText.Line(Encoding.UTF8.GetBytes(new string('a', 1_000_000)), 3));
    }

    [Fact]
    public void The_length_is_bounded_and_no_character_is_cut_in_two()
    {
        Assert.Equal(ForeignText.Longest, ForeignText.Line(new string('x', 100_000)).Length);
        Assert.Equal("aa", ForeignText.Line("aa😀", 3));
        Assert.Equal("aa😀", ForeignText.Line("aa😀", 4));
    }

    [Fact]
    public void A_message_is_one_short_line()
    {
        Assert.Equal("550 No such user", ForeignText.Message("550  No\r\n such\tuser.\u0007"));
        Assert.Equal(new string('x', 200) + "…", ForeignText.Message(new string('x', 100_000)));
    }

    [Fact]
    public void Whatever_comes_is_clean_afterwards_and_stays_so() => Gen.Char.Array[0, 40].Select(signs => new string(signs)).Sample(
        text =>
        {
            var clean = ForeignText.Line(text);
            return clean == ForeignText.Line(clean)
                && clean.IsNormalizedUtf16()
                && clean.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Control);
        },
        iter: 20_000,
        seed: "0N0XIzNsQ0O2");
}

file static class Utf16
{
    /// <summary>No half of a surrogate pair is left.</summary>
    public static bool IsNormalizedUtf16(this string text) => new UnicodeEncoding(false, false, throwOnInvalidBytes: true).GetByteCount(text) >= 0;
}
