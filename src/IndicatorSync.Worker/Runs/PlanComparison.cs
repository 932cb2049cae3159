using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Observations;

namespace IndicatorSync.Worker.Runs;

/// <summary>Compares what a plan's table prints for indicators of Kolada with what Kolada has; nothing of it is stored (docs/contract.md 1.9).</summary>
internal static class PlanComparison
{
    /// <summary>The cells that say something else than Kolada, to the decimals that they print.</summary>
    public static async Task<IReadOnlyList<SourceFault>> DifferencesAsync(UnitOfWork unit, IndicatorCatalogue catalogue, IReadOnlyList<KoladaStatement> printed)
    {
        var indicators = catalogue.Indicators.Where(indicator => indicator.IsFromKolada).ToDictionary(indicator => indicator.Id);
        var differences = new List<SourceFault>();
        foreach (var area in printed.GroupBy(one => indicators[one.IndicatorId].Area))
        {
            var scope = new ObservationScope(area.Select(one => indicators[one.IndicatorId].Measure).Distinct(), [area.Key]);
            var stored = (await ObservationStore.LoadAsync(unit, scope)).ToDictionary(row => row.Key, row => row.Value);
            foreach (var one in area)
            {
                var key = new ObservationKey(indicators[one.IndicatorId].Measure, area.Key, one.Gender, one.Period);
                if (stored.GetValueOrDefault(key) is { } value && Math.Round(value, one.Decimals, MidpointRounding.AwayFromZero) != one.Value)
                {
                    differences.Add(SmallNumbers.MayHide(indicators[one.IndicatorId])
                        ? new SourceFault(one.Place.Sheet, one.Place.Reference, "", $"Kolada har ett annat värde för {PeriodText.Print(one.Period)}; Koladas värde gäller")
                        : new SourceFault(
                        one.Place.Sheet, one.Place.Reference, SwedishNumber.Print(one.Value, one.Decimals), $"Kolada har {SwedishNumber.Print(value, SwedishNumber.DecimalsOf(value))} för {PeriodText.Print(one.Period)}; Koladas värde gäller"));
                }
            }
        }

        return differences;
    }
}
