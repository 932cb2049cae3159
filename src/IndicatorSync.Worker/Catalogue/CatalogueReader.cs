using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Reads <c>indikatorer.yaml</c> (docs/contract.md 1.4) and tells every fault at once, each with its line and column.</summary>
internal static class CatalogueReader
{
    /// <param name="path">As configured; it is also the name that findings bear.</param>
    /// <param name="context">The date and the administrator.</param>
    /// <exception cref="ExpectedFailure">The file is missing or cannot be opened.</exception>
    public static CatalogueReading ReadFile(string path, CatalogueReaderContext context)
    {
        var (text, finding) = CatalogueFile.Read(path);
        return finding is null ? Read(text, path, context) : new CatalogueReading(null, [finding]);
    }

    /// <param name="text">The file's text; a byte order mark is passed over.</param>
    /// <param name="file">The name that findings bear.</param>
    /// <param name="context">The date and the administrator.</param>
    public static CatalogueReading Read(string text, string file, CatalogueReaderContext context)
    {
        var log = new FindingLog(file);
        var version = CatalogueFile.VersionOf(text.TrimStart('\uFEFF'));
        text = PastedLines.Mend(VisibleText.Of(text), log);
        IndicatorCatalogue? catalogue = null;
        try
        {
            if (YamlTree.Parse(text) is YamlMap root)
            {
                catalogue = ReadTop(root, version, log, context);
            }
            else
            {
                log.Structural(new Place(1, 1), null, "katalogen är tom eller har inga nycklar; den börjar med plan, kommun och indikatorer");
            }
        }
        catch (YamlFault fault)
        {
            BrokenYaml.Report(fault, text, log);
        }

        return new CatalogueReading(log.HasStructural ? null : catalogue, log.InOrder);
    }

    private static IndicatorCatalogue ReadTop(YamlMap root, string version, FindingLog log, CatalogueReaderContext context)
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
        return new IndicatorCatalogue
        {
            Plan = Plan(top, log),
            Municipality = defaults.Municipality,
            MunicipalityName = top.Text("kommunnamn"),
            OutcomeYears = outcomeYears,
            Decision = defaults.Decision,
            Recipients = recipients.Groups,
            Indicators = [.. indicators.Select(read => read.Indicator)],
            Goals = defaults.Goals.Goals,
            Activities = ActivitiesReader.Read(top, log, defaults.Goals, indicators.Select(read => read.Indicator), context.Today.Year),
            Mirror = MirrorReader.Read(top, log),
            Version = version,
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
