namespace IndicatorSync.Worker.Sources.Tables;

/// <summary>Reads a file that somebody keeps, whatever of the supported kinds it is, into its tables (docs/contract.md 1.9).</summary>
internal static class TableFileReader
{
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The endings of the files that are looked at.</summary>
    public static readonly IReadOnlySet<string> Endings = new HashSet<string>([".csv", ".tsv", ".txt", ".xlsx"], StringComparer.OrdinalIgnoreCase);

    /// <param name="name">The file's name; its ending says what it should hold.</param>
    /// <param name="content">All of it, at most <see cref="TableLimits.Bytes"/>.</param>
    public static TableFile Read(string name, byte[] content)
    {
        if (content.Length > TableLimits.Bytes)
        {
            return TableFile.Refused("filen är större än 20 MB");
        }

        if (content.Length == 0)
        {
            return TableFile.Refused("filen är tom");
        }

        if (content.AsSpan().StartsWith(CompoundFile))
        {
            return TableFile.Refused("filen är lösenordsskyddad eller i det äldre formatet .xls: spara den som .xlsx utan lösenord");
        }

        var isWorkbook = string.Equals(Path.GetExtension(name), ".xlsx", StringComparison.OrdinalIgnoreCase);
        var isZip = content.AsSpan().StartsWith(Zip);
        if (isWorkbook != isZip)
        {
            return TableFile.Refused(isWorkbook ? "filen är ingen Excelfil, trots sin ändelse" : "filen är ingen textfil, trots sin ändelse");
        }

        try
        {
            return new TableFile(isWorkbook ? WorkbookReader.Read(content) : [TextTableReader.Read(content, Path.GetExtension(name))]);
        }
        catch (UnreadableTableException exception)
        {
            return TableFile.Refused(exception.Message);
        }
    }
}
