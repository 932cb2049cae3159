namespace IndicatorSync.Worker.Configuration;

/// <summary>Section <c>Alerts</c>.</summary>
internal sealed record AlertsOptions
{
    public int RemindAfterDays { get; init; } = 90;

    public int MaxPerMail { get; init; } = 30;

    public bool WeeklySummary { get; init; }

    public string? AdminAddress { get; init; }
}
