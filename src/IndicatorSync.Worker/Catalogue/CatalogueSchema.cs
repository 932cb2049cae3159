namespace IndicatorSync.Worker.Catalogue;

/// <summary>The JSON Schema of the catalogue, which editors read beside it.</summary>
internal static class CatalogueSchema
{
    public static string FileName => "indikatorer.schema.json";

    /// <summary>Puts the schema into a folder where there is none.</summary>
    public static async Task PutAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path))
        {
            return;
        }

        await using var schema = typeof(CatalogueSchema).Assembly.GetManifestResourceStream("Catalogue/indikatorer.schema.json")!;
        await using var file = new FileStream(path, FileMode.CreateNew);
        await schema.CopyToAsync(file, cancellationToken);
    }
}
