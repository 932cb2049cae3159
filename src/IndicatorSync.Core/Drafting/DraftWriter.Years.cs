using System.Globalization;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Drafting;

/// <content>The column years of the plan's tables.</content>
public sealed partial class DraftWriter
{
    /// <summary>
    /// The newest year that the headings of the tables name: one where they agree, else one for each area whose table has another than most.
    /// A year that a cell names for itself is that cell's alone.
    /// </summary>
    private void WriteOutcomeYears()
    {
        if (Most(plan.Indicators.Select(indicator => indicator.OutcomeYear)) is not { } ofMost)
        {
            WriteYearOfCells();
            return;
        }

        var areas = plan.Indicators.Where(indicator => indicator is { Area: not null, OutcomeYear: not null })
            .GroupBy(indicator => indicator.Area!)
            .Select(rows => (Name: rows.Key, Year: Most(rows.Select(row => row.OutcomeYear))!.Value, Rows: rows.ToList()))
            .ToList();
        var others = areas.Where(area => area.Year != ofMost).ToList();
        if (others.Count == 0)
        {
            yaml.Key(0, "utfallsår", Number(ofMost));
        }
        else
        {
            yaml.Line("utfallsår:").Key(2, "standard", Number(ofMost));
            foreach (var (name, year, _) in others)
            {
                yaml.Key(2, YamlText.Scalar(name), Number(year));
            }
        }

        foreach (var (name, year, rows) in areas)
        {
            if (rows.Exists(row => row.OutcomeYear != year))
            {
                Doubt(0, $"tabellerna har olika utfallsår ({Years(rows)}), men ett område kan bara ha ett; här gäller {year}", area: name);
            }
        }

        if (plan.Indicators.Where(indicator => indicator.Area is null && indicator.OutcomeYear is not null && indicator.OutcomeYear != ofMost).ToList() is { Count: > 0 } loose)
        {
            Doubt(0, $"indikatorer utan verksamhetsområde har ett annat utfallsår ({Years(loose)}); skriv ett verksamhetsområde på dem, och dess år under utfallsår");
        }

        foreach (var table in plan.Indicators.Where(indicator => indicator.OutcomeYear is not null).GroupBy(indicator => (indicator.Area, indicator.OutcomeYear)).Where(table => table.Any(row => row.Outcomes.Count > 0) && !table.Any(row => row.HasNewestOutcome)))
        {
            Doubt(0, $"kolumnen för {table.Key.OutcomeYear} är tom i planen; skriv ett tidigare utfallsår om planens tal är från det", area: table.Key.Area);
        }
    }

    private void WriteYearOfCells()
    {
        if (Most(plan.Indicators.Select(indicator => indicator.Outcomes.Where(outcome => outcome.Gender == Gender.T).Max(outcome => outcome.Year))) is { } ofCells)
        {
            yaml.Key(0, "utfallsår", Number(ofCells));
            Doubt(0, "tabellens rubrik har inget år, så utfallsåret är taget ur cellerna; skriv året vars utfall planen visar");
        }
    }

    private static string Years(IEnumerable<DraftedIndicator> rows) => string.Join(" och ", rows.Select(row => row.OutcomeYear).OfType<int>().Distinct().Order().Select(Number));

    /// <summary>The year of most rows, the newest of several; null where no row has one.</summary>
    private static int? Most(IEnumerable<int?> years) => years
        .OfType<int>()
        .GroupBy(year => year)
        .OrderByDescending(group => group.Count())
        .ThenByDescending(group => group.Key)
        .Select(group => (int?)group.Key)
        .FirstOrDefault();

    private static string Number(int year) => year.ToString(CultureInfo.InvariantCulture);
}
