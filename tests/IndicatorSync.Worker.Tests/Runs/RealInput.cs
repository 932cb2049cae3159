using System.Globalization;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// Kolada's own values, as they lie in <c>../shared</c> beside the repository: two files a KPI, totals and genders, blank for a null.
/// </summary>
internal static class RealInput
{
    private const string Variable = "INDICATORSYNC_SHARED";

    /// <summary>Null where the folder is absent.</summary>
    /// <param name="name">Below <c>kolada/data</c>.</param>
    public static string? Folder(string name = "values_2024-08")
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IndicatorSync.sln")))
        {
            folder = folder.Parent;
        }

        string?[] shared = [Environment.GetEnvironmentVariable(Variable), folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null];
        return shared.OfType<string>().Select(path => Path.Combine(path, "kolada", "data", name)).FirstOrDefault(Directory.Exists);
    }

    public static IEnumerable<(KoladaServerData.Key Key, decimal? Value)> Read(string folder, string kpi, IReadOnlyCollection<string> areas) =>
        Lines(folder, kpi, "year").Select(cells => (Key: new KoladaServerData.Key(kpi, cells[0], Year(cells[1]), "T"), Value: Number(cells[2])))
            .Concat(Lines(folder, kpi, "gender--year").Select(cells => (Key: new KoladaServerData.Key(kpi, cells[0], Year(cells[1]), cells[2]), Value: Number(cells[3]))))
            .Where(value => areas.Contains(value.Key.Area));

    private static IEnumerable<string[]> Lines(string folder, string kpi, string by)
    {
        var file = Path.Combine(folder, $"ddf--datapoints--{kpi.ToLowerInvariant()}--by--geo--{by}.csv");
        return File.Exists(file) ? File.ReadLines(file).Skip(1).Select(line => line.Split(',')) : [];
    }

    private static int Year(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
