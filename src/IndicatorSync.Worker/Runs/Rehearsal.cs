using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Runs;

/// <summary>A dry run: the stages of a run in one transaction that is taken back. Everything is fetched before it opens.</summary>
internal sealed class Rehearsal(Database database, RunOpening opening, RunSource source, ClockCheck clockCheck, SourceStage sources, DecideStage decide, RulesClock clock, TimeProvider time)
{
    /// <returns>What a run would have come to; it has no number.</returns>
    /// <exception cref="WrongClockException">The clock is not trusted.</exception>
    public async Task<RunSummary> RunAsync(KoladaClient client, CatalogueInForce catalogue, CancellationToken cancellationToken)
    {
        using var stage = await DryRunDatabase.OpenAsync(database, clock.Now, time, cancellationToken);
        await stage.Database.ReadAsync(async unit => { await OriginStamp.VerifyAsync(unit, source.OriginId); return true; }, cancellationToken);
        var plan = await opening.PlanAsync(stage.Database, catalogue, cancellationToken);
        List<FetchResult> results = [];
        await foreach (var result in clockCheck.FetchAsync(client, plan, stage.Database, cancellationToken))
        {
            results.Add(result);
        }

        var contents = await sources.ReadAsync(unattended: false, cancellationToken);

        return await stage.Database.AndRollBackAsync(
            async unit =>
            {
                var begun = await opening.RehearseAsync(unit, catalogue);
                var ledger = new RunLedger(catalogue.Catalogue);
                foreach (var result in results)
                {
                    ledger.Add(await StoreStage.StoreAsync(unit, result, begun.Moment));
                }

                var others = await SourceStage.StoreAsync(unit, catalogue.Catalogue, contents, begun.Moment);
                ledger.Add(others);
                var decided = await decide.RunAsync(unit, new FetchedRun(catalogue, begun, ledger, client.RequestCount, client.Notes, LastAttempt: true) { Sources = others });
                return decided.Summary with { RunId = null };
            },
            cancellationToken);
    }
}
