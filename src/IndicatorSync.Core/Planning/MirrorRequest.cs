using System.Globalization;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Planning;

/// <summary>What a mirror reads and remembers as read: one KPI in one year, one area in one year, or one KPI in one area.</summary>
/// <param name="Kpi">Null: every KPI of the area.</param>
/// <param name="Area">Null: every area of the KPI.</param>
/// <param name="Year">Null: every year of the KPI in the area.</param>
public readonly record struct MirrorUnit(KpiId? Kpi, AreaId? Area, int? Year);

/// <summary>
/// A part of a mirror. Exactly two of KPIs, areas and years are named; of the third all comes, and what is not wanted is passed over.
/// </summary>
/// <param name="Kpis">Empty: every KPI.</param>
/// <param name="Areas">Empty: every area.</param>
/// <param name="Years">Empty: every year.</param>
/// <param name="MunicipalitiesOnly">Where no areas are named: no groups, no regions.</param>
/// <param name="Since">Only what Kolada changed from this day on, what it struck included; null: all.</param>
public sealed record MirrorRequest(IReadOnlyList<KpiId> Kpis, IReadOnlyList<AreaId> Areas, IReadOnlyList<int> Years, bool MunicipalitiesOnly, DateOnly? Since) : PlannedRequest
{
    public override string Path
    {
        get
        {
            string?[] parts = [Joined("kpi", Kpis), Joined("municipality", Areas), Joined("year", Years.Select(Text))];
            string?[] query = [RegionType is { } type ? $"region_type={type}" : null, FromDate is { } day ? $"from_date={day}" : null];
            var asked = string.Join('&', query.OfType<string>());
            return $"data/{string.Join('/', parts.OfType<string>())}{(asked.Length == 0 ? "" : "?" + asked)}";
        }
    }

    /// <summary>Kolada's letter for municipalities, where they alone are asked for.</summary>
    public string? RegionType => MunicipalitiesOnly && Areas.Count == 0 ? CountryRequest.RegionType : null;

    /// <summary>As Kolada reads it; null when all is asked for.</summary>
    public string? FromDate => Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public override IReadOnlyList<IReadOnlyList<string>> Segments =>
        [.. new IReadOnlyList<string>[] { [.. Kpis.Select(kpi => kpi.Value)], [.. Areas.Select(area => area.Value)], [.. Years.Select(Text)] }.Where(ids => ids.Count > 0)];

    /// <summary>What is read when this is answered whole.</summary>
    public IEnumerable<MirrorUnit> Units =>
        from kpi in OrAll(Kpis)
        from area in OrAll(Areas)
        from year in OrAll(Years)
        select new MirrorUnit(kpi, area, year);

    public override PlannedRequest Narrow(int segment, IReadOnlySet<string> ids)
    {
        var ofKpis = Kpis.Count > 0 && segment == 0;
        var ofYears = Years.Count > 0 && segment == 1;
        return ofKpis ? this with { Kpis = [.. Kpis.Where(kpi => ids.Contains(kpi.Value))] }
            : ofYears ? this with { Years = [.. Years.Where(year => ids.Contains(Text(year)))] }
            : this with { Areas = [.. Areas.Where(area => ids.Contains(area.Value))] };
    }

    private static IEnumerable<T?> OrAll<T>(IReadOnlyList<T> ids)
        where T : struct => ids.Count == 0 ? [null] : ids.Select(id => (T?)id);

    private static string? Joined<T>(string name, IEnumerable<T> ids) => string.Join(',', ids) is { Length: > 0 } joined ? $"{name}/{joined}" : null;

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
