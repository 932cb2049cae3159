using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Metadata;

/// <summary>A KPI of Kolada's catalogue as it is kept for searching.</summary>
internal sealed record CataloguedKpi
{
    public KpiId KpiId { get; init; }

    public string Title { get; init; } = "";

    public string? Description { get; init; }

    /// <summary><c>K</c> for municipalities, <c>L</c> for regions.</summary>
    public string? MunicipalityType { get; init; }

    public string? OperatingArea { get; init; }

    public bool IsDividedByGender { get; init; }

    public DateOnly? PreliminaryPublicationDate { get; init; }

    public DateOnly? PublicationDate { get; init; }
}

/// <summary>Kolada's own catalogue of KPIs: some 6 000 rows, written by set and only where they differ.</summary>
internal static class KpiCatalogueStore
{
    private const string ReadTitles = "SELECT kpi_id, title, municipality_type FROM kpi_catalogue ORDER BY kpi_id";

    private const string ReadSome = """
        SELECT kpi_id, title, description, municipality_type, operating_area, is_divided_by_gender, preliminary_publication_date, publication_date
        FROM kpi_catalogue
        WHERE kpi_id IN @ids
        """;

    private const string ReadTime = "SELECT read_at FROM kpi_catalogue_reading WHERE reading_id = 1";

    private const string DeleteChanged = """
        DELETE FROM kpi_catalogue
        WHERE NOT EXISTS (SELECT 1 FROM [#kpi_catalogue] s WHERE s.kpi_id = kpi_catalogue.kpi_id AND s.hash = kpi_catalogue.hash)
        """;

    private const string InsertNew = """
        INSERT INTO kpi_catalogue (kpi_id, title, description, municipality_type, operating_area, is_divided_by_gender,
          preliminary_publication_date, publication_date, hash)
        SELECT s.kpi_id, s.title, s.description, s.municipality_type, s.operating_area, s.is_divided_by_gender,
          s.preliminary_publication_date, s.publication_date, s.hash
        FROM [#kpi_catalogue] s
        WHERE NOT EXISTS (SELECT 1 FROM kpi_catalogue k WHERE k.kpi_id = s.kpi_id)
        """;

    private const string UpdateTime = "UPDATE kpi_catalogue_reading SET read_at = @now WHERE reading_id = 1";

    private const string InsertTime = "INSERT INTO kpi_catalogue_reading (reading_id, read_at) SELECT 1, @now WHERE NOT EXISTS (SELECT 1 FROM kpi_catalogue_reading)";

    private static readonly StagingTable<(KpiInfo Kpi, string Hash)> Staged = new("#kpi_catalogue",
    [
        new("kpi_id", StagingType.Code, row => row.Kpi.Id.Value),
        new("title", StagingType.Text, row => row.Kpi.Title),
        new("description", StagingType.Text, row => row.Kpi.Description),
        new("municipality_type", StagingType.Text, row => row.Kpi.MunicipalityType),
        new("operating_area", StagingType.Text, row => row.Kpi.OperatingArea),
        new("is_divided_by_gender", StagingType.Integer, row => row.Kpi.IsDividedByGender ? 1 : 0),
        new("preliminary_publication_date", StagingType.Text, row => Iso(row.Kpi.PreliminaryPublicationDate)),
        new("publication_date", StagingType.Text, row => Iso(row.Kpi.PublicationDate)),
        new("hash", StagingType.Text, row => row.Hash),
    ]);

    /// <summary>Null when the catalogue was never read.</summary>
    public static Task<DateTimeOffset?> ReadTimeAsync(UnitOfWork unit) => unit.ScalarAsync<DateTimeOffset?>(ReadTime);

    /// <summary>What a search needs of every KPI: a person waits for the answer, and descriptions are most of the rows.</summary>
    public static async Task<IReadOnlyList<KpiEntry>> TitlesAsync(UnitOfWork unit)
    {
        await using var reader = await unit.OpenAsync(ReadTitles);
        List<KpiEntry> titles = [];
        while (await reader.ReadAsync(unit.CancellationToken))
        {
            titles.Add(new KpiEntry(KpiId.Parse(reader.GetString(0)), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2)));
        }

        return titles;
    }

    /// <summary>Those of some that are known, in no order.</summary>
    public static Task<IReadOnlyList<CataloguedKpi>> OfAsync(UnitOfWork unit, IEnumerable<KpiEntry> kpis) =>
        unit.QueryAsync<CataloguedKpi>(ReadSome, new { ids = kpis.Select(kpi => kpi.Id.Value) });

    /// <summary>Makes the kept catalogue equal to the one that came.</summary>
    public static async Task ReplaceAsync(UnitOfWork unit, IReadOnlyList<KpiInfo> kpis, DateTimeOffset now)
    {
        // Of the margins those are kept whose number is known to mean something (docs/contract.md 1.13).
        var read = kpis.Select(kpi => kpi.Over(null)).ToList();
        await unit.StageBothAsync(Staged, read.Select(Fitted).Select(kpi => (kpi, Hash(kpi))), MarginStore.Staged, KpiMargins.Of(read).Where(pair => pair.IsHalfWidth));
        await unit.ExecuteAsync($"{DeleteChanged};\n{InsertNew};\n{MarginStore.Replace};\n{UpdateTime};\n{InsertTime}", new { now });
    }

    private static KpiInfo Fitted(KpiInfo kpi) => kpi with
    {
        Title = StoredText.Cut(kpi.Title, 500),
        Description = StoredText.CutOrNull(kpi.Description, 4000),
        MunicipalityType = StoredText.CutOrNull(kpi.MunicipalityType, 20),
        OperatingArea = StoredText.CutOrNull(kpi.OperatingArea, 200),
    };

    private static string Hash(KpiInfo kpi) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        kpi.Title,
        kpi.Description,
        kpi.MunicipalityType,
        kpi.OperatingArea,
        kpi.IsDividedByGender,
        Iso(kpi.PreliminaryPublicationDate),
        Iso(kpi.PublicationDate)))));

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
