using CsCheck;
using IndicatorSync.Core.Scheduling;

namespace IndicatorSync.Core.Tests.Scheduling;

public class SendTimesTests
{
    private static readonly DateOnly Midsummer = new(2026, 6, 19);

    private static readonly Gen<DateTime> Moments = Gen.Int[0, 60 * 24 * 60].Select(minutes => new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(minutes));
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 60].Select(days => new DateOnly(2026, 6, 1).AddDays(days));
    private static readonly Gen<QuietPeriod> Periods = Gen.Select(Days, Gen.Int[0, 20]).Select((from, length) => new QuietPeriod(from, from.AddDays(length)));

    private static readonly Gen<SendHours> Hours = Gen.Select(
        Gen.Enum<DayOfWeek>().HashSet[1, 7], Gen.Int[0, 1439], Gen.Int[1, 1440]).Where(hours => hours.Item2 < hours.Item3)
        .Select(hours => new SendHours(hours.Item1, hours.Item2, hours.Item3));

    private static readonly Gen<SendTimes> Times = Gen.Select(Gen.Null(Hours), Periods.List[0, 3]).Select((hours, quiet) => new SendTimes(hours, quiet));

    [Theory]
    [InlineData("2026-06-18T16:59", true)]
    [InlineData("2026-06-18T17:00", false)]
    [InlineData("2026-06-19T09:00", false)]
    [InlineData("2026-06-20T09:00", false)]
    [InlineData("2026-06-22T06:59", false)]
    [InlineData("2026-06-22T07:00", true)]
    public void A_holiday_is_as_a_Sunday(string local, bool open)
    {
        var times = new SendTimes(SendTimesReader.Hours("mån–fre 07–17"), []);
        Assert.Equal(open, times.IsOpen(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), IsHoliday));
    }

    [Fact]
    public void Nothing_goes_on_a_day_of_a_quiet_period_whatever_the_hours() => Gen.Select(Times, Moments).Sample((times, moment) =>
        !times.Quiet.Any(period => period.Holds(DateOnly.FromDateTime(moment))) || !times.IsOpen(moment, IsHoliday));

    [Fact]
    public void The_time_that_a_mail_has_waited_is_that_in_which_it_could_have_gone() => Gen.Select(Times, Moments, Gen.Int[0, 4000]).Sample((times, from, minutes) =>
        times.OpenTime(from, from.AddMinutes(minutes), IsHoliday) == TimeSpan.FromMinutes(Enumerable.Range(0, minutes).Count(minute => times.IsOpen(from.AddMinutes(minute), IsHoliday))));

    [Fact]
    public void The_waiting_of_two_stretches_is_that_of_both() => Gen.Select(Times, Moments, Gen.Int[0, 20_000], Gen.Int[0, 20_000]).Sample((times, from, first, second) =>
        times.OpenTime(from, from.AddMinutes(first), IsHoliday) + times.OpenTime(from.AddMinutes(first), from.AddMinutes(first + second), IsHoliday)
            == times.OpenTime(from, from.AddMinutes(first + second), IsHoliday));

    [Fact]
    public void Without_hours_and_quiet_periods_it_is_always_open() => Moments.Sample(moment => SendTimes.Always.IsOpen(moment, _ => true));

    [Theory]
    [InlineData("mån–fre 07–17", "Monday Tuesday Wednesday Thursday Friday", 420, 1020)]
    [InlineData("Mån-Fre 7-17", "Monday Tuesday Wednesday Thursday Friday", 420, 1020)]
    [InlineData("man - fre 07:30 – 16.45", "Monday Tuesday Wednesday Thursday Friday", 450, 1005)]
    [InlineData("lör–mån 0–24", "Sunday Monday Saturday", 0, 1440)]
    [InlineData("tis, torsdag kl. 08–12", "Tuesday Thursday", 480, 720)]
    [InlineData("07–17", "Sunday Monday Tuesday Wednesday Thursday Friday Saturday", 420, 1020)]
    public void Hours_are_read_as_people_write_them(string text, string days, int from, int until)
    {
        var hours = SendTimesReader.Hours(text);
        Assert.Equal((days, from, until), (string.Join(' ', hours!.Days.Order()), hours.From, hours.Until));
    }

    [Theory]
    [InlineData("mån–fre")]
    [InlineData("mån–fre 17–07")]
    [InlineData("mån–fre 07–07")]
    [InlineData("mån–fre 07–25")]
    [InlineData("mån–fre 07–24:01")]
    [InlineData("vardagar 07–17")]
    [InlineData("må 07–17")]
    [InlineData("mån–tis–ons 07–17")]
    [InlineData("mån–fre 07")]
    [InlineData("mån–fre 7:5:1–17")]
    [InlineData("-")]
    public void What_is_no_hours_is_refused(string text) => Assert.Null(SendTimesReader.Hours(text));

    [Theory]
    [InlineData("2026-07-01–2026-07-31", "2026-07-01/2026-07-31")]
    [InlineData("2026-07-01 - 2026-07-31; 2026-12-23", "2026-07-01/2026-07-31 2026-12-23/2026-12-23")]
    [InlineData("2026-07-01 till 2026-07-31", "2026-07-01/2026-07-31")]
    public void Quiet_periods_are_days_and_periods(string text, string read) => Assert.Equal(
        read, string.Join(' ', SendTimesReader.Periods(text)!.Select(period => FormattableString.Invariant($"{period.From:yyyy-MM-dd}/{period.Until:yyyy-MM-dd}"))));

    [Theory]
    [InlineData("juli")]
    [InlineData("2026-07-31–2026-07-01")]
    [InlineData("2026-07-01–")]
    [InlineData("2026-07-01,")]
    [InlineData("2026-02-30")]
    public void What_is_no_period_is_refused(string text) => Assert.Null(SendTimesReader.Periods(text));

    [Fact]
    public void No_text_makes_the_readers_throw() => Gen.String.Sample(text =>
    {
        SendTimesReader.Hours(text);
        SendTimesReader.Periods(text);
    });

    private static bool IsHoliday(DateOnly day) => day == Midsummer;
}
