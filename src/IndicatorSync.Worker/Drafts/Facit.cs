using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Kolada;

namespace IndicatorSync.Worker.Drafts;

/// <param name="Result">What became of those that were fetched.</param>
/// <param name="Unread">Why not all could be fetched, Swedish; null when they could.</param>
internal sealed record FacitReport(FacitResult Result, string? Unread);

/// <summary>Fetches Kolada's values of the chosen KPIs and holds the plan's printed outcomes against them; nothing is stored.</summary>
internal static class Facit
{
    public static async Task<FacitReport> CompareAsync(
        KoladaClient client, IReadOnlyList<(DraftedIndicator Indicator, KpiId Kpi)> chosen, AreaId municipality, CancellationToken cancellationToken)
    {
        var requests = chosen.Select(one => one.Kpi).Distinct().Chunk(PlannedRequest.MaxIds).Select(kpis => new DataRequest(kpis, [municipality])).ToList();
        var values = new Dictionary<(MeasureId, Gender, Period), decimal?>();
        var fetched = new HashSet<KpiId>();
        string? unread = null;
        await foreach (var result in client.FetchAsync(requests, cancellationToken))
        {
            if (result is Fetched { Data: { } data, Request: DataRequest request })
            {
                fetched.UnionWith(request.Kpis);
                foreach (var observation in data.Observations)
                {
                    values[(observation.Key.Measure, observation.Key.Gender, observation.Key.Period)] = observation.Value;
                }
            }
            else
            {
                unread = (result as FetchFailed)?.Message ?? "svaret var tomt";
            }
        }

        return new FacitReport(
            FacitCheck.Compare([.. chosen.Where(one => fetched.Contains(one.Kpi))], (kpi, gender, year) => values.GetValueOrDefault((MeasureId.Of(kpi), gender, Period.OfYear(year)))),
            unread);
    }
}
