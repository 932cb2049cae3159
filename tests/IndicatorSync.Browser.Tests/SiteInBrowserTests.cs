using System.Text;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace IndicatorSync.Browser.Tests;

/// <summary>The site as a reader sees it: a wide screen, a phone, enlarged, dark, in forced colours, by keyboard, on paper.</summary>
public class SiteInBrowserTests(Chromium chromium, SampleSite site) : BrowserTests(chromium)
{
    private const int Desktop = 1280;

    /// <summary>One page of each shape: a plan, a KPI's, one of the municipality's own, one with several genders or without value.</summary>
    private IEnumerable<string> Shapes => Environment.GetEnvironmentVariable("INDICATORSYNC_ALL_PAGES") is { Length: > 0 }
        ? site.Pages
        : site.Pages.Where((_, place) => place is 0 or 1 or 2 || place % 7 == 0);

    [Theory]
    [InlineData(ColorScheme.Light, ForcedColors.None)]
    [InlineData(ColorScheme.Dark, ForcedColors.None)]
    [InlineData(ColorScheme.Light, ForcedColors.Active)]
    public async Task Axe_finds_nothing(ColorScheme scheme, ForcedColors forced)
    {
        var page = await PageAsync(Desktop, scheme, forced);
        foreach (var file in Shapes)
        {
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            var wrong = await WrongAsync(page, isTheFirstLook: (scheme, forced) == (ColorScheme.Light, ForcedColors.None));
            Assert.True(wrong.Length == 0, $"{file}: {wrong}");
        }
    }

    /// <summary>320 px is the narrowest phone; a window of 1280 px at 200 % has 640 of its own.</summary>
    [Fact]
    public async Task No_page_scrolls_sideways()
    {
        var page = await PageAsync(Desktop);
        foreach (var file in site.Pages)
        {
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            foreach (var width in new[] { Desktop / 2, 320 })
            {
                await page.SetViewportSizeAsync(width, 800);
                Assert.True(await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth") <= width, $"{file} at {width}");
            }
        }
    }

    [Fact]
    public async Task No_page_asks_for_anything_has_an_error_or_a_link_that_leads_nowhere()
    {
        var page = await PageAsync(Desktop);
        var (asked, errors) = (new List<string>(), new List<string>());
        void Asks(object? _, IRequest request) => asked.Add(request.Url);
        void Says(object? _, IConsoleMessage message) => errors.Add(message.Text);
        void Fails(object? _, string message) => errors.Add(message);
        page.Request += Asks;
        page.Console += Says;
        page.PageError += Fails;
        foreach (var file in site.Pages)
        {
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            foreach (var link in await page.EvaluateAsync<string[]>("[...document.links].filter(link => link.protocol !== 'mailto:').map(link => link.href)"))
            {
                var (there, anchor) = (new Uri(link), new Uri(link).Fragment);
                Assert.True(there.IsFile && File.Exists(there.LocalPath), $"{file}: {link}");
                Assert.True(anchor.Length == 0 || await page.EvaluateAsync<bool>("id => document.getElementById(id) !== null", anchor[1..]), $"{file}: {link}");
            }
        }

        page.Request -= Asks;
        page.Console -= Says;
        page.PageError -= Fails;
        Assert.Equal(site.Pages.Select(file => new Uri(file).AbsoluteUri), asked);
        Assert.Empty(errors);
    }

    /// <summary>What Tab comes to, in the order in which it stands, each with an outline.</summary>
    [Fact]
    public async Task The_keyboard_goes_through_a_page_in_its_order_and_shows_where_it_is()
    {
        var page = await PageAsync(Desktop);
        await page.GotoAsync(new Uri(site.Pages[0]).AbsoluteUri);
        var stops = await page.EvaluateAsync<int>("window.stops = [...document.querySelectorAll('a[href], [tabindex]')]; stops.length");
        Assert.InRange(stops, 10, 500);
        for (var stop = 0; stop < stops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.Equal(
                FormattableString.Invariant($"{stop} solid 3px"),
                await page.EvaluateAsync<string>("(style => stops.indexOf(document.activeElement) + ' ' + style.outlineStyle + ' ' + style.outlineWidth)(getComputedStyle(document.activeElement))"));
        }
    }

    [Fact]
    public async Task On_paper_the_plans_table_is_whole()
    {
        var page = await PageAsync(Desktop);
        await page.GotoAsync(new Uri(site.Pages[0]).AbsoluteUri);
        var rows = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#planen tbody tr')].map(row => [...row.cells].map(cell => cell.textContent).join(' '))");
        Assert.Equal(23, rows.Length);

        using var paper = PdfDocument.Open(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = false }));

        Assert.All(paper.GetPages(), sheet => Assert.True(sheet.Width > sheet.Height, "the table needs the long side"));
        Assert.DoesNotContain(paper.GetPages(), sheet => sheet.Letters.Any(letter => letter.BoundingBox.Right > sheet.Width || letter.BoundingBox.Left < 0));
        // Letters that a font joins, as ff, come as one sign.
        var printed = string.Concat(paper.GetPages().SelectMany(sheet => sheet.Letters).Select(letter => letter.Value).Where(sign => !string.IsNullOrWhiteSpace(sign)))
            .Normalize(NormalizationForm.FormKC);
        foreach (var word in rows.SelectMany(row => row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Distinct())
        {
            Assert.True(printed.Contains(word.Normalize(NormalizationForm.FormKC), StringComparison.Ordinal), $"{word} is not on paper");
        }
    }
}
