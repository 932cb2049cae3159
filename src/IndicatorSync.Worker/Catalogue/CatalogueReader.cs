using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Reads <c>indikatorer.yaml</c>, or a folder of plans (docs/contract.md 1.4, 1.14), and reports every fault at once, each with its file, line and column.</summary>
internal static class CatalogueReader
{
    /// <param name="path">As configured, a file or a folder; it is also the name that findings bear.</param>
    /// <param name="context">The date and the administrator.</param>
    /// <exception cref="ExpectedFailure">There is no file, or one cannot be opened.</exception>
    public static CatalogueReading ReadFile(string path, CatalogueReaderContext context) => Read(CatalogueContent.Open(path), path, context);

    /// <param name="text">The file's text; a byte order mark is passed over.</param>
    /// <param name="file">The name that findings bear.</param>
    /// <param name="context">The date and the administrator.</param>
    public static CatalogueReading Read(string text, string file, CatalogueReaderContext context)
    {
        var plan = PlanReader.Open(text, file).Read(context);
        return new CatalogueReading(plan.Plan, plan.Log.InOrder);
    }

    /// <param name="content">The text of the file or of each file.</param>
    /// <param name="path">The file, or the folder in which they lie; findings bear it.</param>
    /// <param name="context">The date and the administrator.</param>
    public static CatalogueReading Read(CatalogueContent content, string path, CatalogueReaderContext context) =>
        content.IsFolder ? PlansReader.Read(content, path, context)
        : content.Files[0].Unreadable is { } unreadable ? new CatalogueReading(null, [unreadable])
        : Read(content.Files[0].Text, path, context);
}
