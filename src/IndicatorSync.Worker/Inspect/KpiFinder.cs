using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;

namespace IndicatorSync.Worker.Inspect;

/// <summary>A KPI that was found, with what is stored of it.</summary>
/// <param name="Kpi">As Kolada describes it.</param>
/// <param name="Unit">The tail of its title; null when that names none.</param>
/// <param name="NewestYear">The newest year with a value of the municipality, both genders together; null when nothing is stored.</param>
/// <param name="Value">That value.</param>
/// <param name="Country">The country's value of the same year.</param>
/// <param name="NextPublication">The next publication that Kolada has announced from today on.</param>
internal sealed record FoundKpi(CataloguedKpi Kpi, string? Unit, int? NewestYear, decimal? Value, decimal? Country, DateOnly? NextPublication)
{
    public bool IsDiscontinued => KpiTitle.DiscontinuedAfter(Kpi.Title) is not null;
}

/// <summary>Finds KPIs in the kept catalogue, by words or by id.</summary>
internal sealed class KpiFinder(Database database)
{
    private const string NewestValues = """
        SELECT o.kpi_id, o.area_id, o.period, o.value
        FROM observation o
        WHERE o.kpi_id IN @kpis AND o.area_id IN @areas AND o.gender = 'T' AND o.value IS NOT NULL
        ORDER BY o.kpi_id, o.area_id, o.period
        """;

    /// <param name="words">A KPI's id, or words of its title.</param>
    /// <param name="municipality">Whose values are shown; null for nobody's. Awaited when the KPIs are found.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="today">Publications before it are past.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Best first; null when the catalogue was never read.</returns>
    public async Task<IReadOnlyList<FoundKpi>?> FindAsync(string words, Task<AreaId?> municipality, int most, DateOnly today, CancellationToken cancellationToken)
    {
        if (await IdsAsync(words, most, cancellationToken) is not { } ids)
        {
            return null;
        }

        var whole = (await database.ReadAsync(unit => KpiCatalogueStore.OfAsync(unit, ids), cancellationToken)).ToDictionary(kpi => kpi.KpiId);
        var found = ids.Where(whole.ContainsKey).Select(id => whole[id]).ToList();
        var area = await municipality;
        var values = await ValuesAsync(found, area, cancellationToken);
        return [.. found.Select(kpi => Of(kpi, values, area, today))];
    }

    /// <summary>The kept catalogue for many questions; null when it was never read.</summary>
    public async Task<KpiLookup?> OpenAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(KpiCatalogueStore.TitlesAsync, cancellationToken) is { Count: > 0 } all
            ? new KpiLookup([.. all.Select(kpi => new KpiEntry(kpi.Id, kpi.Title, kpi.MunicipalityType))])
            : null;

    /// <summary>Best first; null when the catalogue was never read. An id needs no index.</summary>
    private async Task<IReadOnlyList<KpiId>?> IdsAsync(string words, int most, CancellationToken cancellationToken)
    {
        if (KpiLookup.IdOf(words) is { } id)
        {
            return await database.ReadAsync(KpiCatalogueStore.ReadTimeAsync, cancellationToken) is null ? null : [id];
        }

        using var lookup = await OpenAsync(cancellationToken);
        return lookup is null ? null : [.. lookup.Find(words, most).Select(entry => entry.Id)];
    }

    private async Task<IReadOnlyList<ValueRow>> ValuesAsync(List<CataloguedKpi> found, AreaId? municipality, CancellationToken cancellationToken) =>
        found.Count == 0 || municipality is not { } area
            ? []
            : await database.ReadAsync(
                unit => unit.QueryAsync<ValueRow>(NewestValues, new { kpis = found.Select(kpi => kpi.KpiId.Value), areas = new[] { area.Value, AreaId.Riket.Value } }),
                cancellationToken);

    private static FoundKpi Of(CataloguedKpi kpi, IReadOnlyList<ValueRow> values, AreaId? municipality, DateOnly today)
    {
        var own = values.LastOrDefault(row => row.KpiId == kpi.KpiId && row.AreaId == municipality);
        var country = own is null ? null : values.FirstOrDefault(row => row.KpiId == kpi.KpiId && row.AreaId == AreaId.Riket && row.Period == own.Period);
        DateOnly?[] announced = [kpi.PreliminaryPublicationDate, kpi.PublicationDate];
        return new FoundKpi(
            kpi, UnitText.TailOf(kpi.Title), own?.Period, own?.Value, country?.Value, announced.Where(day => day >= today).Min());
    }

    private sealed record ValueRow
    {
        public KpiId KpiId { get; init; }

        public AreaId AreaId { get; init; }

        public int Period { get; init; }

        public decimal Value { get; init; }
    }
}
