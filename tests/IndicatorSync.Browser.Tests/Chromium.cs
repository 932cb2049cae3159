using System.Collections.Concurrent;
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

    // A page is a process of the browser's: to start one costs more than what most tests do with it.
    private readonly ConcurrentBag<IPage> free = [];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private IBrowserContext? context;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is { } program)
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments });
            context = await browser.NewContextAsync(new() { Locale = "sv-SE", Offline = true });
        }
    }

    /// <summary>An empty page, cut off from every network; what lies on the disk it may read. Whoever asked gives it back.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="scheme">What the reader's system prefers.</param>
    /// <param name="forcedColors">The system's own few colours instead of the page's, as in Windows' contrast themes.</param>
    public async Task<IPage> PageAsync(int width, ColorScheme scheme, ForcedColors forcedColors)
    {
        Assert.SkipWhen(context is null, "there is no Chromium on this machine: the mails are not looked at in a browser");
        if (!free.TryTake(out var page))
        {
            page = await context!.NewPageAsync();
        }

        // What another test's page kept in memory ends with it.
        await page.GotoAsync("about:blank");
        await page.SetViewportSizeAsync(width, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = forcedColors });
        return page;
    }

    /// <summary>The next test may have it, emptied.</summary>
    public void GiveBack(IPage page) => free.Add(page);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
