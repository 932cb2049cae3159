using IndicatorSync.Core.Scheduling;

namespace IndicatorSync.Worker.Foundation.Configuration;

/// <summary>Section <c>Alerts</c>.</summary>
internal sealed record AlertsOptions
{
    public int RemindAfterDays { get; init; } = 90;

    public int MaxPerMail { get; init; } = 30;

    public bool WeeklySummary { get; init; }

    /// <summary><c>SendHours</c> and <c>QuietPeriods</c>, read.</summary>
    public SendTimes SendTimes { get; init; } = SendTimes.Always;

    /// <summary>As given: one address or several, with <c>,</c> or <c>;</c> between.</summary>
    public string? AdminAddress { get; init; }

    /// <summary>Each of <see cref="AdminAddress"/>.</summary>
    public IReadOnlyList<string> AdminAddresses => Split(AdminAddress);

    public static IReadOnlyList<string> Split(string? addresses) =>
        addresses?.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
