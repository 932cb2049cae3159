namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>The texts of five plans, as they lie in <c>../shared</c> beside the repository or where INDICATORSYNC_SHARED points.</summary>
internal static class PlanSeeds
{
    /// <summary>The file's bytes; the test is skipped where it is absent.</summary>
    public static byte[] Read(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IndicatorSync.sln")))
        {
            folder = folder.Parent;
        }

        string?[] shared = [Environment.GetEnvironmentVariable("INDICATORSYNC_SHARED"), folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null];
        var path = shared.OfType<string>().Select(root => Path.Combine(root, "plans", "seeds", name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, "shared/plans/seeds is not beside the repository, nor where INDICATORSYNC_SHARED points");
        return File.ReadAllBytes(path);
    }
}
