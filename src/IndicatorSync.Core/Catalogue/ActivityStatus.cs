using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Catalogue;

/// <summary>How an activity goes, in the words of the plans (docs/contract.md 1.10).</summary>
public enum ActivityStatus
{
    NotBegun,
    OnPlan,
    OffPlan,
    EndedOnPlan,
    EndedOffPlan,
    Cancelled,
}

/// <summary>Codes of tables and words of catalogue and views.</summary>
public static class ActivityStatuses
{
    private static readonly CodeReader<ActivityStatus> Codes = new(Code);

    /// <summary>Each word that the catalogue may hold with what it means.</summary>
    public static IReadOnlyList<(string Word, ActivityStatus Status)> Words { get; } = [.. Enum.GetValues<ActivityStatus>().Select(status => (status.Swedish(), status))];

    public static string Code(this ActivityStatus status) => status switch
    {
        ActivityStatus.NotBegun => "not_begun",
        ActivityStatus.OnPlan => "on_plan",
        ActivityStatus.OffPlan => "off_plan",
        ActivityStatus.EndedOnPlan => "ended_on_plan",
        ActivityStatus.EndedOffPlan => "ended_off_plan",
        _ => "cancelled",
    };

    public static string Swedish(this ActivityStatus status) => status switch
    {
        ActivityStatus.NotBegun => "ej påbörjad",
        ActivityStatus.OnPlan => "pågående enligt plan",
        ActivityStatus.OffPlan => "pågående med avvikelse",
        ActivityStatus.EndedOnPlan => "avslutad enligt plan",
        ActivityStatus.EndedOffPlan => "avslutad med avvikelse",
        _ => "avbruten",
    };

    /// <summary>Null for null: an activity may be without a status.</summary>
    /// <exception cref="FormatException">No status has the code.</exception>
    public static ActivityStatus? Of(string? code) => code is null ? null : Codes.Read(code);

    public static bool HasEnded(this ActivityStatus status) =>
        status is ActivityStatus.EndedOnPlan or ActivityStatus.EndedOffPlan or ActivityStatus.Cancelled;
}
