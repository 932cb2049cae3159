using System.Globalization;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using Quartz;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>What the system knows of Swedish and of time zones, and when the next run is.</summary>
internal static class TimeCheck
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static IEnumerable<DoctorItem> OfSystem() =>
        [Culture(Swedish), Zone(TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Stockholm", out var zone) ? zone : null)];

    public static DoctorItem Culture(CultureInfo swedish)
    {
        const string Name = "Språkdata";
        return swedish.NumberFormat.NumberDecimalSeparator == "," && swedish.DateTimeFormat.GetMonthName(5) == "maj"
            ? DoctorItem.Good(Name, "Svenska tal och datum finns (sv-SE).")
            : DoctorItem.Bad(
                Name, "Systemet saknar språkdata för sv-SE: tal och datum i mejlen blir engelska.",
                "Linux: installera libicu (i container icu-libs eller libicu) och ta bort DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
    }

    public static DoctorItem Zone(TimeZoneInfo? stockholm)
    {
        const string Name = "Tidszonsdata";
        var isRight = stockholm is not null
            && stockholm.GetUtcOffset(new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero)) == TimeSpan.FromHours(1)
            && stockholm.GetUtcOffset(new DateTimeOffset(2026, 7, 15, 0, 0, 0, TimeSpan.Zero)) == TimeSpan.FromHours(2);
        return isRight
            ? DoctorItem.Good(Name, "Europe/Stockholm finns, med sommartid.")
            : DoctorItem.Bad(Name, "Systemet saknar tidszonen Europe/Stockholm eller dess sommartid.", "Linux: installera paketet tzdata. Windows: installera senaste uppdateringarna.");
    }

    public static DoctorItem NextRun(ScheduleOptions schedule, DateTimeOffset now)
    {
        const string Name = "Tidplan";
        var next = new CronExpression(schedule.Cron, schedule.TimeZone).GetNextValidTimeAfter(now);
        return next is { } moment
            ? DoctorItem.Good(
                Name,
                $"Nästa körning {TimeZoneInfo.ConvertTime(moment, schedule.TimeZone).ToString("dddd d MMMM yyyy 'kl.' HH.mm", Swedish)} ({schedule.TimeZone.Id}), plus högst {schedule.Jitter.TotalMinutes.ToString("0.#", Swedish)} minuter.")
            : DoctorItem.Bad(Name, $"Schedule:Cron ({schedule.Cron}) har ingen kommande tid.", "Ange en tid som återkommer; varje dag klockan sex är 0 0 6 * * ?.", FailureKind.BadInput);
    }
}
