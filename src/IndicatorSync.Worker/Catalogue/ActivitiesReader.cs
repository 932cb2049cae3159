using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Reads <c>aktiviteter</c>: what the plan does, for whom and until when (docs/contract.md 1.10).</summary>
internal sealed class ActivitiesReader
{
    private const string Key = "aktiviteter";

    private readonly FindingLog log;
    private readonly GoalsReader goals;
    private readonly Dictionary<string, Indicator> indicators;
    private readonly int year;
    private readonly bool yearIsGuessed;

    private ActivitiesReader(FindingLog log, GoalsReader goals, IEnumerable<Indicator> indicators, string? plan, int thisYear)
    {
        (this.log, this.goals) = (log, goals);
        this.indicators = indicators.DistinctBy(indicator => indicator.Id).ToDictionary(indicator => indicator.Id);
        (year, yearIsGuessed) = PlannedDay.YearOf(plan) is { } written ? (written, false) : (thisYear, true);
    }

    /// <param name="top">The top of the catalogue.</param>
    /// <param name="log">Takes the findings.</param>
    /// <param name="goals">The goals that may be named.</param>
    /// <param name="indicators">The indicators that may be named.</param>
    /// <param name="thisYear">For what is written without a year where the plan's name does not have one.</param>
    /// <returns>The activities, and their ids with where they are.</returns>
    public static (IReadOnlyList<Activity> Activities, IReadOnlyList<(string Id, Place Place)> Places) Read(
        Section top, FindingLog log, GoalsReader goals, IEnumerable<Indicator> indicators, int thisYear)
    {
        switch (top.Node(Key))
        {
            case null:
                return ([], []);
            case YamlList list:
                return new ActivitiesReader(log, goals, indicators, top.Text("plan"), thisYear).ReadAll(top, list);
            case var other:
                top.Fault(other.Place, "\"aktiviteter\" är en lista där varje aktivitet börjar med \"- id:\"");
                return ([], []);
        }
    }

    private (List<Activity> Activities, IReadOnlyList<(string Id, Place Place)> Places) ReadAll(Section top, YamlList list)
    {
        var activities = new List<Activity>();
        var places = new Dictionary<string, Place>();
        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
            {
                top.Fault(item.Place, "en aktivitet har nycklar: id, namn, mål, start, slut, status …");
                continue;
            }

            var section = Section.Open(map, CatalogueKeys.Activity, log, indicator: null);
            var activity = Read(section, map, activities.Count + 1);
            if (activity.Id.Length > 0 && !places.TryAdd(activity.Id, section.PlaceOf("id")))
            {
                section.Fault(section.PlaceOf("id"), $"aktivitetens id \"{activity.Id}\" finns redan på rad {places[activity.Id].Line}; varje id får bara finnas en gång");
            }

            activities.Add(activity);
        }

        return (activities, [.. places.Select(place => (place.Key, place.Value))]);
    }

    private Activity Read(Section section, YamlMap map, int ordinal)
    {
        var indicator = Indicator(section);
        var (starts, ends) = (Day(section, "start")?.First, Day(section, "slut")?.Last);
        if (ends < starts)
        {
            section.Fault(section.PlaceOf("slut"), $"\"slut\" {ends:yyyy-MM-dd} är före \"start\" {starts:yyyy-MM-dd}");
        }

        return new Activity
        {
            Ordinal = ordinal,
            Id = SlugReader.Read(section, map),
            Name = section.RequiredText("namn"),
            GoalId = goals.Named(section) ?? indicator?.GoalId,
            IndicatorId = indicator?.Id,
            Units = [.. section.Texts("enheter").Select(text => text.Value.Trim())],
            Starts = starts,
            Ends = ends,
            Status = Status(section),
            Responsible = section.Text("ansvarig"),
            Description = section.Text("beskrivning"),
            Comment = section.Text("kommentar"),
        };
    }

    private Indicator? Indicator(Section section)
    {
        if (section.Text("indikator") is not { } id)
        {
            return null;
        }

        if (!indicators.TryGetValue(id, out var found))
        {
            section.Fault(section.PlaceOf("indikator"), $"indikatorn \"{id}\" finns inte under \"indikatorer\"", NearestWord.Among(indicators.Keys, id));
        }

        return found;
    }

    private static ActivityStatus? Status(Section section) => section.Word<ActivityStatus?>(
        "status", null, [.. ActivityStatuses.Words.Select(word => (word.Word, (ActivityStatus?)word.Status))]);

    private PlannedDay? Day(Section section, string key)
    {
        if (section.Text(key) is not { } text || PlannedDay.IsOpen(text))
        {
            return null;
        }

        var day = PlannedDay.Read(text, year);
        if (day is null)
        {
            section.Fault(section.PlaceOf(key), $"\"{key}\" är en dag eller en period: 2026-04-30, kvartal 4, v 40, augusti 2026 eller löpande, inte \"{text}\"");
        }
        else if (yearIsGuessed && !day.HasYear)
        {
            log.Warn(section.PlaceOf(key), null, $"\"{key}\" {text} har inget år och läses som {text} {year}; då flyttar dagen sig varje nyår", $"{text} {year}");
        }

        return day;
    }
}
