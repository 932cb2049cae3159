using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Catalogue;

public class MeasurementFrequencyTests
{
    [Theory]
    [InlineData("år", Measured.Yearly)]
    [InlineData("årsvis", Measured.Yearly)]
    [InlineData("Månadsvis", Measured.Month)]
    [InlineData("tertial", Measured.Tertial)]
    [InlineData("kvartal", Measured.Quarter)]
    [InlineData("halvår", Measured.Half)]
    [InlineData("8 månader", Measured.EightMonths)]
    [InlineData("vartannat år", Measured.EverySecondYear)]
    [InlineData("ibland", null)]
    public void A_frequency_is_read_from_the_catalogues_word(string word, Measured? way) => Assert.Equal(way, MeasurementFrequency.Parse(word));

    [Theory]
    [InlineData("2025", true)]
    [InlineData("2025-08", true)]
    [InlineData("2025-07", false)]
    [InlineData("2025-T2", false)]
    public void Eight_months_and_a_year_judge_august_and_whole_years(string period, bool judged) =>
        Assert.Equal(judged, new MeasurementFrequency([Measured.EightMonths, Measured.Yearly]).Judges(Read(period)));

    [Theory]
    [InlineData("2024", true)]
    [InlineData("2025", false)]
    [InlineData("2022", true)]
    public void Every_second_year_counts_from_its_start(string period, bool judged) =>
        Assert.Equal(judged, new MeasurementFrequency([Measured.EverySecondYear], 2024).Judges(Read(period)));

    [Theory]
    [InlineData(Measured.Yearly, "2026-01-01", "2025")]
    [InlineData(Measured.Yearly, "2026-12-31", "2025")]
    [InlineData(Measured.Month, "2026-03-01", "2026-02")]
    [InlineData(Measured.Month, "2026-01-31", "2025-12")]
    [InlineData(Measured.Tertial, "2026-09-01", "2026-T2")]
    [InlineData(Measured.EightMonths, "2026-08-31", "2025-08")]
    [InlineData(Measured.EightMonths, "2026-09-01", "2026-08")]
    [InlineData(Measured.EverySecondYear, "2026-06-01", "2024")]
    public void The_newest_ended_period_is_the_one_that_is_asked_for(Measured way, string today, string period) =>
        Assert.Equal(Read(period), new MeasurementFrequency([way], way == Measured.EverySecondYear ? 2024 : null).NewestEnded(DateOnly.ParseExact(today, "yyyy-MM-dd", null)));

    [Theory]
    [InlineData("v 6", "2025", "2026-02-08")]
    [InlineData("15 januari", "2025", "2026-01-15")]
    [InlineData("20 dagar efter periodens slut", "2025-08", "2025-09-20")]
    [InlineData("1 dag efter periodens slut", "2025-08", "2025-09-01")]
    [InlineData("15 januari", "2025-08", "2026-01-15")]
    [InlineData("V 53", "2025", "2027-01-03")]
    public void A_value_is_due_on_the_first_such_day_after_its_period(string words, string period, string day)
    {
        Assert.True(DeliveryDeadline.TryParse(words, out var deadline));
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", null), deadline!.DayFor(Read(period)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("v 54")]
    [InlineData("snart")]
    [InlineData("31 februari")]
    [InlineData("0 januari")]
    public void What_names_no_day_is_refused(string words) => Assert.False(DeliveryDeadline.TryParse(words, out _));

    private static Period Read(string text) => PeriodReader.TryRead(text, accumulated: false, out var period) ? period : throw new ArgumentException(text);
}
