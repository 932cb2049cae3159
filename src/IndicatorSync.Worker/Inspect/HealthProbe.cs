using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Foundation.Telemetry;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Inspect;

/// <summary>Looks at the service's health for the probe and for the metric, so that both say the same.</summary>
internal sealed class HealthProbe(ReadHealthFacts read, CatalogueSource catalogue, MailOptions mail, RulesClock clock, IndicatorSyncMetrics metrics)
{
    /// <summary>What <c>status --check</c> answers. What cannot be read, for lack of rights or of an answer, is UNKNOWN.</summary>
    public async Task<ProbeAnswer> AnswerAsync(CancellationToken cancellationToken)
    {
        var (findings, facts) = await LookAsync(cancellationToken);
        return ServiceHealth.Judge(findings, facts, clock.Now);
    }

    /// <summary>Records the same as a metric.</summary>
    /// <param name="failure">What has just kept the service from its database; null where nothing did.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task RecordAsync(Exception? failure, CancellationToken cancellationToken)
    {
        IReadOnlyList<HealthFinding> findings;
        try
        {
            findings = failure is ExpectedFailure { MayPass: true } ? [ServiceHealth.Unreadable(failure.Message)] : (await LookAsync(cancellationToken)).Findings;
        }
        catch (Exception unforeseen) when (!cancellationToken.IsCancellationRequested)
        {
            // A metric that cannot be had is one that says so, and costs no run.
            findings = [ServiceHealth.Unreadable(unforeseen.GetType().Name)];
        }

        metrics.HealthSeen(ServiceHealth.Codes.Select(code => (code, (int)findings.Where(finding => finding.Code == code).Select(finding => finding.State).DefaultIfEmpty().Max())));
    }

    private async Task<(IReadOnlyList<HealthFinding> Findings, HealthFacts? Facts)> LookAsync(CancellationToken cancellationToken)
    {
        HealthFacts facts;
        try
        {
            facts = await read(cancellationToken);
        }
        catch (ExpectedFailure failure)
        {
            return ([ServiceHealth.Unreadable(failure.Message)], null);
        }

        return ([.. ServiceHealth.Findings(facts, mail.Transport == MailTransportKind.Smtp, clock.Now), .. facts.OnOlderCatalogue ? [] : OfCatalogue()], facts);
    }

    /// <summary>The file as it is now: a run may be hours away.</summary>
    private IEnumerable<HealthFinding> OfCatalogue()
    {
        try
        {
            catalogue.RequireReadable();
            return [];
        }
        catch (ExpectedFailure)
        {
            return [new(ProbeState.Warning, ProblemTypes.CatalogueInvalid, "the catalogue cannot be read, validate says why")];
        }
    }
}
