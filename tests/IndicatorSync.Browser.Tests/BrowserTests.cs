using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IndicatorSync.Browser.Tests;

/// <summary>A test that opens pages, and closes them when it is over: each is a process of the browser's.</summary>
public abstract class BrowserTests(Chromium chromium) : IAsyncDisposable
{
    private static readonly HashSet<ResultType> Violations = [ResultType.Violations];

    private readonly List<IBrowserContext> opened = [];

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var context in opened)
        {
            await context.CloseAsync();
        }
    }

    /// <summary>An empty page; see <see cref="Chromium.ContextAsync"/>.</summary>
    protected async Task<IPage> PageAsync(int width, ColorScheme scheme = ColorScheme.Light, ForcedColors forcedColors = ForcedColors.None)
    {
        opened.Add(await chromium.ContextAsync(width, scheme, forcedColors));
        return await opened[^1].NewPageAsync();
    }

    /// <summary>A page that shows the mail.</summary>
    protected async Task<IPage> ShowAsync(string html, int width, ColorScheme scheme)
    {
        var page = await PageAsync(width, scheme);
        await page.SetContentAsync(html);
        return page;
    }

    /// <summary>What axe finds wrong, a line for each; with what passed once for each rule only, of which there may be many thousands.</summary>
    /// <param name="page">What is looked at.</param>
    /// <param name="isTheFirstLook">Every rule; false: those of colours, for a page that looks otherwise than when the others were tried.</param>
    protected static async Task<string> WrongAsync(IPage page, bool isTheFirstLook)
    {
        var options = new AxeRunOptions { ResultTypes = Violations };
        if (!isTheFirstLook)
        {
            options.RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block");
        }

        var result = await page.RunAxe(options);

        Assert.NotEmpty(result.Passes);
        return string.Join('\n', result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" ", violation.Nodes.Select(node => node.Html + node.Any.FirstOrDefault()?.Message))}"));
    }
}
