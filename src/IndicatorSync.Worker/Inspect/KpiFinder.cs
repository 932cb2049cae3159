using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Runs;

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

/// <summary>What is asked of Kolada's catalogue.</summary>
/// <param name="Words">A KPI's id, or words of its title.</param>
/// <param name="Municipality">Whose values are shown; null for nobody's. Awaited when the KPIs are found.</param>
/// <param name="Most">At most so many.</param>
internal sealed record KpiQuestion(string Words, Task<AreaId?> Municipality, int Most);

/// <summary>Finds KPIs in the kept catalogue, by words or by id.</summary>
internal sealed class KpiFinder(Database database, RunSource source, RulesClock clock)
{
    private const string NewestValues = """
        SELECT o.kpi_id, o.area_id, o.period, o.value
        FROM observation o
        WHERE o.kpi_id IN @kpis AND o.area_id IN @areas AND o.gender = 'T' AND o.value IS NOT NULL
        ORDER BY o.kpi_id, o.area_id, o.period
        """;

    /// <returns>Best first; null when the catalogue was never read.</returns>
    public Task<IReadOnlyList<FoundKpi>?> FindAsync(KpiQuestion question, CancellationToken cancellationToken) =>
        database.ReadAsync(unit => FindAsync(unit, question), cancellationToken);

    /// <summary>As <see cref="FindAsync(KpiQuestion, CancellationToken)"/>, where the catalogue can be searched as it is kept; writes nothing, makes no file.</summary>
    /// <returns>Null when it has to be read first: never read, due, or in other tables than this program's.</returns>
    /// <exception cref="ExpectedFailure">The file is another program's, or the database another origin's.</exception>
    public async Task<IReadOnlyList<FoundKpi>?> FindAtHandAsync(KpiQuestion question, CancellationToken cancellationToken)
    {
        if (database.IsMissing)
        {
            return null;
        }

        database.RequireOwnFile();
        return await database.ReadAsync(async unit => await IsAtHandAsync(unit) ? await FindAsync(unit, question) : null, cancellationToken);
    }

    /// <summary>The kept catalogue for many questions; null when it was never read.</summary>
    public Task<KpiLookup?> OpenAsync(CancellationToken cancellationToken) => database.ReadAsync(OpenAsync, cancellationToken);

    private static async Task<KpiLookup?> OpenAsync(UnitOfWork unit) => await KpiCatalogueStore.TitlesAsync(unit) is { Count: > 0 } all ? new KpiLookup(all) : null;

    private async Task<bool> IsAtHandAsync(UnitOfWork unit)
    {
        if (!await Migrator.HasEveryStepAsync(unit))
        {
            return false;
        }

        await OriginStamp.VerifyAsync(unit, source.OriginId);
        return KpiCatalogueReading.IsFresh(await KpiCatalogueStore.ReadTimeAsync(unit), clock.Now);
    }

    private async Task<IReadOnlyList<FoundKpi>?> FindAsync(UnitOfWork unit, KpiQuestion question)
    {
        if (await EntriesAsync(unit, question) is not { } entries)
        {
            return null;
        }

        var known = await KpiCatalogueStore.OfAsync(unit, entries);
        var found = entries.Select(entry => known.FirstOrDefault(kpi => kpi.KpiId == entry.Id)).OfType<CataloguedKpi>().ToList();
        var area = await question.Municipality;
        var values = await ValuesAsync(unit, found, area);
        return [.. found.Select(kpi => Of(kpi, values, area))];
    }

    /// <summary>Best first; null when the catalogue was never read. An id needs no index.</summary>
    private static async Task<IReadOnlyList<KpiEntry>?> EntriesAsync(UnitOfWork unit, KpiQuestion question)
    {
        if (KpiLookup.IdOf(question.Words) is { } id)
        {
            return await KpiCatalogueStore.ReadTimeAsync(unit) is null ? null : [new KpiEntry(id, "", null)];
        }

        using var lookup = await OpenAsync(unit);
        return lookup?.Find(question.Words, question.Most);
    }

    private static async Task<IReadOnlyList<ValueRow>> ValuesAsync(UnitOfWork unit, List<CataloguedKpi> found, AreaId? municipality) =>
        found.Count == 0 || municipality is not { } area
            ? []
            : await unit.QueryAsync<ValueRow>(NewestValues, new { kpis = found.Select(kpi => kpi.KpiId.Value), areas = new[] { area.Value, AreaId.Riket.Value } });

    private FoundKpi Of(CataloguedKpi kpi, IReadOnlyList<ValueRow> values, AreaId? municipality)
    {
        var own = values.LastOrDefault(row => row.KpiId == kpi.KpiId && row.AreaId == municipality);
        var country = own is null ? null : values.FirstOrDefault(row => row.KpiId == kpi.KpiId && row.AreaId == AreaId.Riket && row.Period == own.Period);
        var (preliminary, final) = (Coming(kpi.PreliminaryPublicationDate), Coming(kpi.PublicationDate));
        return new FoundKpi(
            kpi, UnitText.TailOf(kpi.Title), own?.Period, own?.Value, country?.Value, preliminary is null || final < preliminary ? final ?? preliminary : preliminary);
    }

    /// <summary>A publication before today is past.</summary>
    private DateOnly? Coming(DateOnly? day) => day >= clock.Today ? day : null;

    private sealed record ValueRow
    {
        public KpiId KpiId { get; init; }

        public AreaId AreaId { get; init; }

        public int Period { get; init; }

        public decimal Value { get; init; }
    }
}
