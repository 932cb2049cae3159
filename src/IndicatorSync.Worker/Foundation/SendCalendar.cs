using IndicatorSync.Core.Scheduling;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Foundation;

/// <summary><c>Alerts:SendHours</c> and <c>Alerts:QuietPeriods</c> beside the Swedish calendar (docs/contract.md 1.14).</summary>
internal sealed class SendCalendar(SendTimes times)
{
    public static readonly SendCalendar Always = new(SendTimes.Always);

    /// <summary>The municipality has set no hours for mails: every mail is sent by itself, at once.</summary>
    public bool IsAlways => times.IsAlways;

    public bool IsOpen(DateTimeOffset moment) => times.IsOpen(Local(moment), SwedishHolidays.IsHoliday);

    /// <summary>How long a mail could have gone between two moments; zero for one that was held.</summary>
    public TimeSpan OpenTime(DateTimeOffset from, DateTimeOffset until) => times.OpenTime(Local(from), Local(until), SwedishHolidays.IsHoliday);

    private static DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Sweden.Zone).DateTime;
}
