using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(IndicatorSync.Browser.Tests.Chromium))]

namespace IndicatorSync.Browser.Tests;

/// <summary>The system's Chromium, headless, started once; tests that need it skip where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];

    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is { } program)
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments });
        }
    }

    /// <summary>A page that shows the mail, cut off from every network.</summary>
    public async Task<IPage> ShowAsync(string html, int width, ColorScheme scheme)
    {
        Assert.SkipWhen(browser is null, "there is no Chromium on this machine: the mails are not looked at in a browser");
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = scheme,
            Locale = "sv-SE",
            Offline = true,
        });
        var page = await context.NewPageAsync();
        await page.SetContentAsync(html);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();

        playwright?.Dispose();
    }
}
