using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using IndicatorSync.Worker.Storage.Judgements;

namespace IndicatorSync.Worker.Reports;

/// <summary>
/// What is to come as iCalendar: all-day events. An event keeps its UID when its day changes, and its SEQUENCE then grows, so that a
/// calendar that has the file already moves the event instead of adding another. The same rows give the same bytes.
/// </summary>
internal static class CalendarFile
{
    /// <param name="plan">Names the calendar.</param>
    /// <param name="coming">In the order of the days.</param>
    /// <param name="namesPlans">Each event says which plan it is of.</param>
    public static byte[] Write(string plan, IReadOnlyList<ComingRow> coming, bool namesPlans)
    {
        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//IndicatorSync//SV" };
        calendar.AddProperty("X-WR-CALNAME", plan);
        foreach (var row in coming)
        {
            calendar.Events.Add(Event(row, namesPlans && row.PlanName is { } of ? $" ({of})" : ""));
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar) ?? "");
    }

    private static CalendarEvent Event(ComingRow row, string plan) => new()
    {
        Uid = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.EventKey)))[..32]}@indicatorsync",
        DtStamp = new CalDateTime(DateTime.SpecifyKind(row.ChangedAt.UtcDateTime, DateTimeKind.Utc)),
        Sequence = row.Sequence,
        Start = Day(row.Day),
        End = Day(row.Day.AddDays(1)),
        Summary = (row.Name is null ? row.What : FormattableString.Invariant($"{row.What}: {row.Name}{(row.YearNumber is { } year ? $" {year}" : "")}")) + plan,
        Transparency = TransparencyType.Transparent,
    };

    private static CalDateTime Day(DateOnly day) => new(day.Year, day.Month, day.Day);
}
