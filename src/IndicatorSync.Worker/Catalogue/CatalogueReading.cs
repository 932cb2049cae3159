using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>What reading a catalogue needs to know of the world around it.</summary>
/// <param name="Today">The date in <c>Schedule:TimeZone</c>; years are audited against it.</param>
/// <param name="AdminAddress"><c>Alerts:AdminAddress</c>, or the administrators of other plans: an administrator where the file names none.</param>
/// <param name="UnitOf">The tail of a KPI's title where it is known; a phrase may end in it. <c>måttenhet</c> goes before.</param>
/// <param name="Audit">What stored data says against an indicator; told as warnings where the words stand.</param>
internal sealed record CatalogueReaderContext(
    DateOnly Today, string? AdminAddress = null, Func<KpiId, string?>? UnitOf = null, Func<Indicator, IEnumerable<DataRemark>>? Audit = null);

/// <summary>A catalogue and everything found in it; the catalogue is null exactly when something structural was.</summary>
internal sealed record CatalogueReading(IndicatorCatalogue? Catalogue, IReadOnlyList<Finding> Findings)
{
    /// <summary>What lies in the folder of plans and is none; Swedish.</summary>
    public IReadOnlyList<string> PassedOver { get; init; } = [];
}
