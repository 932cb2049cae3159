using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>Counts whose values of a KPI and year a run revised, besides our own.</summary>
internal static class RevisionBreadthReader
{
    // Four digits from 0100 on are municipalities; 0000 is the country and 00xx are regions. Read one by one, or as the whole country.
    private const string Count = """
        SELECT
          (SELECT COUNT(DISTINCT o.area_id) FROM observation o
           WHERE o.kpi_id = @Kpi AND o.area_id <> @Area AND o.area_id >= '0100' AND o.area_id <= '9999' AND o.gender = @Gender AND o.period = @Period
             AND (EXISTS (SELECT 1 FROM coverage c WHERE c.kpi_id = o.kpi_id AND c.area_id = o.area_id AND c.last_whole_run_id = @RunId)
               OR EXISTS (SELECT 1 FROM country_reading r WHERE r.kpi_id = o.kpi_id AND r.period = o.period AND r.run_id = @RunId))) AS Asked,
          (SELECT COUNT(DISTINCT area_id) FROM observation_revision
           WHERE kpi_id = @Kpi AND area_id <> @Area AND area_id >= '0100' AND area_id <= '9999' AND gender = @Gender AND period = @Period
             AND run_id = @RunId AND old_value IS NOT NULL AND new_value IS NOT NULL) AS Revised
        """;

    /// <summary>Null for what is no revision of a municipality's value.</summary>
    public static async Task<RevisionBreadth?> OfAsync(UnitOfWork unit, IndicatorDecision decision, long runId)
    {
        var isRevision = decision.Outcome.Event is DigestEvent.RevisedNowRed or DigestEvent.RevisedStillRed or DigestEvent.RevisedNoLongerRed;
        if (!isRevision || decision.Gender == Gender.Gap || decision.Indicator is not { Kpi: { } kpi, Area: { Kind: AreaKind.Municipality } area })
        {
            return null;
        }

        return await unit.FindAsync<Counted>(
            Count, new { Kpi = kpi.Value, Area = area.Value, Gender = decision.Gender.Code(), Period = decision.Evaluation.Judged.Period?.Year, RunId = runId }) is { } counted
            ? new RevisionBreadth(counted.Asked, counted.Revised)
            : null;
    }

    private sealed record Counted
    {
        public required int Asked { get; init; }

        public required int Revised { get; init; }
    }
}
