[assembly: AssemblyFixture(typeof(IndicatorSync.Browser.Tests.SampleSite))]

namespace IndicatorSync.Browser.Tests;

/// <summary>The site that the README's first command leaves, written once.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    private readonly CommandRun run = new();

    public string Folder => Path.Combine(run.WorkingDirectory, "site");

    /// <summary>Every page, the start page first.</summary>
    public IReadOnlyList<string> Pages { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Assert.True(await run.RunAsync("sync", "--replay", Path.GetDirectoryName(RepositoryFiles.Sample)!) == 0, run.Error + run.Out);
        Pages = [.. Directory.GetFiles(Folder, "*.html", SearchOption.AllDirectories).OrderBy(file => file.Count(sign => sign == Path.DirectorySeparatorChar)).ThenBy(file => Path.GetFileName(file) != "index.html").ThenBy(file => file, StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync()
    {
        run.Dispose();
        return ValueTask.CompletedTask;
    }
}
