using Microsoft.Playwright;

namespace IndicatorSync.Browser.Tests;

/// <summary>Every kind of mail as a reader sees it: a wide screen, a phone, a dark theme, no colours.</summary>
public class MailInBrowserTests(Chromium chromium) : BrowserTests(chromium)
{
    private const int Desktop = 760;
    private const int Phone = 360;

    public static MatrixTheoryData<string, ColorScheme> MailsAndSchemes => new(Mails.All.Keys, [ColorScheme.Light, ColorScheme.Dark]);

    public static TheoryData<string> Names => [.. Mails.All.Keys];

    [Theory]
    [MemberData(nameof(MailsAndSchemes))]
    public async Task Axe_finds_no_violation(string name, ColorScheme scheme)
    {
        var page = await ShowAsync(Mails.Html(name), Desktop, scheme);
        // Where a mail sets no background axe counts with white, whatever the theme.
        await page.AddStyleTagAsync(new() { Content = "html { background: Canvas }" });

        Assert.Equal("", await WrongAsync(page, isTheFirstLook: scheme == ColorScheme.Light));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_phone_shows_it_without_scrolling_sideways(string name)
    {
        var page = await ShowAsync(Mails.Html(name), Phone, ColorScheme.Light);

        Assert.InRange(await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth"), 1, Phone);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_dark_theme_turns_it_dark(string name)
    {
        var page = await ShowAsync(Mails.Html(name), Desktop, ColorScheme.Dark);

        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('h1')).color"));
    }

    /// <summary>
    /// The pictures of <c>docs/mejl</c>; without <c>INDICATORSYNC_PICTURES</c> (the folder) it only sees that they can be taken.
    /// </summary>
    [Theory]
    [InlineData("startlage", Desktop, ColorScheme.Light, false, "startlage")]
    [InlineData("larm", Desktop, ColorScheme.Light, false, "larm")]
    [InlineData("larm", Desktop, ColorScheme.Dark, false, "larm-morkt")]
    [InlineData("larm", Phone, ColorScheme.Light, false, "larm-telefon")]
    [InlineData("larm", Desktop, ColorScheme.Light, true, "larm-graskala")]
    [InlineData("revidering", Desktop, ColorScheme.Light, false, "revidering")]
    [InlineData("andrad-grans", Desktop, ColorScheme.Light, false, "andrad-grans")]
    [InlineData("vecka", Desktop, ColorScheme.Light, false, "vecka")]
    [InlineData("drift", Desktop, ColorScheme.Light, false, "drift")]
    public async Task Pictures_of_it_can_be_taken(string name, int width, ColorScheme scheme, bool grey, string file)
    {
        var page = await ShowAsync(Mails.Html(name), width, scheme);
        if (grey)
        {
            await page.AddStyleTagAsync(new() { Content = "html { filter: grayscale(1) }" });
        }

        var picture = await page.ScreenshotAsync(new() { FullPage = true });

        Assert.NotEmpty(picture);
        if (Environment.GetEnvironmentVariable("INDICATORSYNC_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, file + ".png"), picture, TestContext.Current.CancellationToken);
        }
    }
}
