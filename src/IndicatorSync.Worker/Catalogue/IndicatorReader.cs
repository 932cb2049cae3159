using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>What the top of the catalogue gives every indicator that does not say otherwise.</summary>
internal sealed record IndicatorDefaults(
    AreaId Municipality,
    OutcomeYears OutcomeYears,
    IReadOnlyList<AreaId> Compare,
    ReadingRule Rule,
    RecipientsReader Recipients)
{
    /// <summary>The plan's own <c>beslut</c>, where a band says nothing of who decided it.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The plan's own yellow where an indicator says nothing of yellow (<c>gul: inom 5 %</c>).</summary>
    public string? Tolerance { get; init; }

    /// <summary>Who is told of a red indicator that nobody acknowledges, where an indicator does not say otherwise.</summary>
    public Escalation? Escalation { get; init; }

    /// <summary>The plan's <c>dölj under</c>, where an indicator does not say otherwise.</summary>
    public int? HideBelow { get; init; }

    public required ContactsReader Contacts { get; init; }

    public required GoalsReader Goals { get; init; }
}

/// <summary>An indicator and the places that checks between indicators point at.</summary>
internal sealed record ReadIndicator(Indicator Indicator, Place Id, Place Kpi);

/// <summary>Reads one entry of <c>indikatorer</c>.</summary>
internal sealed class IndicatorReader(FindingLog log, IndicatorDefaults defaults, CatalogueReaderContext context)
{
    private const string Kolada = "kolada";

    /// <summary>The indicator, with stand-ins where something structural was found: the catalogue is then refused as a whole.</summary>
    public ReadIndicator Read(YamlMap map, int ordinal)
    {
        var id = SlugReader.Of(map);
        var section = Section.Open(map, CatalogueKeys.Indicator, log, id.Length == 0 ? null : id);
        SlugReader.Read(section, map);

        var name = section.RequiredText("namn");
        var qualitative = QualitativeTarget.Read(section);
        var source = section.Text("källa") is { } written && !(qualitative is not null && IsKolada(written)) ? written : qualitative is not null ? QualitativeTarget.Source : Kolada;
        var isKolada = IsKolada(source);
        var kpi = Kpi(section, isKolada);
        CheckSource(section, id, source);
        var unit = section.Text("måttenhet");
        var businessArea = section.Text("verksamhetsområde");
        var bands = new BandsReader(
            log,
            id,
            new BandContext(unit ?? (kpi is { } known ? context.UnitOf?.Invoke(known) : null), DirectionReader.Read(section), defaults.Tolerance) { Decision = defaults.Decision },
            new BandYearsReader(log, id, defaults.OutcomeYears.For(businessArea, context.Today)));
        var genders = GenderReader.Read(section, [Gender.T]);
        var gap = bands.ReadGap(section);
        var set = qualitative is null ? bands.Read(section, genders) : QualitativeTarget.Bands(section, qualitative, defaults.Decision);
        var onlyGap = gap is not null && set == BandSet.Empty && !section.Has("kön");
        if (set == BandSet.Empty && !onlyGap && section.Node("band") is null && !section.Has(TargetsReader.Key))
        {
            log.Warn(section.Place, id, "\"grön\" saknas; indikatorn visas men bedöms inte");
        }

        var words = section.Text("övergripande mål");
        var goal = defaults.Goals.Named(section) ?? defaults.Goals.Called(words);
        var indicator = new Indicator
        {
            Ordinal = ordinal,
            Id = id,
            Name = name,
            ShortName = section.Text("kortnamn") ?? ShortNames.Of(name),
            Kpi = kpi,
            Source = source,
            FetchedFrom = section.Text("hämtas från") ?? (isKolada ? "Kolada" : source),
            Area = Area(section),
            Genders = onlyGap ? [] : genders,
            GenderGap = gap,
            BusinessArea = businessArea,
            OverarchingGoal = words ?? defaults.Goals.NameOf(goal),
            GoalId = goal,
            Responsible = section.Text("ansvarig"),
            Footnote = section.Text("fotnot"),
            Unit = unit,
            Decimals = section.Whole("decimaler", 0, 10),
            Bands = set,
            Rule = ReadingRules.Read(section, defaults.Rule),
            Compare = AreaReader.Compare(section, defaults.Compare),
            SeriesBreaks = section.Years("seriebrott"),
            StaleAfterYears = section.Whole("inaktuellt efter", 0, 50) ?? 3,
            Publishes = Publishes(section, id),
            Recipients = defaults.Recipients.For(section, (place, message, suggestion) => log.Warn(place, id, message, suggestion)),
            AlertsOn = section.Word("larma vid", AlertLevel.Red, ("gul", AlertLevel.Yellow), ("röd", AlertLevel.Red), ("säkerställd röd", AlertLevel.CertainRed)),
            Escalation = EscalationReader.Read(section, defaults.Recipients) ?? defaults.Escalation,
            MutedUntil = section.Date("tystat till"),
            MuteReason = section.Text("skäl"),
            WholeCountry = section.Word("landet", false, ("ja", true), ("nej", false)),
            Contact = defaults.Contacts.For(section, id),
            Line = map.Place.Line,
        };
        indicator = new OwnValueReader(log, defaults.Recipients).Fill(section, indicator);
        indicator = PersonsReader.Fill(section, indicator, defaults.HideBelow, kpi is { } measured ? context.UnitOf?.Invoke(measured) : null, (place, message) => log.Warn(place, id, message));
        CheckMute(section, id);
        foreach (var remark in ShareLimits.TooLarge(indicator, unit).Concat(context.Audit?.Invoke(indicator) ?? []))
        {
            log.Warn(PlaceOf(remark, section), id, remark.Message, remark.Suggestion);
        }

        return new ReadIndicator(indicator, section.PlaceOf("id"), section.PlaceOf("nyckeltal"));
    }

    private static bool IsKolada(string source) => string.Equals(source, Kolada, StringComparison.OrdinalIgnoreCase);

    private static Place PlaceOf(DataRemark remark, Section section) =>
        !section.Has(remark.Key) && remark.Entry is { Line: > 0 } entry ? new Place(entry.Line, entry.Column) : section.PlaceOf(remark.Key);

    private static KpiId? Kpi(Section section, bool isKolada)
    {
        if (section.Text("nyckeltal") is not { } text)
        {
            if (isKolada)
            {
                section.Fault(section.Has("nyckeltal") ? section.PlaceOf("nyckeltal") : section.Place, "\"nyckeltal\" saknas; det behövs när \"källa\" är kolada");
            }

            return null;
        }

        if (KpiId.TryParse(text, out var kpi))
        {
            return isKolada ? kpi : null;
        }

        var upper = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '.'))).ToUpperInvariant();
        section.Fault(
            section.PlaceOf("nyckeltal"),
            $"nyckeltalet \"{text}\" är fel: N eller U och fem siffror, t.ex. N00945",
            KpiId.TryParse(upper, out _) ? upper : null);
        return null;
    }

    /// <summary>What a draft has left open, and a source that is meant to be Kolada and is not read as it: nothing is fetched, and nothing else says so.</summary>
    private void CheckSource(Section section, string id, string source)
    {
        if (section.Text("nyckeltal") is { } kpi && UnchosenSource.HidesKpi(source))
        {
            log.Warn(section.PlaceOf("källa"), id, $"nyckeltalet {kpi} hämtas inte så länge raden \"källa\" säger \"{source}\"; ta bort hela raden, eller skriv källa: kolada");
        }
        else if (UnchosenSource.IsLeft(source))
        {
            log.Warn(section.PlaceOf("källa"), id, $"\"källa\" är \"{source}\": inget hämtas; välj ett nyckeltal och ta bort raden \"källa\", eller skriv där varifrån värdet kommer");
        }
    }

    private AreaId Area(Section section)
    {
        var (municipality, unit) = (AreaReader.Municipality(section), AreaReader.Unit(section));
        if (section.Node("kommun") is not null && section.Node("driftenhet") is not null)
        {
            section.Fault(section.PlaceOf("driftenhet"), "\"kommun\" och \"driftenhet\" går inte ihop; ange den ena");
        }

        return unit ?? municipality ?? defaults.Municipality;
    }

    private string? Publishes(Section section, string id)
    {
        var text = section.Text("publiceras");
        if (text is not null && !PublicationHint.TryParse(text, out _))
        {
            log.Warn(
                section.PlaceOf("publiceras"),
                id,
                $"\"publiceras\" {text} kan inte jämföras med Koladas datum; skriv en vecka (v 40), en månad eller ett datum");
        }

        return text;
    }

    private void CheckMute(Section section, string id)
    {
        var (until, reason) = (section.Node("tystat till"), section.Node("skäl"));
        if (until is not null && reason is null)
        {
            section.Fault(until.Place, "\"tystat till\" kräver ett \"skäl\"");
        }
        else if (until is null && reason is not null)
        {
            log.Warn(reason.Place, id, "\"skäl\" gäller bara ihop med \"tystat till\"");
        }
    }
}
