using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Sources.Tables;

namespace IndicatorSync.Worker.Drafts;

/// <summary>A plan as read, or the one reason why it cannot be.</summary>
/// <param name="Document">Null when <paramref name="Fault"/> is set.</param>
/// <param name="Fault">Swedish, without a full stop.</param>
internal sealed record PlanFile(PlanDocument? Document, string? Fault = null);

/// <summary>Reads the file of a plan, whatever of the supported kinds it is (docs/contract.md 1.12).</summary>
internal static class PlanFileReader
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0];

    /// <param name="name">The file's name; its ending says what it should hold.</param>
    /// <param name="content">All of it.</param>
    public static PlanFile Read(string name, byte[] content)
    {
        if (content.Length > TableLimits.Bytes)
        {
            return new PlanFile(null, "filen är större än 20 MB");
        }

        if (content.Length == 0)
        {
            return new PlanFile(null, "filen är tom");
        }

        try
        {
            return Path.GetExtension(name).ToLowerInvariant() switch
            {
                ".docx" or ".doc" or ".dotx" when content.AsSpan().StartsWith(CompoundFile) => new PlanFile(null, "filen är lösenordsskyddad eller i det äldre formatet .doc: spara den som .docx utan lösenord"),
                ".docx" or ".dotx" or ".docm" => new PlanFile(WordPlanReader.Read(content)),
                ".xlsx" or ".csv" or ".tsv" => OfTables(TableFileReader.Read(name, content)),
                ".pdf" => new PlanFile(PdfPlanReader.Read(content)),
                ".txt" or ".md" or ".text" => new PlanFile(TextPlanReader.Read(content)),
                var other => new PlanFile(null, $"filer som slutar på \"{ForeignText.Line(other, 20)}\" läses inte; spara planen som .docx, .xlsx, .csv, .tsv, .txt eller .pdf"),
            };
        }
        catch (UnreadableTableException fault)
        {
            return new PlanFile(null, fault.Message);
        }
    }

    private static PlanFile OfTables(TableFile file) => file.Fault is { } fault ? new PlanFile(null, fault) : new PlanFile(TablePlanReader.Read(file));
}
