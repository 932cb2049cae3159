using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Observations;

namespace IndicatorSync.Worker.Runs;

/// <summary>Holds a catalogue against what is stored.</summary>
internal static class DataAudits
{
    /// <summary>What every run says of the definitions themselves; it never changes how the run ended.</summary>
    public static async Task<IReadOnlyList<RunProblem>> OfRunAsync(UnitOfWork unit, IndicatorCatalogue catalogue, JudgingGround ground)
    {
        var problems = new List<RunProblem>();
        foreach (var indicator in catalogue.Indicators)
        {
            var audited = ground.AuditOf(indicator, await CountryAsync(unit, catalogue, indicator));
            problems.AddRange(DataAudit.OfRun(indicator, audited).Select(remark => Problem(indicator, remark)));
        }

        return problems;
    }

    /// <summary>One KPI at a time: the whole country is large.</summary>
    public static async Task<CountryValues> CountryAsync(UnitOfWork unit, IndicatorCatalogue catalogue, Indicator indicator) =>
        indicator.Kpi is { } kpi && catalogue.Indicators.Any(other => other.WholeCountry && other.Kpi == kpi)
            ? await GroundStore.CountryAsync(unit, kpi)
            : CountryValues.None;

    private static RunProblem Problem(Indicator indicator, DataRemark remark)
    {
        var line = remark.Entry?.Line ?? indicator.Line;
        var advice = remark.Suggestion is { } suggestion ? $" {char.ToUpperInvariant(suggestion[0])}{suggestion[1..]}." : "";
        return new RunProblem(
            remark.Type,
            FormattableString.Invariant($"{indicator.Id} {remark.Key} {remark.Entry?.Line}").TrimEnd(),
            indicator.Id,
            indicator.Kpi,
            FormattableString.Invariant($"{indicator.Name}, rad {line}: {remark.Message}.{advice}"));
    }
}
