using System.Globalization;
using IndicatorSync.Worker.Configuration;
using Quartz;

namespace IndicatorSync.Worker.Diagnosis;

/// <summary>What the system knows of Swedish and of time zones, and when the next run is.</summary>
internal static class TimeCheck
{
    public static IEnumerable<DoctorItem> OfSystem() =>
        [Culture(Sweden.Culture), Zone(Sweden.Zone)];

    public static DoctorItem Culture(CultureInfo swedish)
    {
        const string Name = "Språkdata";
        return Sweden.Is(swedish)
            ? DoctorItem.Good(Name, "Svenska tal och datum finns (sv-SE).")
            : DoctorItem.Bad(
                Name, "Systemet saknar språkdata för sv-SE: tal och datum i mejlen kan inte skrivas på svenska, så ingen körning görs.", Sweden.LanguageRemedy, Pipeline.ExitCode.BadInput);
    }

    public static DoctorItem Zone(TimeZoneInfo stockholm)
    {
        const string Name = "Tidszonsdata";
        return Sweden.Is(stockholm)
            ? DoctorItem.Good(Name, "Europe/Stockholm finns, med sommartid.")
            : DoctorItem.Bad(Name, "Systemet saknar tidszonen Europe/Stockholm eller dess sommartid, så ingen körning görs.", Sweden.ZoneRemedy, Pipeline.ExitCode.BadInput);
    }

    public static DoctorItem NextRun(ScheduleOptions schedule, DateTimeOffset now)
    {
        const string Name = "Tidplan";
        var next = new CronExpression(schedule.Cron, schedule.TimeZone).GetNextValidTimeAfter(now);
        return next is { } moment
            ? DoctorItem.Good(
                Name,
                $"Nästa körning {TimeZoneInfo.ConvertTime(moment, schedule.TimeZone).ToString("dddd d MMMM yyyy 'kl.' HH.mm", Sweden.Culture)} ({schedule.TimeZone.Id}), plus högst {schedule.Jitter.TotalMinutes.ToString("0.#", Sweden.Culture)} minuter.")
            : DoctorItem.Bad(Name, $"Schedule:Cron ({schedule.Cron}) har ingen kommande tid.", "Ange en tid som återkommer; varje dag klockan sex är 0 0 6 * * ?.", Pipeline.ExitCode.BadInput);
    }
}
