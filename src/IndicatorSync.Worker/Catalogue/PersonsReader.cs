using System.Globalization;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Reads what a value rests on and what is hidden (<c>antal personer</c>, <c>dölj under</c>; docs/contract.md 1.13).</summary>
internal static class PersonsReader
{
    private const string Persons = "antal personer";
    private const string HideBelow = "dölj under";
    private const int MostPersons = 100_000_000;
    private const int HighestLimit = 1000;

    /// <summary>Of the plan or an indicator; null where it says nothing, 0 where it hides nothing.</summary>
    public static int? Limit(Section section) => section.Whole(HideBelow, 0, HighestLimit);

    /// <summary>The indicator with these keys filled in.</summary>
    /// <param name="section">The indicator's.</param>
    /// <param name="indicator">All else of it.</param>
    /// <param name="limit">The plan's; null where it says nothing.</param>
    /// <param name="unit">What Kolada counts the values in; null when not known.</param>
    /// <param name="warn">Called with a warning.</param>
    public static Indicator Fill(Section section, Indicator indicator, int? limit, string? unit, Action<Place, string> warn)
    {
        var own = Limit(section);
        var filled = indicator with { Persons = Count(section), HideBelow = own ?? limit ?? 0 };
        if (own > 0 && filled.Persons is null && (indicator.Unit ?? unit) is not null && !SmallNumbers.IsCount(indicator, unit))
        {
            warn(section.PlaceOf(HideBelow), $"\"{HideBelow}\" gör ingenting här: värdet är inget antal, och \"{Persons}\" saknas");
        }

        return filled;
    }

    private static PersonCount? Count(Section section)
    {
        if (section.Text(Persons) is not { } text)
        {
            return null;
        }

        if (KpiId.TryParse(text, out var kpi))
        {
            return new PersonCount(null, kpi);
        }

        if (int.TryParse(string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostPersons)
        {
            return new PersonCount(number, null);
        }

        section.Fault(section.PlaceOf(Persons), $"\"{Persons}\" är ett nyckeltal som N00945 eller ett heltal, inte \"{text}\"");
        return null;
    }
}
