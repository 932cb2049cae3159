using System.Text.RegularExpressions;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Metadata;

/// <summary>
/// What Kolada says of KPIs and areas. A request brings at most 25, so rows are written one by one, and only those that changed.
/// </summary>
internal static partial class MetadataStore
{
    private const string ReadKpis = """
        SELECT kpi_id, title, description, municipality_type, auspice, operating_area, perspective, is_divided_by_gender, has_unit_data,
          preliminary_publication_date, publication_date, publication_period, gone_since
        FROM kpi
        ORDER BY kpi_id
        """;

    private const string InsertKpi = """
        INSERT INTO kpi (kpi_id, title, description, municipality_type, auspice, operating_area, perspective, is_divided_by_gender, has_unit_data,
          preliminary_publication_date, publication_date, publication_period, gone_since, changed_at)
        VALUES (@Id, @Title, @Description, @MunicipalityType, @Auspice, @OperatingArea, @Perspective, @IsDividedByGender, @HasUnitData,
          @PreliminaryPublicationDate, @PublicationDate, @PublicationPeriod, NULL, @Now)
        """;

    private const string UpdateKpi = """
        UPDATE kpi
        SET title = @Title, description = @Description, municipality_type = @MunicipalityType, auspice = @Auspice, operating_area = @OperatingArea,
          perspective = @Perspective, is_divided_by_gender = @IsDividedByGender, has_unit_data = @HasUnitData,
          preliminary_publication_date = @PreliminaryPublicationDate, publication_date = @PublicationDate, publication_period = @PublicationPeriod,
          gone_since = NULL, changed_at = @Now
        WHERE kpi_id = @Id
        """;

    private const string MarkKpiGone = "UPDATE kpi SET gone_since = @now WHERE kpi_id = @id";

    /// <summary>Every KPI that was ever answered for.</summary>
    public static async Task<IReadOnlyList<StoredKpi>> KpisAsync(UnitOfWork unit) =>
        [.. (await unit.QueryAsync<KpiRow>(ReadKpis)).Select(row => row.ToStored())];

    /// <summary>Every area that was ever answered for, groups with their members of now.</summary>
    public static Task<IReadOnlyList<StoredArea>> AreasAsync(UnitOfWork unit) => AreaStore.ReadAsync(unit);

    /// <summary>Stores what a metadata request brought and tells what changed since the last time.</summary>
    public static Task<IReadOnlyList<MetadataChange>> StoreAsync(UnitOfWork unit, MetadataRequest request, MetadataAnswer answer, DateTimeOffset now) =>
        request.Kind == MetadataKind.Kpi ? StoreKpisAsync(unit, request.Ids, answer.Kpis, now) : AreaStore.StoreAsync(unit, request.Ids, answer.Areas, now);

    /// <summary>Kolada's titles have double spaces that come and go.</summary>
    public static bool SameTitle(string one, string other) => WhiteSpace().Replace(one.Trim(), " ") == WhiteSpace().Replace(other.Trim(), " ");

    private static async Task<IReadOnlyList<MetadataChange>> StoreKpisAsync(
        UnitOfWork unit, IReadOnlyList<string> asked, IReadOnlyList<KpiInfo> answered, DateTimeOffset now)
    {
        var known = (await KpisAsync(unit)).ToDictionary(kpi => kpi.Info.Id.Value);
        var changes = new List<MetadataChange>();
        foreach (var kpi in answered.Select(Fitted))
        {
            known.Remove(kpi.Id.Value, out var old);
            changes.AddRange(Compare(kpi, old));
            if (old is null || old.GoneSince is not null || old.Info != kpi)
                await unit.ExecuteAsync(old is null ? InsertKpi : UpdateKpi, Arguments(kpi, now));
        }

        foreach (var gone in asked.Select(id => known.GetValueOrDefault(id)).Where(kpi => kpi is { GoneSince: null }))
        {
            await unit.ExecuteAsync(MarkKpiGone, new { now, id = gone!.Info.Id });
            changes.Add(new MetadataChange(MetadataChangeKind.Gone, gone.Info.Id.Value, gone.Info.Title, gone.Info.Title));
        }

        return changes;
    }

    private static IEnumerable<MetadataChange> Compare(KpiInfo kpi, StoredKpi? old)
    {
        if (old?.GoneSince is not null)
            yield return Change(MetadataChangeKind.Returned);
        if (KpiTitle.DiscontinuedAfter(kpi.Title) is not null && old?.DiscontinuedYear is null)
            yield return Change(MetadataChangeKind.Discontinued);
        else if (old is not null && !SameTitle(old.Info.Title, kpi.Title))
            yield return Change(MetadataChangeKind.Retitled);

        if (old is not null && IsRedefined(old.Info, kpi))
            yield return Change(MetadataChangeKind.Redefined);

        MetadataChange Change(MetadataChangeKind kind) => new(kind, kpi.Id.Value, old?.Info.Title, kpi.Title);
    }

    /// <summary>A description that comes or goes as a whole says nothing of what is measured.</summary>
    private static bool IsRedefined(KpiInfo old, KpiInfo kpi) =>
        old.IsDividedByGender != kpi.IsDividedByGender
        || (old.Description is { } one && kpi.Description is { } other && !SameTitle(one, other));

    private static KpiInfo Fitted(KpiInfo kpi) => kpi with
    {
        Title = StoredText.Cut(kpi.Title, 500),
        Description = StoredText.CutOrNull(kpi.Description, 4000),
        MunicipalityType = StoredText.CutOrNull(kpi.MunicipalityType, 20),
        Auspice = StoredText.CutOrNull(kpi.Auspice, 20),
        OperatingArea = StoredText.CutOrNull(kpi.OperatingArea, 200),
        Perspective = StoredText.CutOrNull(kpi.Perspective, 100),
    };

    private static object Arguments(KpiInfo kpi, DateTimeOffset now) => new
    {
        kpi.Id,
        kpi.Title,
        kpi.Description,
        kpi.MunicipalityType,
        kpi.Auspice,
        kpi.OperatingArea,
        kpi.Perspective,
        kpi.IsDividedByGender,
        kpi.HasUnitData,
        kpi.PreliminaryPublicationDate,
        kpi.PublicationDate,
        kpi.PublicationPeriod,
        Now = now,
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
