using System.Security.Cryptography;
using System.Text;
using IndicatorSync.Worker.Sources.Tables;

namespace IndicatorSync.Worker.Sources.Reading;

/// <summary>All that a source holds now, read but not interpreted.</summary>
/// <param name="Name">A file's path from the folder on, or a query's name.</param>
/// <param name="Hash">SHA-256 of the content, lower-case hex; empty when nothing of it could be read.</param>
/// <param name="Table">The tables, or why there are none.</param>
internal sealed record SourceContent(string Name, string Hash, TableFile Table)
{
    /// <summary>Nothing was read now, and what was read before stands: a later look may find it readable.</summary>
    public static SourceContent NotNow(string name, string fault) => new(name, string.Empty, TableFile.Refused(fault));

    public bool WasRead => Hash.Length > 0;

    public static SourceContent OfFile(string name, byte[] content) =>
        new(name, Convert.ToHexStringLower(SHA256.HashData(content)), TableFileReader.Read(name, content));

    public static SourceContent OfRows(string name, SheetTable table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var cell in table.Rows.SelectMany(row => row.Cells.Append(default)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{(int)cell.Kind}:{cell.Text}\u001F"));
        }

        return new SourceContent(name, Convert.ToHexStringLower(hash.GetHashAndReset()), new TableFile([table]));
    }
}
