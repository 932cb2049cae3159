using IndicatorSync.Worker.Catalogue;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>A folder of plans on disk, for one test.</summary>
internal sealed class PlanFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync-planer-");

    public string Path => folder.FullName;

    public PlanFolder With(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    public string PathOf(string file) => System.IO.Path.Combine(folder.FullName, file);

    public CatalogueReading Read() => CatalogueReader.ReadFile(folder.FullName, Yaml.Context);

    /// <summary>A sound plan of one municipality.</summary>
    public static string Plan(string name, string municipality, params string[] indicators) => $"""
        plan: {name}
        kommun: "{municipality}"
        mottagare:
          standard: [{municipality}@example.se]
          admin: [drift-{municipality}@example.se]
        indikatorer:

        """ + string.Concat(indicators);

    public static string Indicator(string id, string green = "82 eller högre", string kpi = "U23471", params string[] more) =>
        $"  - id: {id}\n    namn: Helhetssyn\n    nyckeltal: {kpi}\n    grön: {green}\n" + string.Concat(more.Select(line => $"    {line}\n"));

    public void Dispose() => folder.Delete(recursive: true);
}
