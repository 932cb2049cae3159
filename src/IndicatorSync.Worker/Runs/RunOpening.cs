using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Runs;

/// <summary>What a run does before it asks its source: plans its requests, and takes its number.</summary>
internal sealed class RunOpening(RunSource source, KoladaOptions kolada, RulesClock clock)
{
    /// <summary>What the catalogue needs, and what is due for the whole country; a replay leaves out what was not due when it was recorded.</summary>
    public async Task<IReadOnlyList<PlannedRequest>> PlanAsync(Database from, CatalogueInForce catalogue, CancellationToken cancellationToken)
    {
        using var span = Tracing.Stage("plan");
        var read = await from.ReadAsync(CountryStore.ReadTimesAsync, cancellationToken);
        var country = CountryPlanner.Due(catalogue.Catalogue, read, clock.Now);
        return [.. RequestPlanner.Plan(catalogue.Catalogue), .. country.Where(source.CanAnswer)];
    }

    /// <summary>The run's row, the origin and the catalogue's text; what was known before it, and the answers of earlier runs that are stored as they came.</summary>
    public async Task<(BegunRun Begun, KnownAnswers Known)> BeginAsync(UnitOfWork unit, CatalogueInForce catalogue)
    {
        var known = new KnownAnswers(kolada.FullComparisonEvery, clock.Now);
        return (await BeginAsync(unit, catalogue, known), known);
    }

    /// <summary>As <see cref="BeginAsync(UnitOfWork, CatalogueInForce)"/> where every answer is compared, and no earlier one is asked about.</summary>
    public Task<BegunRun> RehearseAsync(UnitOfWork unit, CatalogueInForce catalogue) => BeginAsync(unit, catalogue, known: null);

    private async Task<BegunRun> BeginAsync(UnitOfWork unit, CatalogueInForce catalogue, KnownAnswers? known)
    {
        var now = clock.Now;
        await OriginStamp.StampAsync(unit, source.OriginId, now);
        await CatalogueStore.KeepAsync(unit, catalogue.Catalogue.Version, catalogue.Text, isValid: true, now);
        var runId = await RunStore.StartAsync(unit, now, Tracing.Version, catalogue.Catalogue.Version);
        var pairs = await GroundStore.BeforeAsync(unit, catalogue.Catalogue.Indicators.Select(indicator => indicator.Area), known);
        return new BegunRun(new RunMoment(runId, now, clock.Today), pairs);
    }
}
