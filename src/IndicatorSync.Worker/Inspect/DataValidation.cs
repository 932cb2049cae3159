using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Migrations;

namespace IndicatorSync.Worker.Inspect;

/// <summary>The catalogue held against the file's own words and against the database, for <c>validate --data</c>.</summary>
internal sealed class DataValidation(CatalogueOptions options, AlertsOptions alerts, Database database, Migrator migrator, RulesClock clock)
{
    /// <summary>Every finding, and the audits that could not be made; Swedish.</summary>
    /// <exception cref="ExpectedFailure">The file is missing or cannot be opened.</exception>
    public async Task<(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Skipped)> CheckAsync(CancellationToken cancellationToken)
    {
        var context = new CatalogueReaderContext(clock.Today, alerts.AdminAddress);
        var reading = CatalogueReader.ReadFile(options.Path, context);
        if (reading.Catalogue is not { } catalogue)
        {
            return (reading.Findings, ["allt som kräver databasen, katalogen måste kunna läsas först", .. reading.PassedOver]);
        }

        if (database.IsMissing)
        {
            return (reading.Findings, [$"allt som kräver databasen, det finns ingen databas i {database.Source} än; kör sync först", .. reading.PassedOver]);
        }

        try
        {
            await migrator.EnsureCurrentAsync(clock.Now, cancellationToken);
            var grounds = await database.ReadAsync(unit => GroundsAsync(unit, catalogue), cancellationToken);
            var titles = grounds.Values.Select(ground => ground.Kpi).OfType<Core.Observations.KpiInfo>().DistinctBy(kpi => kpi.Id).ToDictionary(kpi => kpi.Id, kpi => kpi.Title);
            var audited = CatalogueReader.ReadFile(options.Path, context with
            {
                UnitOf = kpi => UnitText.TailOf(titles.GetValueOrDefault(kpi)),
                Audit = indicator => grounds.TryGetValue(indicator.Id, out var ground) ? DataAudit.Of(indicator, ground) : [],
            });
            return (audited.Findings, [.. Skipped(catalogue, grounds), .. reading.PassedOver]);
        }
        catch (ExpectedFailure failure)
        {
            return (reading.Findings, [$"allt som kräver databasen, den kan inte läsas: {failure.Swedish?.ToString() ?? failure.Message}", .. reading.PassedOver]);
        }
    }

    private async Task<Dictionary<string, AuditGround>> GroundsAsync(UnitOfWork unit, IndicatorCatalogue catalogue)
    {
        var ground = await JudgingGround.LoadAsync(unit, await JudgingKnowledge.LoadAsync(unit, catalogue, clock.Today), catalogue, []);
        var changes = await AreaStore.GroupChangesAsync(unit);
        var grounds = new Dictionary<string, AuditGround>();
        await foreach (var (indicator, country) in DataAudits.WithCountryAsync(unit, catalogue))
        {
            grounds[indicator.Id] = ground.AuditOf(indicator, country) with { GroupChanges = changes };
        }

        return grounds;
    }

    private static IEnumerable<string> Skipped(IndicatorCatalogue catalogue, Dictionary<string, AuditGround> grounds)
    {
        foreach (var indicator in catalogue.Indicators)
        {
            foreach (var audit in DataAudit.Skipped(indicator, grounds[indicator.Id]))
            {
                yield return $"{indicator.Id}: {audit}";
            }
        }

        var fetched = catalogue.Indicators.Where(indicator => indicator is { IsFromKolada: true, Kpi: not null }).ToList();
        var kept = fetched.Where(indicator => indicator.WholeCountry).Select(indicator => indicator.Kpi).ToHashSet();
        foreach (var indicator in fetched.Where(indicator => kept.Contains(indicator.Kpi)))
        {
            var country = grounds[indicator.Id].Country;
            if (indicator.JudgedGenders.All(gender => country.NewestPeriod(gender, grounds[indicator.Id].Today.Year) is null))
            {
                yield return FormattableString.Invariant($"{indicator.Id}: rimlighet mot landet, färre än {CountryValues.FewestMunicipalities} kommuner har värden för {indicator.Kpi} i databasen");
            }
        }

        var without = fetched.Count(indicator => !kept.Contains(indicator.Kpi) && indicator.JudgedGenders.All(gender => grounds[indicator.Id].Country.NewestPeriod(gender, grounds[indicator.Id].Today.Year) is null));
        if (without > 0)
        {
            yield return FormattableString.Invariant($"rimlighet mot landet för {without} {(without == 1 ? "indikator" : "indikatorer")}, landets värden är inte lästa");
        }
    }
}
