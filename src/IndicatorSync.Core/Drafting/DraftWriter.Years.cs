using System.Globalization;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Drafting;

/// <content>The column years of the plan's tables.</content>
public sealed partial class DraftWriter
{
    /// <summary>One year where the plan's tables agree; else one for each area whose table has another than most.</summary>
    private void WriteOutcomeYears()
    {
        if (NewestColumn(plan.Indicators) is not { } ofMost)
        {
            return;
        }

        var others = plan.Indicators.Where(indicator => indicator.Area is not null)
            .GroupBy(indicator => indicator.Area!)
            .Select(area => (Name: area.Key, Year: NewestColumn(area)))
            .Where(area => area.Year is { } year && year != ofMost)
            .ToList();
        if (others.Count == 0)
        {
            yaml.Key(0, "utfallsår", Number(ofMost));
            return;
        }

        yaml.Line("utfallsår:").Key(2, "standard", Number(ofMost));
        foreach (var (name, year) in others)
        {
            yaml.Key(2, YamlText.Scalar(name), Number(year!.Value));
        }
    }

    /// <summary>The newest year that most rows have a column for.</summary>
    private static int? NewestColumn(IEnumerable<DraftedIndicator> rows) => rows
        .Select(indicator => indicator.Outcomes.Where(outcome => outcome.Gender == Gender.T).Max(outcome => outcome.Year))
        .OfType<int>()
        .GroupBy(year => year)
        .OrderByDescending(group => group.Count())
        .ThenByDescending(group => group.Key)
        .Select(group => (int?)group.Key)
        .FirstOrDefault();

    private static string Number(int year) => year.ToString(CultureInfo.InvariantCulture);
}
