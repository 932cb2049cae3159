using CsCheck;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Terms;

public class PeriodTests
{
    private static readonly Gen<Period> Periods =
        from kind in Gen.Enum<PeriodKind>()
        from year in Gen.Int[Period.FirstYear, Period.LastYear]
        from number in Gen.Int[1, 12]
        where Period.TryCreate(kind, year, number, out _)
        select Period.Of(kind, year, number);

    [Theory]
    [InlineData("2025", "2025")]
    [InlineData("2025-H1", "2025-H1")]
    [InlineData("2025-T2", "2025-T2")]
    [InlineData("2025-Q3", "2025-Q3")]
    [InlineData("2025-08", "2025-08")]
    [InlineData("2025-08-31", "2025-08")]
    [InlineData("aug 2025", "2025-08")]
    [InlineData("Augusti 2025", "2025-08")]
    [InlineData("2025 aug", "2025-08")]
    [InlineData("aug-25", "2025-08")]
    [InlineData("sept. 2025", "2025-09")]
    [InlineData("T2 2025", "2025-T2")]
    [InlineData("tertial 2 2025", "2025-T2")]
    [InlineData("kv 3 2025", "2025-Q3")]
    [InlineData("Kvartal 3 2025", "2025-Q3")]
    [InlineData("halvår 1 2025", "2025-H1")]
    [InlineData("delår 2025", "2025-08")]
    [InlineData("per  augusti\u00A02025", "2025-08")]
    [InlineData("helår 2025", "2025")]
    [InlineData("bokslut 2025", "2025")]
    public void A_period_is_read_as_people_write_it(string written, string period)
    {
        Assert.True(PeriodReader.TryRead(written, accumulated: false, out var read), written);
        Assert.Equal(period, read.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2025-13")]
    [InlineData("2025-02-30")]
    [InlineData("T4 2025")]
    [InlineData("kv 5 2025")]
    [InlineData("halvår 3 2025")]
    [InlineData("25")]
    [InlineData("1899")]
    [InlineData("2201")]
    [InlineData("v 40 2025")]
    [InlineData("abc 2025")]
    [InlineData("2025,5")]
    [InlineData("jan–aug 2025")]
    [InlineData("٢٠٢٥")]
    public void What_is_no_period_is_not_guessed(string? written) => Assert.False(PeriodReader.TryRead(written, accumulated: false, out _));

    [Theory]
    [InlineData("jan–aug 2025", true)]
    [InlineData("januari - augusti 2025", true)]
    [InlineData("jan-aug-25", true)]
    [InlineData("feb–aug 2025", false)]
    public void From_january_on_is_a_period_where_values_are_accumulated(string written, bool accepted)
    {
        Assert.Equal(accepted, PeriodReader.TryRead(written, accumulated: true, out var read));
        Assert.Equal(accepted ? "2025-08" : "0", accepted ? read.ToString() : "0");
    }

    [Theory]
    [InlineData("2025", "8", "2025-08")]
    [InlineData("2025", "augusti", "2025-08")]
    [InlineData("2025", "Aug", "2025-08")]
    [InlineData("2025", "13", null)]
    [InlineData("25", "8", null)]
    public void A_year_and_a_month_may_stand_in_two_columns(string year, string month, string? period) =>
        Assert.Equal(period, PeriodReader.TryRead(year, month, out var read) ? read.ToString() : null);

    [Theory]
    [InlineData("2025", "2025", "2025")]
    [InlineData("2025-H1", "halvår 1 2025", "jan–jun 2025")]
    [InlineData("2025-T2", "tertial 2 2025", "jan–aug 2025")]
    [InlineData("2025-Q3", "kvartal 3 2025", "jan–sep 2025")]
    [InlineData("2025-08", "aug 2025", "jan–aug 2025")]
    [InlineData("2025-01", "jan 2025", "jan 2025")]
    public void A_period_is_printed_as_the_municipality_reads_it(string written, string printed, string accumulated)
    {
        Assert.True(PeriodReader.TryRead(written, accumulated: false, out var period));
        Assert.Equal(printed, PeriodText.Print(period));
        Assert.Equal(accumulated, PeriodText.Print(period, accumulated: true));
    }

    [Fact]
    public void Every_period_is_read_back_from_what_is_printed_stored_and_logged() => Periods.Sample(period =>
    {
        Assert.True(PeriodReader.TryRead(PeriodText.Print(period), accumulated: false, out var printed));
        Assert.True(PeriodReader.TryRead(period.ToString(), accumulated: false, out var logged));
        Assert.True(Period.TryParse(period.Year, period.Part, out var stored));
        Assert.Equal([period, period, period], new[] { printed, logged, stored });
    });

    [Fact]
    public void Periods_are_ordered_by_their_last_day_and_then_by_length() => Gen.Select(Periods, Periods).Sample((a, b) =>
        Assert.Equal(Math.Sign((a.End, a.Months).CompareTo((b.End, b.Months))), Math.Sign(a.CompareTo(b))));

    [Fact]
    public void A_period_begins_the_day_after_the_previous_one_ends() => Periods.Where(period => period.Year > Period.FirstYear).Sample(period =>
    {
        Assert.Equal(period.Start, period.Previous.End.AddDays(1));
        Assert.Equal(period, period.Previous.Next);
    });

    [Fact]
    public void The_same_part_of_another_year_is_the_same_part() =>
        Gen.Select(Periods.Where(period => period.Year is > 1910 and < 2190), Gen.Int[-10, 10]).Sample((period, years) =>
        {
            Assert.True(Period.TryParse(period.Year + years, period.Part, out var moved));
            Assert.True(moved.SamePartAs(period));
        });

    [Theory]
    [InlineData("H3")]
    [InlineData("T0")]
    [InlineData("13")]
    [InlineData("20")]
    [InlineData("x")]
    [InlineData("H12")]
    public void A_part_that_no_year_has_is_refused(string part) => Assert.False(Period.TryParse(2025, part, out _));
}
