using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(IndicatorSync.Browser.Tests.Chromium))]

namespace IndicatorSync.Browser.Tests;

/// <summary>The system's Chromium, headless, started once; tests that need it skip where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];

    // A page is looked at once: threads that compile its scripts for speed meanwhile cost more than they bring.
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--js-flags=--single-threaded"];

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

    /// <summary>A profile of its own, cut off from every network; what lies on the disk it may read. Whoever asked closes it.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="scheme">What the reader's system prefers.</param>
    /// <param name="forcedColors">The system's own few colours instead of the page's, as in Windows' contrast themes.</param>
    public Task<IBrowserContext> ContextAsync(int width, ColorScheme scheme, ForcedColors forcedColors)
    {
        Assert.SkipWhen(browser is null, "there is no Chromium on this machine: the mails are not looked at in a browser");
        return browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = scheme,
            ForcedColors = forcedColors,
            Locale = "sv-SE",
            Offline = true,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
