using System.Text;
using CsvHelper;
using IndicatorSync.Core.Sources;

namespace IndicatorSync.Worker.Sources.Tables;

/// <summary>Reads a text file with <c>;</c>, <c>,</c> or tab between its columns, in UTF-8, UTF-16 or Windows-1252.</summary>
internal static class TextTableReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextTableReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="UnreadableTableException">The file is no table of text.</exception>
    public static SheetTable Read(byte[] content, string ending)
    {
        var text = Decode(content);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new UnreadableTableException("filen är ingen textfil");
        }

        var options = new CsvReaderOptions
        {
            HasHeader = false,
            Separator = string.Equals(ending, ".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : null,
            TrackLineNumbers = true,
            MaxRecordSize = 1024 * 1024,
            PoolStrings = true,
        };
        try
        {
            using var reader = CsvReader.Create(new StringReader(text), options, leaveOpen: false);
            return new SheetTable(null, ReadRows(reader));
        }
        catch (CsvFormatException)
        {
            throw new UnreadableTableException("filens citattecken går inte ihop, eller en rad är orimligt lång");
        }
    }

    private static List<SourceRow> ReadRows(CsvReader reader)
    {
        var rows = new List<SourceRow>();
        while (reader.Read())
        {
            if (rows.Count == TableLimits.Rows)
            {
                throw new UnreadableTableException(TableLimits.TooManyRows);
            }

            if (reader.FieldCount > TableLimits.Columns)
            {
                throw new UnreadableTableException(TableLimits.TooManyColumns);
            }

            var cells = new SourceCell[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = SourceCell.OfText(reader.GetString(i));
            }

            rows.Add(new SourceRow((int)reader.LineNumber, cells));
        }

        return rows;
    }

    /// <summary>A byte order mark decides; else what is valid UTF-8 is UTF-8; else it is the Windows code page that Excel uses.</summary>
    internal static string Decode(byte[] content)
    {
        if (content.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            return Encoding.UTF8.GetString(content.AsSpan(Encoding.UTF8.Preamble.Length));
        }

        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            if (content.AsSpan().StartsWith(encoding.Preamble))
            {
                return encoding.GetString(content.AsSpan(encoding.Preamble.Length));
            }
        }

        if (content.Length >= 4 && content[1] == 0 && content[3] == 0)
        {
            return Encoding.Unicode.GetString(content);
        }

        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252).GetString(content);
        }
    }
}
