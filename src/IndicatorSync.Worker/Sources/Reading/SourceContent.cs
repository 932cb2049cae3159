using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IndicatorSync.Core.Sources;
using IndicatorSync.Worker.Sources.Tables;

namespace IndicatorSync.Worker.Sources.Reading;

/// <summary>All that a source holds now, read but not interpreted.</summary>
internal sealed class SourceContent
{
    private readonly Func<TableFile> read;
    private readonly Func<byte[]> bytes;

    private SourceContent(bool isFile, string name, string hash, Func<byte[]> bytes, Func<TableFile> read)
    {
        (IsFile, Name, Hash, this.bytes, this.read) = (isFile, name, hash, bytes, read);
    }

    /// <summary>A file, or else a query.</summary>
    public bool IsFile { get; }

    /// <summary>A file's path from the folder on, or a query's name.</summary>
    public string Name { get; }

    /// <summary>SHA-256 of the content, lower-case hex; empty when nothing of it could be read now.</summary>
    public string Hash { get; }

    /// <summary>As a recording keeps it: a file as it is, the rows of a query as JSON; empty when nothing could be read.</summary>
    public byte[] Bytes => bytes();

    /// <summary>A file that somebody may still be writing: left to the next look, and neither read nor at fault now.</summary>
    public bool IsLeft { get; private init; }

    /// <summary>The tables, or why there are none. Read when they are asked for, since most days nothing is new, and not kept: they may be large.</summary>
    public TableFile Table => read();

    public bool WasRead => Hash.Length > 0;

    /// <summary>Nothing was read now, and what was read before remains: a later look may find it readable.</summary>
    public static SourceContent NotNow(string name, string fault, bool isFile = true) => new(isFile, name, string.Empty, () => [], () => TableFile.Refused(fault));

    public static SourceContent Left(string name) => new(isFile: true, name, string.Empty, () => [], () => TableFile.Refused("filen skrivs just nu")) { IsLeft = true };

    public static SourceContent OfFile(string name, byte[] content) =>
        new(isFile: true, name, Convert.ToHexStringLower(SHA256.HashData(content)), () => content, () => TableFileReader.Read(name, content));

    public static SourceContent OfRows(string name, SheetTable table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var cell in table.Rows.SelectMany(row => row.Cells.Append(default)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{(int)cell.Kind}:{cell.Text}\u001F"));
        }

        return new SourceContent(
            isFile: false, name, Convert.ToHexStringLower(hash.GetHashAndReset()), () => JsonSerializer.SerializeToUtf8Bytes(table.Rows), () => new TableFile([table]));
    }

    /// <summary>The rows of a query as a recording keeps them (<see cref="Bytes"/>).</summary>
    public static SourceContent OfKeptRows(string name, byte[] kept)
    {
        try
        {
            return OfRows(name, new SheetTable(null, JsonSerializer.Deserialize<List<SourceRow>>(kept) ?? []));
        }
        catch (JsonException)
        {
            return NotNow(name, "inspelningen av frågans svar går inte att läsa", isFile: false);
        }
    }
}
