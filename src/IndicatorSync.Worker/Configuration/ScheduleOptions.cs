namespace IndicatorSync.Worker.Configuration;

/// <summary>Section <c>Schedule</c>. "Today" is the date in <see cref="TimeZone"/>.</summary>
internal sealed record ScheduleOptions
{
    /// <summary>Quartz's form, with seconds.</summary>
    public string Cron { get; init; } = "0 0 6 * * ?";

    public TimeZoneInfo TimeZone { get; init; } = Sweden.Zone;

    /// <summary>A scheduled run starts at a random moment within this time after its hour.</summary>
    public TimeSpan Jitter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Waits before the attempts that follow a failed or partial run the same day.</summary>
    public IReadOnlyList<TimeSpan> RetryAfter { get; init; } = [TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4)];

    /// <summary>Several nodes share the schedule through SQL Server.</summary>
    public bool Clustered { get; init; }
}
