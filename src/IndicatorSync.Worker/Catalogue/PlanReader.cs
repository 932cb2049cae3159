using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>A plan as it was read.</summary>
/// <param name="Log">Everything found in its file so far.</param>
/// <param name="Plan">Null when something structural was found.</param>
internal sealed record PlanReading(FindingLog Log, IndicatorCatalogue? Plan)
{
    public IReadOnlyList<ReadIndicator> Indicators { get; init; } = [];

    /// <summary>Where the plan's name stands.</summary>
    public Place Name { get; init; } = new(1, 1);

    /// <summary>The goals' ids, in their order, with where they are.</summary>
    public IReadOnlyList<(string Id, Place Place)> Goals { get; init; } = [];

    /// <summary>The activities' ids, in their order, with where they are.</summary>
    public IReadOnlyList<(string Id, Place Place)> Activities { get; init; } = [];
}

/// <summary>Reads one plan: a file that is the catalogue, or one of a folder.</summary>
internal sealed class PlanReader
{
    private readonly FindingLog log;
    private readonly string version;
    private readonly YamlMap? root;

    private PlanReader(FindingLog log, string version, YamlMap? root) => (this.log, this.version, this.root) = (log, version, root);

    /// <summary>The addresses of the group <c>admin</c>, as far as they are known before the plan is read.</summary>
    public IEnumerable<string> Administrators => (root?.Find("mottagare")?.Value as YamlMap)?.Find(RecipientsReader.AdminGroup)?.Value switch
    {
        YamlText one => Addresses([one]),
        YamlList list => Addresses(list.Items.OfType<YamlText>()),
        _ => [],
    };

    /// <param name="text">The file's; a byte order mark is passed over.</param>
    /// <param name="file">The name that findings bear.</param>
    public static PlanReader Open(string text, string file)
    {
        var log = new FindingLog(file);
        var version = CatalogueFile.VersionOf(text.TrimStart('\uFEFF'));
        text = PastedLines.Mend(VisibleText.Of(text), log);
        YamlMap? root = null;
        try
        {
            root = YamlTree.Parse(text) as YamlMap;
            if (root is null)
            {
                log.Structural(new Place(1, 1), null, "katalogen är tom eller har inga nycklar; den börjar med plan, kommun och indikatorer");
            }
        }
        catch (YamlFault fault)
        {
            BrokenYaml.Report(fault, text, log);
        }

        return new PlanReader(log, version, root);
    }

    public PlanReading Read(CatalogueReaderContext context) => root is null ? new PlanReading(log, null) : ReadTop(root, version, log, context);

    private static IEnumerable<string> Addresses(IEnumerable<YamlText> texts) => texts.Select(text => text.Value.Trim()).Where(address => CatalogueForms.Address().IsMatch(address));

    private static PlanReading ReadTop(YamlMap root, string version, FindingLog log, CatalogueReaderContext context)
    {
        var top = Section.Open(root, CatalogueKeys.Top, log, indicator: null);
        var municipality = AreaReader.Municipality(top);
        if (top.Node("kommun") is null)
        {
            top.Fault(top.Place, "\"kommun\" saknas", "kommun: \"2417\"");
        }

        var years = new OutcomeYearsReader(log, context.Today);
        var outcomeYears = years.Read(top);
        var recipients = RecipientsReader.Read(top, log, context.AdminAddress);
        var defaults = new IndicatorDefaults(
            municipality ?? AreaId.Riket,
            outcomeYears,
            AreaReader.Compare(top, []),
            ReadingRules.Read(top, ReadingRule.Continuous),
            recipients)
        {
            Decision = DecisionReader.Read(top, log, indicator: null),
            Tolerance = ToleranceReader.Read(top),
            Contacts = ContactsReader.Read(top, log),
            Goals = GoalsReader.Read(top, log),
            Escalation = EscalationReader.Read(top, recipients),
            HideBelow = PersonsReader.Limit(top),
        };
        var indicators = ReadIndicators(top, log, defaults, context);
        BetweenIndicators.Check(indicators, log);
        years.Check(top, indicators.Select(read => read.Indicator.BusinessArea));
        var activities = ActivitiesReader.Read(top, log, defaults.Goals, indicators.Select(read => read.Indicator), context.Today.Year);
        var plan = new IndicatorCatalogue
        {
            Plan = Plan(top, log),
            Municipality = defaults.Municipality,
            MunicipalityName = top.Text("kommunnamn"),
            OutcomeYears = outcomeYears,
            Decision = defaults.Decision,
            Recipients = recipients.Groups,
            Indicators = [.. indicators.Select(read => read.Indicator)],
            Goals = defaults.Goals.Goals,
            Activities = activities.Activities,
            Mirrors = MirrorReader.Read(top, log) is { } mirror ? [mirror] : [],
            Version = version,
        };
        return new PlanReading(log, log.HasStructural ? null : plan)
        {
            Indicators = indicators,
            Name = top.PlaceOf("plan"),
            Goals = defaults.Goals.Places,
            Activities = activities.Places,
        };
    }

    private static string Plan(Section top, FindingLog log)
    {
        if (top.Text("plan") is { } plan)
        {
            return plan;
        }

        log.Warn(top.Place, null, "\"plan\" saknas; mejlen kan inte säga vilken plan det gäller");
        return "Plan utan namn";
    }

    private static List<ReadIndicator> ReadIndicators(Section top, FindingLog log, IndicatorDefaults defaults, CatalogueReaderContext context)
    {
        var reader = new IndicatorReader(log, defaults, context);
        var indicators = new List<ReadIndicator>();
        if (top.Node("indikatorer") is not YamlList { Items.Count: > 0 } list)
        {
            // A plan may be goals and activities alone, and a database may be for its mirror alone.
            if (top.Node("indikatorer") is null && ((top.Node("mål") ?? top.Node("aktiviteter")) is YamlList { Items.Count: > 0 } || top.Node("spegla") is YamlMap))
            {
                return indicators;
            }

            top.Fault(top.PlaceOf("indikatorer"), "\"indikatorer\" saknas eller är tom; den är en lista där varje indikator börjar med \"- id:\"");
            return indicators;
        }

        foreach (var (ordinal, item) in list.Items.Index())
        {
            if (item is YamlMap map)
            {
                indicators.Add(reader.Read(map, ordinal + 1));
            }
            else
            {
                top.Fault(item.Place, "en indikator har nycklar: id, namn, nyckeltal, grön …");
            }
        }

        return indicators;
    }
}
