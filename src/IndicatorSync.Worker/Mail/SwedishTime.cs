using System.Globalization;

namespace IndicatorSync.Worker.Mail;

/// <summary>Dates and times as a mail writes them: Swedish local time, in words.</summary>
internal static class SwedishTime
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static DateTimeOffset Local(DateTimeOffset utc) => TimeZoneInfo.ConvertTime(utc, Zone);

    /// <summary><c>23 november 2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Swedish);

    /// <summary><c>måndag 23 november 2026 kl. 06.15</c>.</summary>
    public static string Moment(DateTimeOffset utc) => Local(utc).ToString("dddd d MMMM yyyy 'kl.' HH.mm", Swedish);
}
