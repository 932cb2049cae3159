using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>What reading an indicator's phrases needs besides the words.</summary>
/// <param name="Unit">A unit accepted after a number; null when not known.</param>
/// <param name="Stated"><c>riktning</c>.</param>
/// <param name="Tolerance">The plan's own yellow where an entry says nothing of yellow (<see cref="ToleranceReader"/>).</param>
internal sealed record BandContext(string? Unit, Direction? Stated, string? Tolerance)
{
    /// <summary>The plan's own <c>beslut</c>, where an entry has none.</summary>
    public Decision? Decision { get; init; }
}

/// <summary>The bands of one indicator: <c>grön</c> and <c>gul</c>, the list <c>band</c>, <c>målvärde</c>, and <c>könsgap</c>.</summary>
internal sealed class BandsReader(FindingLog log, string indicator, BandContext context, BandYearsReader years)
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

        var reading = BandReader.Read(phrase, null, context.Unit);
        Report(reading, phrase, null, section.PlaceOf(Gap), section.PlaceOf(Gap));
        return new BandEntry(null, null, Gender.Gap, phrase, null, section.PlaceOf(Gap).Line, reading) { Column = section.PlaceOf(Gap).Column, Decision = context.Decision };
    }

    public BandSet Read(Section section, IReadOnlyList<Gender> genders)
    {
        if (TargetsReader.Read(section, log, indicator) is { } targets)
        {
            return ReadTargets(targets, section);
        }

        var phrases = section.Has(Green) || section.Has(Yellow);
        if (section.Node(List) is not { } list)
        {
            return phrases ? new BandSet([Entry(section, null, null)]) : BandSet.Empty;
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

        // Their form is checked all the same: a list is no phrase, whatever is beside it.
        _ = (Phrase(section, Green), Phrase(section, Yellow));
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
                owner.Fault(item.Place, "varje rad i \"band\" har nycklarna gäller, grön, gul och beslut", Quoting.ForFlow(Green, item));
                continue;
            }

            var section = Section.Open(map, CatalogueKeys.Band, log, indicator);
            yearsAreRead &= BandYearsReader.TryRead(section, out var from, out var to);
            var first = Entry(section, from, to) with { Decision = DecisionReader.Read(section, log, indicator) ?? context.Decision };
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

    private BandSet ReadTargets(IReadOnlyList<(int Year, YamlText Words)> targets, Section section)
    {
        foreach (var other in new[] { Green, List }.Where(section.Has))
        {
            section.Fault(section.PlaceOf(other), $"\"{TargetsReader.Key}\" och \"{other}\" går inte ihop; ange det ena");
        }

        var (yellow, yellowPlace) = Yellowed(section);
        var entries = targets.Select(target => Entry(
            new Words(target.Words.Value.Trim(), target.Words.Place, yellow, yellowPlace ?? target.Words.Place, target.Words.Block || IsRefused(section, Yellow)),
            target.Year,
            target.Year)).ToList();
        foreach (var block in targets.Where(target => target.Words.Block))
        {
            section.Fault(block.Words.Place, $"\"{TargetsReader.Key}\" för {block.Year} är skrivet som ett textblock (> eller |); värdet vill ha citattecken");
        }

        var places = new Dictionary<BandEntry, Place>(ReferenceEqualityComparer.Instance);
        foreach (var entry in entries)
        {
            places[entry] = new Place(entry.Line, entry.Column);
        }

        return new BandSet(entries, years.Contradict(entries, places));
    }

    private BandEntry Entry(Section section, int? from, int? to)
    {
        var place = section.PlaceOf(section.Has(Green) ? Green : Yellow);
        var (yellow, yellowPlace) = Yellowed(section);
        return Entry(
            new Words(Phrase(section, Green), place, yellow, yellowPlace ?? place, IsRefused(section, Green) || IsRefused(section, Yellow)), from, to);
    }

    private BandEntry Entry(Words words, int? from, int? to)
    {
        var reading = BandReader.Read(words.Green, words.Yellow, context.Unit, context.Stated);
        if (!words.Refused)
        {
            Report(reading, words.Green, words.Yellow, words.GreenPlace, words.YellowPlace);
        }

        return new BandEntry(from, to, null, words.Green, words.Yellow, words.GreenPlace.Line, reading)
        {
            Column = words.GreenPlace.Column,
            Stated = context.Stated,
            Decision = context.Decision,
        };
    }

    /// <summary>Yellow as written, else the plan's tolerance; null for one left out in words (<c>-</c>).</summary>
    private (string? Words, Place? Place) Yellowed(Section section) =>
        !section.Has(Yellow) ? (context.Tolerance, null)
        : Phrase(section, Yellow) is { } yellow && !BandReader.IsNone(yellow) ? (yellow, section.PlaceOf(Yellow))
        : (null, section.PlaceOf(Yellow));

    /// <summary>The phrase is no plain text, which has been reported already; what would be said of its words would only confuse.</summary>
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

    /// <param name="Green">As written.</param>
    /// <param name="GreenPlace">Where it is.</param>
    /// <param name="Yellow">As written; null for none.</param>
    /// <param name="YellowPlace">Where it is.</param>
    /// <param name="Refused">A phrase is no plain text, which has been reported already.</param>
    private sealed record Words(string? Green, Place GreenPlace, string? Yellow, Place YellowPlace, bool Refused);
}
