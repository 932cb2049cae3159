using System.Globalization;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>The bands of one indicator: <c>grön</c> and <c>gul</c>, the list <c>band</c>, and <c>könsgap</c>.</summary>
internal sealed class BandsReader(FindingLog log, string indicator, string? unit, CatalogueReaderContext context, int? outcomeYear)
{
    private const string Green = "grön";
    private const string Yellow = "gul";
    private const string List = "band";
    private const string Gap = "könsgap";

    /// <summary>The difference between K and M has one phrase and no yellow.</summary>
    public BandEntry? ReadGap(Section section)
    {
        if (!section.Has(Gap) || Phrase(section, Gap) is not { } phrase)
            return null;

        var reading = BandReader.Read(phrase, null, unit);
        Report(reading, phrase, null, section.PlaceOf(Gap), section.PlaceOf(Gap));
        return new BandEntry(null, null, Gender.Gap, phrase, null, section.PlaceOf(Gap).Line, reading);
    }

    public BandSet Read(Section section, IReadOnlyList<Gender> genders)
    {
        var phrases = section.Has(Green) || section.Has(Yellow);
        if (section.Node(List) is not { } list)
            return phrases ? new BandSet([Entry(section, null, null, null)]) : BandSet.Empty;

        if (list is not YamlList entries)
        {
            section.Fault(list.Place, "\"band\" är en lista: varje rad börjar med \"- gäller:\"", "- gäller: 2026");
            return BandSet.Empty;
        }

        var set = ReadList(entries, section, genders);
        if (!phrases)
            return set;

        log.Band(list.Place, indicator, "både \"grön\"/\"gul\" och \"band\" finns; det ska vara det ena eller det andra");
        return set with { Faulty = true };
    }

    private BandSet ReadList(YamlList list, Section owner, IReadOnlyList<Gender> genders)
    {
        var entries = new List<BandEntry>();
        var yearsAreRead = true;
        var places = new Dictionary<BandEntry, Place>(ReferenceEqualityComparer.Instance);
        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
            {
                owner.Fault(item.Place, "varje rad i \"band\" har nycklarna gäller, grön och gul", Quoting.ForFlow(Green, item));
                continue;
            }

            var section = Section.Open(map, CatalogueKeys.Band, log, indicator);
            yearsAreRead &= Years(section, out var from, out var to);
            var first = Entry(section, from, to, null);
            var named = GenderReader.Read(section, otherwise: []);
            foreach (var gender in named.Except(genders))
                log.Warn(section.PlaceOf("kön"), indicator, $"bandet för {gender.Code()} används inte: indikatorns \"kön\" är {string.Join(", ", genders.Select(GenderCodes.Code))}");

            foreach (var entry in named.Count == 0 ? [first] : named.Select(gender => first with { Gender = gender }))
            {
                entries.Add(entry);
                places[entry] = section.PlaceOf("gäller");
            }
        }

        return new BandSet(entries, Faulty: !yearsAreRead || ReportYears(entries, places));
    }

    private bool ReportYears(List<BandEntry> entries, Dictionary<BandEntry, Place> places)
    {
        var faulty = false;
        foreach (var (later, earlier) in BandYears.Overlaps(entries))
        {
            faulty = true;
            log.Band(places[later], indicator, $"\"gäller\" {Span(later)} överlappar {Span(earlier)} på rad {places[earlier].Line}; ett år kan bara ha ett band");
        }

        if (faulty)
            return true;

        foreach (var (from, to, after, next) in BandYears.Gaps(entries))
            log.Warn(places[next], indicator, $"inget band gäller {(from == to ? from : $"{from}–{to}")}; där används bandet för {Span(after)}");

        var latest = outcomeYear ?? context.Today.Year - 1;
        foreach (var first in BandYears.BeginningAfter(entries, latest))
            log.Warn(places[first], indicator, $"utfall till och med {first.FromYear - 1} ligger före första bandet; där används bandet för {Span(first)}");
        foreach (var last in BandYears.EndingBefore(entries, latest))
            log.Warn(places[last], indicator, $"utfall från och med {last.ToYear + 1} ligger efter sista bandet; där används bandet för {Span(last)}");
        return false;
    }

    private static string Span(BandEntry entry) => (entry.FromYear, entry.ToYear) switch
    {
        (null, _) or (_, null) => "alla år",
        var (from, to) when from == to => from.Value.ToString(CultureInfo.InvariantCulture),
        var (from, to) => $"{from}–{to}",
    };

    private BandEntry Entry(Section section, int? from, int? to, Gender? gender)
    {
        var (green, yellow) = (Phrase(section, Green), Phrase(section, Yellow));
        var place = section.PlaceOf(section.Has(Green) ? Green : Yellow);
        var reading = BandReader.Read(green, yellow, unit);
        if (!IsRefused(section, Green) && !IsRefused(section, Yellow))
            Report(reading, green, yellow, place, section.Has(Yellow) ? section.PlaceOf(Yellow) : place);
        return new BandEntry(from, to, gender, green, yellow, place.Line, reading);
    }

    /// <summary>The phrase is no plain text, which is already told; what would be said of its words would only confuse.</summary>
    private static bool IsRefused(Section section, string key) =>
        section.IsSplit || section.Raw(key) is not (null or YamlText { Block: false });

    private static string? Phrase(Section section, string key)
    {
        if (section.Raw(key) is not YamlText { Block: true } block)
            return section.Text(key);

        section.Fault(
            block.Place,
            $"\"{key}\" är skriven som ett textblock (> eller |); värdet vill ha citattecken, t.ex. {key}: \"> 82\"",
            Quoting.ForBlock(key, block));
        return null;
    }

    private static bool Years(Section section, out int? from, out int? to)
    {
        (from, to) = (null, null);
        if (section.Text("gäller") is not { } text)
            return section.Raw("gäller") is null or YamlText;

        if (!CatalogueForms.Years().IsMatch(text))
        {
            section.Fault(section.PlaceOf("gäller"), $"\"gäller\" är ett år eller ett spann som 2026–2028, inte \"{text}\"");
            return false;
        }

        (from, to) = (int.Parse(text[..4], CultureInfo.InvariantCulture), int.Parse(text[^4..], CultureInfo.InvariantCulture));
        if (from <= to)
            return true;

        section.Fault(section.PlaceOf("gäller"), $"\"gäller\" {text} slutar före sin början", $"{to}–{from}");
        return false;
    }

    private void Report(BandReading reading, string? green, string? yellow, Place greenPlace, Place yellowPlace)
    {
        foreach (var finding in reading.Findings)
        {
            var both = green is not null && yellow is not null
                ? $" (grön: rad {greenPlace.Line}, kolumn {greenPlace.Column}; gul: rad {yellowPlace.Line}, kolumn {yellowPlace.Column})"
                : "";
            var place = finding.Part == BandPart.Green ? greenPlace : yellowPlace;
            log.Add(finding.Kind, place, indicator, finding.Message + both, finding.Suggestion);
        }
    }
}
