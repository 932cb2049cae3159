using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>The catalogue in force as tables, for views and <c>status</c>; bands as decided are kept with the time they held.</summary>
internal static class IndicatorStore
{
    private const string SelectIndicators = """
        SELECT indicator_id AS IndicatorId, ordinal AS Ordinal, name AS Name, short_name AS ShortName, kpi_id AS KpiId, area_id AS AreaId,
          source AS Source, fetched_from AS FetchedFrom, business_area AS BusinessArea, overarching_goal AS OverarchingGoal,
          responsible AS Responsible, footnote AS Footnote, reading_rule AS ReadingRule, removed_at AS RemovedAt
        FROM indicator ORDER BY ordinal, indicator_id
        """;

    private const string DeleteIndicator = "DELETE FROM indicator WHERE indicator_id = @IndicatorId";

    private const string InsertIndicator = """
        INSERT INTO indicator (indicator_id, ordinal, name, short_name, kpi_id, area_id, source, fetched_from, business_area, overarching_goal, responsible,
          footnote, reading_rule, removed_at)
        VALUES (@IndicatorId, @Ordinal, @Name, @ShortName, @KpiId, @AreaId, @Source, @FetchedFrom, @BusinessArea, @OverarchingGoal, @Responsible,
          @Footnote, @ReadingRule, @RemovedAt)
        """;

    private const string SelectAreas =
        "SELECT indicator_id AS IndicatorId, area_id AS AreaId, ordinal AS Ordinal FROM indicator_area ORDER BY indicator_id, ordinal";

    private const string DeleteAreas = "DELETE FROM indicator_area WHERE indicator_id = @IndicatorId";

    private const string InsertArea = "INSERT INTO indicator_area (indicator_id, area_id, ordinal) VALUES (@IndicatorId, @AreaId, @Ordinal)";

    private const string BandsInForce = """
        SELECT band_id AS BandId, indicator_id AS IndicatorId, gender AS Gender, from_year AS FromYear, to_year AS ToYear, green AS Green,
          yellow AS Yellow, line AS Line, faults AS Faults, reading_rule AS ReadingRule
        FROM band WHERE valid_to_at IS NULL
        """;

    private const string SelectBands = BandsInForce + " ORDER BY band_id";

    private const string SelectBandsOf = BandsInForce + " AND indicator_id = @id ORDER BY band_id";

    private const string EndBand = "UPDATE band SET valid_to_at = @now WHERE band_id = @BandId";

    private const string MoveBand = "UPDATE band SET line = @Line, faults = @Faults WHERE band_id = @BandId";

    private const string InsertBand = """
        INSERT INTO band (indicator_id, gender, from_year, to_year, green, yellow, line, faults, reading_rule, catalogue_version, valid_from_at,
          valid_from_local)
        VALUES (@IndicatorId, @Gender, @FromYear, @ToYear, @Green, @Yellow, @Line, @Faults, @ReadingRule, @CatalogueVersion, @ValidFromAt,
          @ValidFromLocal)
        """;

    public static Task<IReadOnlyList<IndicatorRow>> IndicatorsAsync(UnitOfWork unit) => unit.QueryAsync<IndicatorRow>(SelectIndicators);

    public static Task<IReadOnlyList<IndicatorAreaRow>> AreasAsync(UnitOfWork unit) => unit.QueryAsync<IndicatorAreaRow>(SelectAreas);

    public static Task<IReadOnlyList<BandRow>> BandsAsync(UnitOfWork unit) => unit.QueryAsync<BandRow>(SelectBands);

    /// <summary>The bands in force of one indicator.</summary>
    public static Task<IReadOnlyList<BandRow>> BandsOfAsync(UnitOfWork unit, string id) => unit.QueryAsync<BandRow>(SelectBandsOf, new { id });

    /// <summary>Makes the tables say what the catalogue says; writes only what differs. Indicators no longer named are marked, not deleted.</summary>
    public static async Task ProjectAsync(UnitOfWork unit, IndicatorCatalogue catalogue, DateTimeOffset now)
    {
        var stored = (await IndicatorsAsync(unit)).ToDictionary(row => row.IndicatorId);
        var named = catalogue.Indicators.Select(IndicatorRow.Of).ToList();
        var removed = stored.Values.Where(row => row.RemovedAt is null && named.All(own => own.IndicatorId != row.IndicatorId))
            .Select(row => row with { RemovedAt = now });
        var changed = named.Concat(removed).Where(row => !stored.TryGetValue(row.IndicatorId, out var old) || old != row).ToList();
        await unit.ExecuteAsync(DeleteIndicator, changed);
        await unit.ExecuteAsync(InsertIndicator, changed);

        await ProjectAreasAsync(unit, catalogue);
        await ProjectBandsAsync(unit, catalogue, now);
    }

    private static async Task ProjectAreasAsync(UnitOfWork unit, IndicatorCatalogue catalogue)
    {
        var stored = (await AreasAsync(unit)).ToLookup(row => row.IndicatorId);
        foreach (var indicator in catalogue.Indicators)
        {
            var rows = indicator.Compare.Select((area, index) => new IndicatorAreaRow { IndicatorId = indicator.Id, AreaId = area.Value, Ordinal = index + 1 }).ToList();
            if (!rows.SequenceEqual(stored[indicator.Id]))
            {
                await unit.ExecuteAsync(DeleteAreas, new { IndicatorId = indicator.Id });
                await unit.ExecuteAsync(InsertArea, rows);
            }
        }
    }

    private static async Task ProjectBandsAsync(UnitOfWork unit, IndicatorCatalogue catalogue, DateTimeOffset now)
    {
        var unmatched = (await BandsAsync(unit)).ToList();
        var added = new List<BandRow>();
        foreach (var row in catalogue.Indicators.SelectMany(BandRow.Of))
        {
            if (unmatched.Find(row.IsTheSameBandAs) is not { } old)
            {
                added.Add(row with { CatalogueVersion = catalogue.Version, ValidFromAt = now, ValidFromLocal = StoredTime.Local(now) });
                continue;
            }

            unmatched.Remove(old);
            if ((old.Line, old.Faults) != (row.Line, row.Faults))
            {
                await unit.ExecuteAsync(MoveBand, row with { BandId = old.BandId });
            }
        }

        await unit.ExecuteAsync(EndBand, unmatched.Select(row => new { row.BandId, now }).ToList());
        await unit.ExecuteAsync(InsertBand, added);
    }
}

internal sealed record IndicatorRow
{
    public required string IndicatorId { get; init; }

    public required int Ordinal { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    public string? KpiId { get; init; }

    public required string AreaId { get; init; }

    public required string Source { get; init; }

    public required string FetchedFrom { get; init; }

    public string? BusinessArea { get; init; }

    public string? OverarchingGoal { get; init; }

    public string? Responsible { get; init; }

    public string? Footnote { get; init; }

    public required string ReadingRule { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    public static IndicatorRow Of(Indicator indicator) => new()
    {
        IndicatorId = indicator.Id,
        Ordinal = indicator.Ordinal,
        Name = indicator.Name,
        ShortName = indicator.ShortName,
        KpiId = indicator.Kpi?.Value,
        AreaId = indicator.Area.Value,
        Source = indicator.Source,
        FetchedFrom = indicator.FetchedFrom,
        BusinessArea = indicator.BusinessArea,
        OverarchingGoal = indicator.OverarchingGoal,
        Responsible = indicator.Responsible,
        Footnote = indicator.Footnote,
        ReadingRule = indicator.Rule.Code(),
    };
}

internal sealed record IndicatorAreaRow
{
    public required string IndicatorId { get; init; }

    public required string AreaId { get; init; }

    public required int Ordinal { get; init; }
}

internal sealed record BandRow
{
    public long BandId { get; init; }

    public required string IndicatorId { get; init; }

    public string? Gender { get; init; }

    public int? FromYear { get; init; }

    public int? ToYear { get; init; }

    public string? Green { get; init; }

    public string? Yellow { get; init; }

    public required int Line { get; init; }

    /// <summary>Why the words could not be read; null when they could.</summary>
    public string? Faults { get; init; }

    public required string ReadingRule { get; init; }

    public string? CatalogueVersion { get; init; }

    public DateTimeOffset ValidFromAt { get; init; }

    public DateTime ValidFromLocal { get; init; }

    public static IEnumerable<BandRow> Of(Indicator indicator) =>
        indicator.Bands.Entries.Select(entry => Of(indicator, entry, entry.Gender))
            .Concat(indicator.GenderGap is { } gap ? [Of(indicator, gap, Core.Catalogue.Gender.Gap)] : []);

    public bool IsTheSameBandAs(BandRow other) =>
        (IndicatorId, Gender, FromYear, ToYear, Green, Yellow, ReadingRule)
        == (other.IndicatorId, other.Gender, other.FromYear, other.ToYear, other.Green, other.Yellow, other.ReadingRule);

    private static BandRow Of(Indicator indicator, BandEntry entry, Gender? gender) => new()
    {
        IndicatorId = indicator.Id,
        Gender = gender?.Code(),
        FromYear = entry.FromYear,
        ToYear = entry.ToYear,
        Green = entry.Green,
        Yellow = entry.Yellow,
        Line = entry.Line,
        Faults = entry.Reading.Band is null ? string.Join(" ", entry.Reading.Findings.Where(finding => finding.Kind == FindingKind.Band).Select(finding => finding.InFull))
            : indicator.Bands.Faulty && gender != Core.Catalogue.Gender.Gap ? "Gränserna i \"band\" motsäger varandra, ingen av dem används."
            : null,
        ReadingRule = indicator.Rule.Code(),
    };
}
