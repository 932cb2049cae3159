using System.Text.RegularExpressions;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Metadata;

/// <summary>What Kolada says of KPIs and areas: read whole, and written by set where it changed.</summary>
internal static partial class MetadataStore
{
    private const string ReadKpis = """
        SELECT kpi_id, title, description, municipality_type, auspice, operating_area, perspective, is_divided_by_gender, has_unit_data,
          preliminary_publication_date, publication_date, publication_period, gone_since, changed_at
        FROM kpi
        ORDER BY kpi_id
        """;

    private static readonly KeyedRows<WrittenKpi> Kpis = new(
        "kpi",
        [new("kpi_id", StagingType.Code, row => row.Info.Id.Value)],
        [
            new("title", StagingType.Text, row => row.Info.Title),
            new("description", StagingType.Text, row => row.Info.Description),
            new("municipality_type", StagingType.Code, row => row.Info.MunicipalityType),
            new("auspice", StagingType.Code, row => row.Info.Auspice),
            new("operating_area", StagingType.Name, row => row.Info.OperatingArea),
            new("perspective", StagingType.Name, row => row.Info.Perspective),
            new("is_divided_by_gender", StagingType.Flag, row => row.Info.IsDividedByGender),
            new("has_unit_data", StagingType.Flag, row => row.Info.HasUnitData),
            new("preliminary_publication_date", StagingType.Date, row => row.Info.PreliminaryPublicationDate),
            new("publication_date", StagingType.Date, row => row.Info.PublicationDate),
            new("publication_period", StagingType.Integer, row => row.Info.PublicationPeriod),
            new("gone_since", StagingType.Instant, row => row.GoneSince),
            new("changed_at", StagingType.Instant, row => row.ChangedAt),
        ]);

    /// <summary>What holds from now on, for those who ask what the state was on a day.</summary>
    private const string InsertVersions = """
        INSERT INTO kpi_version (kpi_id, valid_from_at, title, preliminary_publication_date, publication_date, publication_period, gone_since)
        SELECT kpi_id, @now, title, preliminary_publication_date, publication_date, publication_period, gone_since
        FROM kpi WHERE changed_at = @now OR gone_since = @now
        """;

    /// <summary>Every KPI that was ever answered for.</summary>
    public static async Task<IReadOnlyList<StoredKpi>> KpisAsync(UnitOfWork unit) =>
        [.. (await unit.QueryAsync<KpiRow>(ReadKpis)).Select(row => row.ToStored())];

    /// <summary>The title of every area that was ever answered for, by its id.</summary>
    public static Task<IReadOnlyDictionary<string, string>> AreaTitlesAsync(UnitOfWork unit) => AreaStore.TitlesAsync(unit);

    /// <summary>Every area that was ever answered for, groups with their members of now.</summary>
    public static Task<IReadOnlyList<StoredArea>> AreasAsync(UnitOfWork unit) => AreaStore.ReadAsync(unit);

    /// <summary>Stores what metadata requests brought and tells what changed since the last time.</summary>
    public static async Task<IReadOnlyList<MetadataChange>> StoreAsync(
        UnitOfWork unit, IReadOnlyList<(MetadataRequest Request, MetadataAnswer Answer)> answers, DateTimeOffset now)
    {
        var ofKpis = answers.Where(pair => pair.Request.Kind == MetadataKind.Kpi).ToList();
        var ofAreas = answers.Where(pair => pair.Request.Kind != MetadataKind.Kpi).ToList();
        return
        [
            .. ofKpis.Count == 0 ? [] : await StoreKpisAsync(unit, [.. ofKpis.SelectMany(pair => pair.Request.Ids)], ofKpis.SelectMany(pair => pair.Answer.Kpis), now),
            .. ofAreas.Count == 0 ? [] : await AreaStore.StoreAsync(unit, [.. ofAreas.SelectMany(pair => pair.Request.Ids)], ofAreas.SelectMany(pair => pair.Answer.Areas), now),
        ];
    }

    /// <summary>Kolada's titles have double spaces that come and go.</summary>
    public static bool SameTitle(string one, string other) => WhiteSpace().Replace(one.Trim(), " ") == WhiteSpace().Replace(other.Trim(), " ");

    /// <summary>The first title to be read is no new one.</summary>
    public static bool IsRetitled(string id, string old, string title) => old != id && !SameTitle(old, title);

    private static async Task<IReadOnlyList<MetadataChange>> StoreKpisAsync(
        UnitOfWork unit, IReadOnlyList<string> asked, IEnumerable<KpiInfo> answered, DateTimeOffset now)
    {
        var known = (await unit.QueryAsync<KpiRow>(ReadKpis)).ToDictionary(row => row.KpiId.Value);
        var changes = new List<MetadataChange>();
        var written = new List<WrittenKpi>();
        foreach (var answer in answered.DistinctBy(kpi => kpi.Id))
        {
            known.Remove(answer.Id.Value, out var row);
            var old = row?.ToStored();
            var kpi = Fitted(answer.Over(old?.Info));
            changes.AddRange(Compare(kpi, old));
            if (old is null || old.GoneSince is not null || old.Info != kpi)
            {
                written.Add(new WrittenKpi(kpi, null, now));
            }
        }

        foreach (var gone in asked.Select(id => known.GetValueOrDefault(id)).OfType<KpiRow>().Where(row => row.GoneSince is null))
        {
            var info = gone.ToStored().Info;
            written.Add(new WrittenKpi(info, now, gone.ChangedAt));
            changes.Add(new MetadataChange(MetadataChangeKind.Gone, info.Id.Value, info.Title, info.Title));
        }

        await unit.UpsertAsync(Kpis, written, InsertVersions, new { now });
        return changes;
    }

    private static IEnumerable<MetadataChange> Compare(KpiInfo kpi, StoredKpi? old)
    {
        if (old?.GoneSince is not null)
        {
            yield return Change(MetadataChangeKind.Returned);
        }

        if (KpiTitle.DiscontinuedAfter(kpi.Title) is not null && old?.DiscontinuedYear is null)
        {
            yield return Change(MetadataChangeKind.Discontinued);
        }
        else if (old is not null && IsRetitled(kpi.Id.Value, old.Info.Title, kpi.Title))
        {
            yield return Change(MetadataChangeKind.Retitled);
        }

        if (old is not null && IsRedefined(old.Info, kpi))
        {
            yield return Change(MetadataChangeKind.Redefined);
        }

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

    private sealed record WrittenKpi(KpiInfo Info, DateTimeOffset? GoneSince, DateTimeOffset ChangedAt);

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
