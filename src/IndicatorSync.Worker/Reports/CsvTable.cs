using System.Globalization;
using CsvHelper;
using IndicatorSync.Worker.Storage.Reading;

namespace IndicatorSync.Worker.Reports;

/// <summary>A view as CSV that a Swedish Excel opens with a double click: byte order mark, semicolon, decimal comma, CRLF.</summary>
internal static class CsvTable
{
    /// <summary>A spreadsheet takes a hyphen for minus, and not the U+2212 that Swedish prints.</summary>
    private static readonly NumberFormatInfo Numbers = new() { NumberDecimalSeparator = ",", NegativeSign = "-" };

    public static byte[] Write(ViewTable table)
    {
        using var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(
            stream,
            new CsvWriterOptions
            {
                Separator = ';',
                WriteByteOrderMark = true,
                NewLine = "\r\n",
                Injection = CsvInjection.Escape,
            },
            leaveOpen: true))
        {
            writer.WriteHeader([.. table.Columns.Select(column => column.Name)]);
            foreach (var row in table.Rows)
            {
                foreach (var cell in row.Cells)
                {
                    Write(writer, cell);
                }

                writer.EndRecord();
            }
        }

        return stream.ToArray();
    }

    /// <summary>A number goes as a number: the guard against formulas is for text, and would take the minus for one.</summary>
    private static void Write(CsvWriter writer, object? cell)
    {
        switch (cell)
        {
            case decimal number:
                writer.WriteField(number, [], Numbers);
                break;
            case int number:
                writer.WriteField(number, [], Numbers);
                break;
            default:
                writer.WriteField(cell as string);
                break;
        }
    }
}
