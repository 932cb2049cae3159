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

    /// <summary>The catalogue's words, and those that plans and tables have for the same; null for text that is none.</summary>
    public static ActivityStatus? ReadWords(string text)
    {
        var plain = text.Trim().TrimEnd('.').ToLowerInvariant();
        return Words.Where(word => word.Word == plain).Select(word => (ActivityStatus?)word.Status).FirstOrDefault() ?? plain switch
        {
            "inte påbörjad" or "ej påbörjat" or "inte påbörjat" or "ej startad" or "planerad" => ActivityStatus.NotBegun,
            "pågående" or "pågår" or "påbörjad" or "pågår enligt plan" or "enligt plan" => ActivityStatus.OnPlan,
            "pågår med avvikelse" or "försenad" or "avviker" => ActivityStatus.OffPlan,
            "avslutad" or "klar" or "klart" or "slutförd" or "genomförd" or "avslutat enligt plan" or "slutfört" => ActivityStatus.EndedOnPlan,
            "avslutat med avvikelse" => ActivityStatus.EndedOffPlan,
            "avbrutet" or "utgår" or "utgått" or "inställd" => ActivityStatus.Cancelled,
            _ => null,
        };
    }

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
