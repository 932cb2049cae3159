using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace IndicatorSync.Browser.Tests;

/// <summary>A test that looks at pages, and gives them back when it is over.</summary>
public abstract class BrowserTests(Chromium chromium) : IDisposable
{
    private static readonly string[] ColourRules = ["color-contrast", "link-in-text-block"];
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Of what passed one for each rule is enough, there may be many thousands.</summary>
    private static readonly string[] InFull = ["violations"];
    private static readonly object EveryRule = new { resultTypes = InFull };
    private static readonly object OfColours = new { resultTypes = InFull, runOnly = new { type = "rule", values = ColourRules } };

    private readonly List<IPage> lent = [];

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        lent.ForEach(chromium.GiveBack);
    }

    /// <summary>An empty page; see <see cref="Chromium.PageAsync"/>.</summary>
    protected async Task<IPage> PageAsync(int width, ColorScheme scheme = ColorScheme.Light, ForcedColors forcedColors = ForcedColors.None)
    {
        lent.Add(await chromium.PageAsync(width, scheme, forcedColors));
        return lent[^1];
    }

    /// <summary>A page that shows the mail.</summary>
    protected async Task<IPage> ShowAsync(string html, int width, ColorScheme scheme)
    {
        var page = await PageAsync(width, scheme);
        await page.SetContentAsync(html);
        return page;
    }

    /// <summary>What axe finds wrong, a line for each.</summary>
    /// <param name="page">What is looked at.</param>
    /// <param name="isTheFirstLook">Every rule; false: those of colours, for what looks otherwise than when the others were tried.</param>
    protected static async Task<string> WrongAsync(IPage page, bool isTheFirstLook)
    {
        // The package's own call opens a page more for each look, to put results of frames together; here are no frames.
        await page.EvaluateAsync(Axe);
        var result = (await page.EvaluateAsync<JsonElement>("options => axe.run(document, options)", isTheFirstLook ? EveryRule : OfColours))!;

        Assert.NotEqual(0, result.GetProperty("passes").GetArrayLength());
        return string.Join('\n', result.GetProperty("violations").EnumerateArray().Select(violation => violation.GetRawText()));
    }
}
