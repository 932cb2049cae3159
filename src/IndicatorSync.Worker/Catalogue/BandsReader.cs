using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>The bands of one indicator: <c>grön</c> and <c>gul</c>, the list <c>band</c>, and <c>könsgap</c>.</summary>
internal sealed class BandsReader(FindingLog log, string indicator, string? unit, BandYearsReader years)
{
    private const string Green = "grön";
    private const string Yellow = "gul";
    private const string List = "band";
    private const string Gap = "könsgap";

    /// <summary>The difference between K and M has one phrase and no yellow.</summary>
    public BandEntry? ReadGap(Section section)
    {
        if (!section.Has(Gap) || Phrase(section, Gap) is not { } phrase)
        {
            return null;
        }

        var reading = BandReader.Read(phrase, null, unit);
        Report(reading, phrase, null, section.PlaceOf(Gap), section.PlaceOf(Gap));
        return new BandEntry(null, null, Gender.Gap, phrase, null, section.PlaceOf(Gap).Line, reading) { Column = section.PlaceOf(Gap).Column };
    }

    public BandSet Read(Section section, IReadOnlyList<Gender> genders)
    {
        var phrases = section.Has(Green) || section.Has(Yellow);
        if (section.Node(List) is not { } list)
        {
            return phrases ? new BandSet([Entry(section, null, null, null)]) : BandSet.Empty;
        }

        if (list is not YamlList entries)
        {
            section.Fault(list.Place, "\"band\" är en lista: varje rad börjar med \"- gäller:\"", "- gäller: 2026");
            return BandSet.Empty;
        }

        var set = ReadList(entries, section, genders);
        if (!phrases)
        {
            return set;
        }

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
            yearsAreRead &= BandYearsReader.TryRead(section, out var from, out var to);
            var first = Entry(section, from, to, null);
            var named = GenderReader.Read(section, otherwise: []);
            foreach (var gender in named.Except(genders))
            {
                log.Warn(section.PlaceOf("kön"), indicator, $"bandet för {gender.Code()} används inte: indikatorns \"kön\" är {string.Join(", ", genders.Select(GenderCodes.Code))}");
            }

            foreach (var entry in named.Count == 0 ? [first] : named.Select(gender => first with { Gender = gender }))
            {
                entries.Add(entry);
                places[entry] = section.PlaceOf("gäller");
            }
        }

        return new BandSet(entries, Faulty: !yearsAreRead || years.Contradict(entries, places));
    }

    private BandEntry Entry(Section section, int? from, int? to, Gender? gender)
    {
        var (green, yellow) = (Phrase(section, Green), Phrase(section, Yellow));
        var place = section.PlaceOf(section.Has(Green) ? Green : Yellow);
        var reading = BandReader.Read(green, yellow, unit);
        if (!IsRefused(section, Green) && !IsRefused(section, Yellow))
        {
            Report(reading, green, yellow, place, section.Has(Yellow) ? section.PlaceOf(Yellow) : place);
        }

        return new BandEntry(from, to, gender, green, yellow, place.Line, reading) { Column = place.Column };
    }

    /// <summary>The phrase is no plain text, which is already told; what would be said of its words would only confuse.</summary>
    private static bool IsRefused(Section section, string key) =>
        section.IsSplit || section.Raw(key) is not (null or YamlText { Block: false });

    private static string? Phrase(Section section, string key)
    {
        if (section.Raw(key) is not YamlText { Block: true } block)
        {
            return section.Text(key);
        }

        section.Fault(
            block.Place,
            $"\"{key}\" är skriven som ett textblock (> eller |); värdet vill ha citattecken, t.ex. {key}: \"> 82\"",
            Quoting.ForBlock(key, block));
        return null;
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
