using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;
using IndicatorSync.Core.Sources;
using IndicatorSync.Worker.Sources.Tables;

namespace IndicatorSync.Worker.Tests.Sources;

public class TableFileTests
{
    private const string Table = "Indikator;Period;Utfall\r\nSjukfrånvaro;2025;7,06\r\n";

    static TableFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Table) },
        { "UTF-8 with a mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Table)] },
        { "Windows-1252", Encoding.GetEncoding(1252).GetBytes(Table) },
        { "UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Table)] },
        { "UTF-16, big end first", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Table)] },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes(Table) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_text_file_is_read_in_the_encodings_that_people_have(string name, byte[] content)
    {
        Assert.NotEmpty(name);
        Assert.Equal([["Indikator", "Period", "Utfall"], ["Sjukfrånvaro", "2025", "7,06"]], Texts(Read("a.csv", content)));
    }

    [Theory]
    [InlineData("a;b\n1,5;2\n", "a.csv")]
    [InlineData("a\tb\n1,5\t2\n", "a.txt")]
    [InlineData("a\tb\n1,5\t2\n", "a.tsv")]
    [InlineData("a,b\n\"1,5\",2\n", "a.csv")]
    [InlineData("sep=;\na;b\n1,5;2\n", "a.csv")]
    public void The_separator_is_found(string text, string name) => Assert.Equal([["a", "b"], ["1,5", "2"]], Texts(Read(name, Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void A_cell_formatted_as_per_cent_counts_in_per_cent()
    {
        var cell = Cells("Andel", WorkbookBuilder.Number("0.82", WorkbookBuilder.Percent))[1];
        Assert.Equal((CellKind.Number, 82m, 0, true), (cell.Kind, cell.Number, cell.Decimals, cell.IsPercent));
    }

    [Fact]
    public void A_per_cent_sign_that_is_only_text_does_not_count() =>
        Assert.Equal((0.8m, false), Cells(WorkbookBuilder.Number("0.8", WorkbookBuilder.PercentInText))[0] is var cell ? (cell.Number!.Value, cell.IsPercent) : default);

    [Fact]
    public void A_number_keeps_the_decimals_it_is_shown_with()
    {
        var cells = Cells(WorkbookBuilder.Number("1.6", WorkbookBuilder.TwoDecimals), WorkbookBuilder.Number("7.0599999999999996"), 8);
        Assert.Equal([(1.6m, 2), (7.06m, 2), (8m, 0)], cells.Select(cell => (cell.Number!.Value, cell.Decimals)));
    }

    [Fact]
    public void A_date_is_a_date() => Assert.Equal(new DateOnly(2025, 8, 31), Cells(WorkbookBuilder.Number("45900", WorkbookBuilder.Date))[0].Date);

    [Fact]
    public void A_formula_counts_by_its_stored_value_and_is_set_aside_without_one()
    {
        var cells = Cells(WorkbookBuilder.Formula("7.06"), WorkbookBuilder.Formula(null), WorkbookBuilder.Formula("#DIV/0!", "e"));
        Assert.Equal([CellKind.Number, CellKind.Uncalculated, CellKind.Error], cells.Select(cell => cell.Kind));
    }

    [Fact]
    public void Hidden_rows_are_read_and_hidden_sheets_are_not()
    {
        using var book = new WorkbookBuilder();
        var file = Read("a.xlsx", book.Sheet("Data").Row("a").Row(hidden: true, ["b"]).Sheet("Dold", SheetStateValues.Hidden).Row("c").Save());
        Assert.Equal(["Data"], file.Tables.Select(table => table.Sheet));
        Assert.Equal([false, true], file.Tables[0].Rows.Select(row => row.IsHidden));
    }

    [Fact]
    public void The_text_of_merged_cells_is_repeated_but_a_number_is_not()
    {
        using var book = new WorkbookBuilder();
        var rows = Read("a.xlsx", book.Sheet("Data").Row("Utfall", null, "x").Row(5, null, 6).Merge("A1:B1").Merge("A2:B2").Save()).Tables[0].Rows;
        Assert.Equal(("Utfall", true), (rows[0][1].Text, rows[0][1].IsRepeated));
        Assert.True(rows[1][1].IsEmpty);
    }

    [Fact]
    public void What_is_no_table_is_refused_in_one_line()
    {
        using var book = new WorkbookBuilder();
        var good = book.Sheet("Data").Row("a", 1).Save();
        (string, byte[])[] odd =
        [
            ("tom.csv", []),
            ("tom.xlsx", []),
            ("lösenord.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            ("gammal.xls.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0, 0]),
            ("text.xlsx", "Indikator;2025"u8.ToArray()),
            ("bok.csv", good),
            ("halv.xlsx", good[..(good.Length / 2)]),
            ("skräp.csv", [0, 1, 2, 0, 0, 5, 255]),
            ("stor.csv", new byte[TableLimits.Bytes + 1]),
            ("zip.xlsx", Zip("readme.txt", 10)),
            ("bomb.xlsx", Zip("xl/workbook.xml", 600 * 1024 * 1024)),
            ("rader.csv", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a;b\n", TableLimits.Rows + 1)))),
            ("kolumner.csv", Encoding.UTF8.GetBytes(new string(';', TableLimits.Columns + 1))),
        ];
        foreach (var (name, content) in odd)
        {
            var file = TableFileReader.Read(name, content);
            Assert.True(file.Fault is { Length: > 10 } fault && !fault.Contains('\n') && file.Tables.Count == 0, name);
        }
    }

    [Fact]
    public void A_damaged_workbook_is_refused_or_read_and_never_anything_else()
    {
        using var book = new WorkbookBuilder();
        var good = book.Sheet("Data").Row("Indikator", "2025").Row("Sjukfrånvaro", 7.06).Merge("A1:A1").Save();
        var random = new Random(20_261_126);
        for (var i = 0; i < 300; i++)
        {
            var damaged = good.ToArray();
            for (var flips = random.Next(1, 20); flips > 0; flips--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            var file = TableFileReader.Read("a.xlsx", damaged);
            Assert.True(file.Fault is null || file.Tables.Count == 0);
        }
    }

    [Fact]
    public void Two_hundred_thousand_rows_are_read()
    {
        var text = new StringBuilder("Indikator;Period;Utfall\n");
        for (var i = 1; i < TableLimits.Rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"indikator-{i % 100};{2000 + (i % 20)};{i % 90},5\n");
        }

        Assert.Equal(TableLimits.Rows, Read("a.csv", Encoding.UTF8.GetBytes(text.ToString())).Tables[0].Rows.Count);
    }

    private static TableFile Read(string name, byte[] content)
    {
        var file = TableFileReader.Read(name, content);
        Assert.Null(file.Fault);
        return file;
    }

    private static IEnumerable<IEnumerable<string>> Texts(TableFile file) => file.Tables[0].Rows.Select(row => row.Cells.Select(cell => cell.Text));

    private static IReadOnlyList<SourceCell> Cells(params object?[] values)
    {
        using var book = new WorkbookBuilder();
        return Read("a.xlsx", book.Sheet("Data").Row(values).Save()).Tables[0].Rows[0].Cells;
    }

    private static byte[] Zip(string entry, int length)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var target = archive.CreateEntry(entry, CompressionLevel.Fastest).Open();
            var block = new byte[1024 * 1024];
            for (var rest = length; rest > 0; rest -= block.Length)
            {
                target.Write(block.AsSpan(0, Math.Min(rest, block.Length)));
            }
        }

        return stream.ToArray();
    }
}
