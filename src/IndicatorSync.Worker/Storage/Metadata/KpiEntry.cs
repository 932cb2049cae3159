using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Storage.Metadata;

/// <summary>A KPI of Kolada's own catalogue, as a search needs it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Kolada's title.</param>
/// <param name="MunicipalityType"><c>K</c> for municipalities, <c>L</c> for regions; null when unknown.</param>
internal sealed record KpiEntry(KpiId Id, string Title, string? MunicipalityType);
