using System.Globalization;

namespace IndicatorSync.Worker.Configuration;

/// <summary>
/// What the system knows of Sweden: how it writes numbers and dates, and its time. A system may lack either (a container without ICU
/// or tzdata, <c>DOTNET_SYSTEM_GLOBALIZATION_INVARIANT</c>). Then these are stand-ins, so that nothing breaks where it is first
/// used, and <see cref="Lacks"/> keeps every command from working with them: a wrong hour in a table is worse than no run.
/// </summary>
internal static class Sweden
{
    public const string LanguageRemedy = "Linux: installera libicu (i container icu-libs eller libicu) och ta bort DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.";
    public const string ZoneRemedy = "Linux: installera paketet tzdata. Windows: installera senaste uppdateringarna.";

    public static CultureInfo Culture { get; } = CultureOf("sv-SE") ?? CultureInfo.InvariantCulture;

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Stockholm", out var stockholm) ? stockholm : TimeZoneInfo.Utc;

    public static bool Is(CultureInfo culture) =>
        culture.NumberFormat.NumberDecimalSeparator == "," && culture.DateTimeFormat.GetMonthName(5) == "maj";

    public static bool Is(TimeZoneInfo zone) =>
        zone.GetUtcOffset(new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero)) == TimeSpan.FromHours(1)
        && zone.GetUtcOffset(new DateTimeOffset(2026, 7, 15, 0, 0, 0, TimeSpan.Zero)) == TimeSpan.FromHours(2);

    /// <summary>One line for each thing that this system lacks; empty where a run can be trusted.</summary>
    public static IEnumerable<(string English, string Swedish)> Lacks()
    {
        if (!Is(Culture))
        {
            yield return (
                "this system cannot write Swedish numbers and dates (sv-SE): install libicu (icu-libs in a container) and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
                "systemet saknar språkdata för sv-SE. " + LanguageRemedy);
        }

        if (!Is(Zone))
        {
            yield return (
                "this system does not know the time zone Europe/Stockholm: install tzdata (Linux) or the latest updates (Windows)",
                "systemet saknar tidszonen Europe/Stockholm. " + ZoneRemedy);
        }
    }

    private static CultureInfo? CultureOf(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
