using System.Globalization;
using CsCheck;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Tests.Sources;

public class ValueCellTests
{
    [Theory]
    [InlineData("7,06", "7.06", 2, null, null)]
    [InlineData("7.06", "7.06", 2, null, null)]
    [InlineData("1,60", "1.6", 2, null, null)]
    [InlineData("8", "8", 0, null, null)]
    [InlineData("1 234", "1234", 0, null, null)]
    [InlineData("1\u00A0234,5", "1234.5", 1, null, null)]
    [InlineData("1\u202F234\u202F567", "1234567", 0, null, null)]
    [InlineData("\u22123,5", "-3.5", 1, null, null)]
    [InlineData("–3,5", "-3.5", 1, null, null)]
    [InlineData("-3,5", "-3.5", 1, null, null)]
    [InlineData("25,06%", "25.06", 2, "%", null)]
    [InlineData("25,06 %", "25.06", 2, "%", null)]
    [InlineData("12 timmar", "12", 0, "timmar", null)]
    [InlineData("73 (2024)", "73", 0, null, "2024")]
    [InlineData("7,1 (aug 2025)", "7.1", 1, null, "2025-08")]
    [InlineData("0", "0", 0, null, null)]
    public void A_number_is_read_as_people_write_it(string text, string number, int decimals, string? unit, string? own)
    {
        var cell = Read(text);
        Assert.Equal(Saying.Number, cell.Saying);
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), cell.Number);
        Assert.Equal((decimals, unit, own), (cell.Decimals, cell.Unit, cell.Own?.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData("iu")]
    [InlineData("i.u.")]
    [InlineData("I.U")]
    [InlineData("V 4")]
    [InlineData("v 23")]
    [InlineData("iu (2023)")]
    public void Some_cells_say_nothing(string text) => Assert.Equal(Saying.Nothing, Read(text).Saying);

    [Theory]
    [InlineData("struket")]
    [InlineData("Struket (2024)")]
    public void A_value_is_taken_back_by_a_word(string text) => Assert.Equal(Saying.Struck, Read(text).Saying);

    [Theory]
    [InlineData("19 arbete (11 studier)")]
    [InlineData("1.234,5")]
    [InlineData("1,234,5")]
    [InlineData("12 34")]
    [InlineData("1234 567")]
    [InlineData("82 eller högre")]
    [InlineData("ja")]
    [InlineData("7,")]
    [InlineData(",5")]
    [InlineData("1e5")]
    [InlineData("٧")]
    [InlineData("7,06 7,07")]
    [InlineData("1234567890123456")]
    public void What_is_not_one_number_is_set_aside(string text)
    {
        var cell = Read(text);
        Assert.Equal(Saying.Unreadable, cell.Saying);
        Assert.False(string.IsNullOrEmpty(cell.Reason));
    }

    [Theory]
    [InlineData(CellKind.Error)]
    [InlineData(CellKind.Uncalculated)]
    [InlineData(CellKind.Date)]
    public void A_cell_without_a_value_of_its_own_is_set_aside(CellKind kind) =>
        Assert.Equal(Saying.Unreadable, ValueCellReader.Read(new SourceCell(kind, "x"), accumulated: false).Saying);

    [Fact]
    public void Every_number_that_the_program_prints_is_read_back() =>
        Gen.Select(Gen.Long[-99_999_999_999, 99_999_999_999], Gen.Int[0, 4]).Sample((digits, decimals) =>
        {
            var number = decimal.Divide(digits, (decimal)Math.Pow(10, decimals));
            var cell = Read(SwedishNumber.Print(number, decimals));
            Assert.Equal((Saying.Number, number, decimals), (cell.Saying, cell.Number, cell.Decimals));
        });

    private static ValueCell Read(string text) => ValueCellReader.Read(SourceCell.OfText(text), accumulated: false);
}
