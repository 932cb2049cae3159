using System.Globalization;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Storage.Engine;

/// <summary>Times as tables hold them: UTC to the microsecond, and Swedish local time to the second beside it for the views.</summary>
internal static class StoredTime
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const string LocalFormat = "yyyy-MM-dd HH:mm:ss";

    /// <summary>Of fixed width, so that text sorts as time.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>As SQL Server holds it: cut to the microsecond, as the text is.</summary>
    public static DateTime Utc(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    public static string Text(DateTime local) => local.ToString(LocalFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <param name="value">What the driver gave; not null.</param>
    public static DateTimeOffset Instant(object value) =>
        value is DateTime utc ? new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)) : Instant((string)value);

    public static DateTime Local(string text) => DateTime.ParseExact(text, LocalFormat, CultureInfo.InvariantCulture);

    /// <summary>Swedish local time, cut to the second.</summary>
    public static DateTime Local(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Sweden.Zone).DateTime;
        return new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);
    }
}
