namespace IndicatorSync.Testing;

/// <summary>Files as they lie in the repository, found upwards from where the tests run.</summary>
internal static class RepositoryFiles
{
    public static readonly string Sample = Path.Combine(Root(), "deploy", "samples", "norsjo-2026", "indikatorer.yaml");

    public static readonly string Schema = Path.Combine(Root(), "src", "IndicatorSync.Worker", "Catalogue", "indikatorer.schema.json");

    public static string Of(params string[] parts) => Path.Combine([Root(), .. parts]);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IndicatorSync.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside the repository");
    }
}
