using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>
/// How an address's indicators are judged, so that every count of colours says how many were judged (docs/contract.md 1.13).
/// </summary>
/// <param name="Red">How many are red.</param>
/// <param name="Judged">How many have a colour.</param>
/// <param name="Total">How many there are.</param>
/// <param name="IsLate">A value, or what somebody promised to do, is late.</param>
/// <param name="Unjudged">How many lack a colour, by what they lack, the most first.</param>
public sealed record ColourCount(int Red, int Judged, int Total, bool IsLate, IReadOnlyList<(Basis Basis, int Count)> Unjudged)
{
    public static readonly ColourCount None = new(0, 0, 0, IsLate: false, []);

    /// <summary>Said only when every indicator was judged and none is red or late.</summary>
    public bool NoDeviations => Total > 0 && Judged == Total && Red == 0 && !IsLate;

    /// <summary><c>7 röda av 16 bedömda</c>, <c>1 röd av 1 bedömd</c>.</summary>
    public string Swedish => $"{Red} {(Red == 1 ? "röd" : "röda")} av {Judged} {(Judged == 1 ? "bedömd" : "bedömda")}";

    /// <summary><c>1 ej bedömd (1 saknas i Kolada)</c>; null when every indicator was judged.</summary>
    public string? UnjudgedSwedish => Unjudged.Count == 0
        ? null
        : $"{Total - Judged} ej {(Total - Judged == 1 ? "bedömd" : "bedömda")} ({string.Join(", ", Unjudged.Select(one => $"{one.Count} {Words(one.Basis)}"))})";

    public static ColourCount Of(IReadOnlyList<DigestRow> rows, DateOnly today)
    {
        var unjudged = rows.Where(row => row.Status.Judged.Colour == Colour.None)
            .GroupBy(row => row.Status.Judged.Basis)
            .Select(basis => (Basis: basis.Key, Count: basis.Count()))
            .OrderByDescending(basis => basis.Count)
            .ThenBy(basis => basis.Basis)
            .ToList();
        return new ColourCount(
            rows.Count(row => row.Status.Judged.Colour == Colour.Red),
            rows.Count - unjudged.Sum(basis => basis.Count),
            rows.Count,
            rows.Any(row => row.Status.Overdue || row.IsActionLate(today)),
            unjudged);
    }

    /// <summary>An activity that should have ended is late too.</summary>
    public ColourCount With(IReadOnlyList<Activity> overdue) => overdue.Count > 0 ? this with { IsLate = true } : this;

    private static string Words(Basis basis) => basis switch
    {
        Basis.Missing => "saknas i Kolada",
        Basis.Absent => "finns inte i Kolada",
        Basis.Withdrawn => "struket",
        Basis.Stale => "inaktuellt",
        Basis.NotFetched => "ej hämtat",
        Basis.SourceFailed => "hämtning misslyckades",
        Basis.InvalidBand => "ogiltig gräns",
        Basis.NoBand => "ingen gräns",
        Basis.NoReference => "jämförelsevärde saknas",
        Basis.Qualitative => "kvalitativt mål",
        _ => "annan källa",
    };
}
