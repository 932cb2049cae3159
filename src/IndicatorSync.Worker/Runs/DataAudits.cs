using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Observations;

namespace IndicatorSync.Worker.Runs;

/// <summary>Holds a catalogue against what is stored.</summary>
internal static class DataAudits
{
    /// <summary>What every run says of the definitions themselves, each with the indicator's place in the catalogue; it never changes how the run ended.</summary>
    public static async Task<IReadOnlyList<(int Ordinal, RunProblem Problem)>> OfRunAsync(UnitOfWork unit, IndicatorCatalogue catalogue, JudgingGround ground)
    {
        var problems = new List<(int, RunProblem)>();
        await foreach (var (indicator, country) in WithCountryAsync(unit, catalogue))
        {
            problems.AddRange(DataAudit.OfRun(indicator, ground.AuditOf(indicator, country)).Select(remark => (indicator.Ordinal, Problem(indicator, remark))));
        }

        return problems;
    }

    /// <summary>
    /// Each indicator with its KPI in every municipality, as far as that was read: by KPI, since the whole country is large and is read once.
    /// </summary>
    public static async IAsyncEnumerable<(Indicator Indicator, CountryValues Country)> WithCountryAsync(UnitOfWork unit, IndicatorCatalogue catalogue)
    {
        var kept = catalogue.Indicators.Where(indicator => indicator.WholeCountry).Select(indicator => indicator.Kpi).ToHashSet();
        var byKpi = catalogue.Indicators.GroupBy(indicator => indicator.Kpi).ToList();
        var read = await CountryCheckStore.CountriesAsync(unit, [.. byKpi.Where(same => same.Key is not null && same.Any(HasBand) && !kept.Contains(same.Key)).Select(same => same.Key!.Value)]);
        foreach (var same in byKpi)
        {
            var country = same.Key is { } kpi && same.Any(HasBand)
                ? kept.Contains(kpi) ? await GroundStore.CountryAsync(unit, kpi) : read.GetValueOrDefault(kpi, CountryValues.None)
                : CountryValues.None;
            foreach (var indicator in same)
            {
                yield return (indicator, country);
            }
        }
    }

    private static bool HasBand(Indicator indicator) => indicator.Bands != BandSet.Empty || indicator.GenderGap is not null;

    private static RunProblem Problem(Indicator indicator, DataRemark remark)
    {
        var line = remark.Entry?.Line ?? indicator.Line;
        var advice = remark.Suggestion is { } suggestion ? $" {char.ToUpperInvariant(suggestion[0])}{suggestion[1..]}." : "";
        return new RunProblem(
            remark.Type,
            FormattableString.Invariant($"{indicator.Id} {remark.Key} {remark.Entry?.Line}").TrimEnd(),
            indicator.Id,
            indicator.Kpi,
            FormattableString.Invariant($"{indicator.Name}, {indicator.Where(line)}: {remark.Message}.{advice}"));
    }
}
