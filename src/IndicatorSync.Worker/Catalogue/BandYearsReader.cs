using System.Globalization;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>The years of an indicator's bands (<c>gäller</c>), one by one and together.</summary>
/// <param name="log">Takes what is found.</param>
/// <param name="indicator">The indicator's id.</param>
/// <param name="outcomeYear">The year whose value is awaited now: a band should hold for it.</param>
internal sealed class BandYearsReader(FindingLog log, string indicator, int outcomeYear)
{
    /// <summary>False when <c>gäller</c> is there and cannot be read; both null: all years.</summary>
    public static bool TryRead(Section section, out int? from, out int? to)
    {
        (from, to) = (null, null);
        if (section.Text("gäller") is not { } text)
        {
            return section.Raw("gäller") is null or YamlText;
        }

        if (!CatalogueForms.Years().IsMatch(text))
        {
            section.Fault(section.PlaceOf("gäller"), $"\"gäller\" är ett år eller ett spann som 2026–2028, inte \"{text}\"");
            return false;
        }

        (from, to) = (int.Parse(text[..4], CultureInfo.InvariantCulture), int.Parse(text[^4..], CultureInfo.InvariantCulture));
        if (from <= to)
        {
            return true;
        }

        section.Fault(section.PlaceOf("gäller"), $"\"gäller\" {text} slutar före sin början", $"{to}–{from}");
        return false;
    }

    /// <summary>Reports what the years say together; true when two entries hold for one year, so that none may be used.</summary>
    public bool Contradict(List<BandEntry> entries, Dictionary<BandEntry, Place> places)
    {
        var faulty = false;
        foreach (var (later, earlier) in BandYears.Overlaps(entries))
        {
            faulty = true;
            log.Band(places[later], indicator, $"\"gäller\" {Span(later)} överlappar {Span(earlier)} på rad {places[earlier].Line}; ett år kan bara ha ett band");
        }

        if (faulty)
        {
            return true;
        }

        foreach (var (from, to, after, next) in BandYears.Gaps(entries))
        {
            log.Warn(places[next], indicator, $"inget band gäller {(from == to ? from : $"{from}–{to}")}; där används bandet för {Span(after)}");
        }

        foreach (var first in BandYears.BeginningAfter(entries, outcomeYear))
        {
            log.Warn(places[first], indicator, $"utfall till och med {first.FromYear - 1} ligger före första bandet; där används bandet för {Span(first)}");
        }

        foreach (var last in BandYears.EndingBefore(entries, outcomeYear))
        {
            log.Warn(places[last], indicator, $"utfall från och med {last.ToYear + 1} ligger efter sista bandet; där används bandet för {Span(last)}");
        }

        return false;
    }

    private static string Span(BandEntry entry) => (entry.FromYear, entry.ToYear) switch
    {
        (null, _) or (_, null) => "alla år",
        var (from, to) when from == to => from.Value.ToString(CultureInfo.InvariantCulture),
        var (from, to) => $"{from}–{to}",
    };
}
