using System.Net;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Mail;
using static IndicatorSync.Worker.Tests.Mail.MailSamples;

namespace IndicatorSync.Worker.Tests.Mail;

public partial class MailHtmlTests
{
    private static readonly Digest Full = Digest(
        MailKind.Start,
        Hvb(),
        Helhetssyn(DigestEvent.RevisedStillRed, Colour.Red, 64m, 62m)) with
    {
        RedNow = [Hvb(DigestEvent.Baseline)],
        RidesAlong = [Hvb(DigestEvent.OlderRevised) with { Besides = [new RowRemark(DigestEvent.OlderRevised, "2021 reviderat: 14,0 → 13,2")] }],
        Problems = [new ProblemNotice("kpi_gone", "U23471", 1, true, "U23471 finns inte längre i Kolada sedan 2025.")],
        AlertsLeftOut = 4,
    };

    [Theory]
    [InlineData("position")]
    [InlineData("flex")]
    [InlineData("background")]
    [InlineData("float")]
    [InlineData("<img")]
    [InlineData("<script")]
    [InlineData("<style")]
    [InlineData("url(")]
    [InlineData("src=")]
    public void It_holds_nothing_that_outlook_drops_or_a_server_could_count(string forbidden) =>
        Assert.DoesNotContain(forbidden, Renderer.Render(Full).Html, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void It_says_its_language_and_fits_dark_themes_and_phones()
    {
        var html = Renderer.Render(Full).Html;

        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"sv\">", html, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"color-scheme\" content=\"light dark\">", html, StringComparison.Ordinal);
        Assert.Contains("width=device-width", html, StringComparison.Ordinal);
        Assert.DoesNotContain("width=\"640\"", Comment().Replace(html, ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Ink_is_never_set_without_its_fill() => Assert.All(
        Cell().Matches(Renderer.Render(Full).Html).Where(cell => cell.Value.Replace("color:inherit", "", StringComparison.Ordinal).Contains("color:", StringComparison.Ordinal)),
        cell => Assert.Contains("bgcolor=", cell.Value, StringComparison.Ordinal));

    [Fact]
    public void The_text_holds_every_number_and_every_word_of_it()
    {
        var mail = Renderer.Render(Full);
        var shown = Shown(mail.Html);

        Assert.Contains("6,7", Found(Number(), shown));
        Assert.Empty(Found(Number(), shown).Except(Found(Number(), mail.Text)));
        Assert.Empty(Found(Word(), shown).Except(Found(Word(), mail.Text)));
    }

    [Fact]
    public void Whatever_comes_from_outside_is_escaped()
    {
        const string hostile = "<b>&\"'x";
        var row = Hvb() with
        {
            ShortName = hostile,
            Remark = hostile,
            Link = "https://example.se/?a=1&b=\"" + hostile,
            Acknowledged = new Acknowledgement(hostile, hostile, hostile, new DateOnly(2027, 1, 1), true),
            Status = Hvb().Status with { Name = hostile, Unit = hostile, Green = hostile, Yellow = hostile },
        };
        var mail = Renderer.Render(Digest(MailKind.Alert, row) with
        {
            Plan = hostile,
            Place = hostile,
            Problems = [new ProblemNotice("t", hostile, 1, true, hostile)],
        });

        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("&\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;&amp;&quot;&#39;x", mail.Html, StringComparison.Ordinal);
        // The address of the link is shown in the text, and only an attribute of the HTML, which has the limit beside the bars instead.
        Assert.Equal(mail.Text.Split("<b>&\"'x").Length, Shown(mail.Html).Split("<b>&\"'x").Length);
    }

    [Fact]
    public void Bars_are_as_high_as_their_values_and_hidden_from_screen_readers()
    {
        var html = Renderer.Render(Digest(MailKind.Alert, Hvb())).Html;

        Assert.Equal([7, 1, 17, 20, 40], TrendBars.Of(Hvb().Trend, limit: null).Select(bar => bar.Pieces[^1].Height));
        Assert.All(TrendBars.Of(Hvb().Trend, 1.4m), bar => Assert.Equal(40, bar.Pieces.Sum(piece => piece.Height)));
        Assert.Equal(Hvb().Trend.Count, Bars().Count(html));
        Assert.Contains("aria-hidden=\"true\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.4)]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(50)]
    public void The_limit_is_a_line_through_all_bars_at_one_height(double limit)
    {
        var bars = TrendBars.Of(Hvb().Trend, (decimal)limit);

        string[] lines = ["#8a8a8a", .. Enum.GetValues<Colour>().Select(colour => Badge.Of(colour).Ink)];
        Assert.All(bars, bar => Assert.Single(bar.Pieces, piece => lines.Contains(piece.Fill)));
        Assert.Single(bars.Select(bar => bar.Pieces.SkipWhile(piece => !lines.Contains(piece.Fill)).Sum(piece => piece.Height)).Distinct());
        Assert.All(bars, bar => Assert.Equal(40, bar.Pieces.Sum(piece => piece.Height)));
    }

    [Fact]
    public void The_line_is_named_by_the_words_of_the_plan_and_left_out_where_there_is_no_limit()
    {
        Assert.Contains("— Grön: 1,4 eller lägre</td>", Renderer.Render(Digest(MailKind.Alert, Hvb())).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("— Grön", Renderer.Render(Digest(MailKind.Alert, Hvb() with { Status = Hvb().Status with { Limits = [] } })).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_value_draws_no_trend() =>
        Assert.Empty(Bars().Matches(Renderer.Render(Digest(MailKind.Alert, Hvb() with { Trend = [new(Period.OfYear(2024), 6.7m, Colour.Red)] })).Html));

    [Fact]
    public void Shapes_differ_as_colours_do() =>
        Assert.Equal(4, Enum.GetValues<Colour>().Select(colour => Badge.Of(colour).Symbol).Distinct().Count());

    [Fact]
    public void Ink_on_fill_has_a_contrast_that_everybody_reads() =>
        Assert.All(Enum.GetValues<Colour>(), colour => Assert.True(Contrast(Badge.Of(colour)) >= 4.5, colour.ToString()));

    [Theory]
    [InlineData(Gender.K, "(kvinnor)")]
    [InlineData(Gender.M, "(män)")]
    [InlineData(Gender.Gap, "(skillnad kvinnor–män)")]
    public void Genders_are_told_apart(Gender gender, string words) => Assert.Contains(
        $"Barn och unga 0–20 år placerade på HVB {words}</h3>",
        Renderer.Render(Digest(MailKind.Alert, Hvb() with { Status = Hvb().Status with { Gender = gender } })).Html,
        StringComparison.Ordinal);

    // What a reader sees: without comments, tags, and the parts that repeat the heading or are hidden.
    private static string Shown(string html) => WebUtility.HtmlDecode(Tag().Replace(Hidden().Replace(Comment().Replace(html, ""), " "), " "));

    private static IEnumerable<string> Found(Regex what, string text) => what.Matches(text).Select(match => match.Value);

    private static double Contrast(Badge badge)
    {
        var (light, dark) = (Math.Max(Luminance(badge.Fill), Luminance(badge.Ink)), Math.Min(Luminance(badge.Fill), Luminance(badge.Ink)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string hex)
    {
        var parts = Convert.FromHexString(hex[1..]).Select(part => part / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("<title>.*?</title>|<!DOCTYPE[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("<(td|p|a|h1|h2|h3|span)[^>]*>")]
    private static partial Regex Cell();

    [GeneratedRegex("<td valign=\"bottom\" height=\"40\"")]
    private static partial Regex Bars();

    [GeneratedRegex(@"\d+(,\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
