using IndicatorSync.Worker.Configuration;

namespace IndicatorSync.Worker.Mail;

/// <summary>Dates and times as a mail writes them: Swedish local time, in words.</summary>
internal static class SwedishTime
{
    public static DateTimeOffset Local(DateTimeOffset utc) => TimeZoneInfo.ConvertTime(utc, Sweden.Zone);

    /// <summary><c>23 november 2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Sweden.Culture);

    /// <summary><c>måndag 23 november 2026 kl. 06.15</c>.</summary>
    public static string Moment(DateTimeOffset utc) => Local(utc).ToString("dddd d MMMM yyyy 'kl.' HH.mm", Sweden.Culture);
}
