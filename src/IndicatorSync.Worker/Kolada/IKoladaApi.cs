using Refit;

namespace IndicatorSync.Worker.Kolada;

/// <summary>
/// The paths of v3 that we ask (docs/kolada-api.md 1.3), in path form only: the query form answers a misspelt name with an empty 200.
/// Ids come joined by literal commas and are passed through as they are. Without <c>page</c> the first page is answered.
/// </summary>
internal interface IKoladaApi
{
    [Get("/data/kpi/{kpis}/municipality/{areas}")]
    Task<HttpResponseMessage> DataAsync([Encoded] string kpis, [Encoded] string areas, int? page, CancellationToken cancellationToken);

    [Get("/data/kpi/{kpis}/municipality/{areas}")]
    Task<HttpResponseMessage> ChangesAsync([Encoded] string kpis, [Encoded] string areas, int? page, [AliasAs("from_date")] string? since, CancellationToken cancellationToken);

    [Get("/data/kpi/{kpis}/year/{years}")]
    Task<HttpResponseMessage> CountryDataAsync(
        [Encoded] string kpis, [Encoded] string years, int? page, [AliasAs("region_type")] string? regionType, [AliasAs("from_date")] string? since, CancellationToken cancellationToken);

    [Get("/data/municipality/{areas}/year/{years}")]
    Task<HttpResponseMessage> AreaDataAsync([Encoded] string areas, [Encoded] string years, int? page, [AliasAs("from_date")] string? since, CancellationToken cancellationToken);

    [Get("/oudata/kpi/{kpis}/ou/{units}")]
    Task<HttpResponseMessage> UnitDataAsync([Encoded] string kpis, [Encoded] string units, int? page, CancellationToken cancellationToken);

    [Get("/kpi")]
    Task<HttpResponseMessage> AllKpisAsync(int? page, CancellationToken cancellationToken);

    [Get("/kpi/{ids}")]
    Task<HttpResponseMessage> KpisAsync([Encoded] string ids, int? page, CancellationToken cancellationToken);

    [Get("/municipality/{ids}")]
    Task<HttpResponseMessage> MunicipalitiesAsync([Encoded] string ids, int? page, CancellationToken cancellationToken);

    [Get("/municipality_groups/{ids}")]
    Task<HttpResponseMessage> GroupsAsync([Encoded] string ids, int? page, CancellationToken cancellationToken);

    [Get("/ou/{ids}")]
    Task<HttpResponseMessage> UnitsAsync([Encoded] string ids, int? page, CancellationToken cancellationToken);
}
