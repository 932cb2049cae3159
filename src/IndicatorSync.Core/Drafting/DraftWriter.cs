using System.Globalization;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Drafting;

/// <summary>What is known besides the plan when its catalogue is written.</summary>
/// <param name="File">The plan's file name.</param>
/// <param name="Plan">What the plan is called; its file's name where the text does not say.</param>
/// <param name="Municipality">Four digits; null when nobody said and the plan does not.</param>
/// <param name="Candidates">KPIs for an indicator, best first; empty where none was looked for or found.</param>
public sealed record DraftSetting(string File, string Plan, AreaId? Municipality, Func<DraftedIndicator, IReadOnlyList<KpiCandidate>> Candidates)
{
    /// <summary>Kolada's catalogue of KPIs was there to be searched.</summary>
    public bool IsSearched { get; init; } = true;
}

/// <summary>A written draft.</summary>
/// <param name="Yaml">The catalogue.</param>
/// <param name="Doubts">Each thing that a person has to look at; as many as the file has rows <c># kontrollera</c>.</param>
/// <param name="Chosen">The KPI of each indicator that has one, in the plan's order.</param>
public sealed record WrittenDraft(string Yaml, IReadOnlyList<DraftDoubt> Doubts, IReadOnlyList<(DraftedIndicator Indicator, KpiId Kpi)> Chosen);

/// <summary>What a person has to look at.</summary>
/// <param name="Row">The row of the written file that says it, from 1.</param>
/// <param name="About">The name of the indicator, goal or activity; null for the plan as a whole.</param>
/// <param name="Area">Where in the plan that stands; null for nowhere in particular.</param>
/// <param name="Words">Swedish, without a full stop.</param>
public sealed record DraftDoubt(int Row, string? About, string? Area, string Words);

/// <summary>
/// Writes the first catalogue of a plan (docs/contract.md 1.12): its words as they are, outcomes as comments, every doubt as a comment
/// <c># kontrollera: …</c>.
/// </summary>
public sealed partial class DraftWriter
{
    private const int MostCandidates = 5;

    /// <summary>Below so many per cent a title shares no more than everyday words with the name.</summary>
    private const int LeastLikeness = 25;

    private readonly YamlText yaml = new();
    private readonly List<DraftDoubt> doubts = [];
    private readonly List<(DraftedIndicator, KpiId)> chosen = [];
    private readonly Dictionary<DraftedGoal, string> goalIds = [];
    private readonly DraftedPlan plan;
    private readonly DraftSetting setting;

    private readonly ILookup<DraftedGoal, DraftedGoal> goalChildren;
    private IReadOnlyDictionary<DraftedGoal, DraftedGoal> twins = new Dictionary<DraftedGoal, DraftedGoal>();

    private DraftWriter(DraftedPlan plan, DraftSetting setting)
    {
        (this.plan, this.setting) = (plan, setting);
        goalChildren = plan.Goals.Where(goal => goal.Parent is not null).ToLookup(goal => goal.Parent!);
    }

    public static WrittenDraft Write(DraftedPlan plan, DraftSetting setting)
    {
        var writer = new DraftWriter(plan, setting);
        writer.WriteAll();
        return new WrittenDraft(writer.yaml.ToString(), writer.doubts, writer.chosen);
    }

    private void WriteAll()
    {
        yaml.Line("# yaml-language-server: $schema=./indikatorer.schema.json")
            .Line("#")
            .Comment(0, $"Utkast ur {setting.File}. Gå igenom varje rad med \"kontrollera\", rätta och ta bort den. Pröva sedan med: IndicatorSync.Worker validate");
        foreach (var remark in plan.Remarks)
        {
            Doubt(0, remark);
        }

        yaml.Key(0, "plan", setting.Plan);
        if (!plan.IsNameClear)
        {
            Doubt(0, plan.Name is null
                ? "planens text har ingen rubrik med planens namn och år, så det här är filens namn; skriv namnet som det ska stå i mejlen"
                : "namnet är en rad en bit in i texten; skriv planens namn om det är något annat");
        }

        WriteMunicipality();
        WriteOutcomeYears();
        yaml.Line("mottagare:");
        Doubt(2, "byt adresserna till era egna");
        yaml.Line("  standard: [kvalitet@example.se]").Line("  admin: [drift@example.se]");
        WriteGoals();
        WriteIndicators();
        WriteActivities();
    }

    private void WriteMunicipality()
    {
        if (setting.Municipality is { } municipality)
        {
            yaml.Line($"kommun: \"{municipality.Value}\"");
            return;
        }

        Doubt(0, "planen säger inte vilken kommun den gäller; skriv kommunens fyra siffror");
        yaml.Line("kommun:");
    }

    private void WriteGoals()
    {
        var slugs = new NewIds("mal");
        foreach (var goal in plan.Goals)
        {
            goalIds[goal] = slugs.Of(goal.Label ?? goal.Name);
        }

        if (plan.Goals.Count == 0)
        {
            return;
        }

        twins = GoalTwins.Of(plan.Goals);
        yaml.Line().Line("mål:");
        foreach (var goal in plan.Goals.Where(goal => goal.Parent is null))
        {
            Write(goal, 2);
        }
    }

    private void Write(DraftedGoal goal, int indent)
    {
        yaml.Item(indent, "id", goalIds[goal]).Key(indent + 2, "namn", goal.Name).Key(indent + 2, "nivå", goal.Level).Key(indent + 2, "förklaring", goal.Explanation);
        if (twins.TryGetValue(goal, out var twin))
        {
            Doubt(indent + 2, $"kanske samma mål som \"{twin.Name}\" (id {goalIds[twin]}); {OneOfTwo(goal, twin)}", goal.Name, goal.Parent?.Name);
        }

        var children = goalChildren[goal];
        if (children.Any())
        {
            yaml.Line($"{new string(' ', indent + 2)}mål:");
            foreach (var child in children)
            {
                Write(child, indent + 4);
            }
        }
    }

    private void WriteActivities()
    {
        if (plan.Activities.Count == 0)
        {
            return;
        }

        var slugs = new NewIds("aktivitet");
        yaml.Line().Line("aktiviteter:");
        foreach (var activity in plan.Activities)
        {
            yaml.Item(2, "id", slugs.Of(activity.Name)).Key(4, "namn", activity.Name);
            if (activity.Goal is { } goal)
            {
                yaml.Key(4, "mål", goalIds[goal]);
            }

            yaml.List(4, "enheter", activity.Units);
            var year = Year(plan.Name ?? setting.Plan);
            WriteDay("start", activity.Start, activity, year);
            WriteDay("slut", activity.End, activity, year);
            yaml.Key(4, "status", activity.Status).Key(4, "ansvarig", activity.Responsible).Lines(4, "beskrivning", activity.Description).Lines(4, "kommentar", activity.Comment);
            foreach (var doubt in activity.Doubts)
            {
                Doubt(4, doubt, activity.Name, activity.Goal?.Name);
            }
        }
    }

    private void WriteDay(string key, string? words, DraftedActivity about, int year)
    {
        if (words is null || PlannedDay.Read(words, year) is not null || words.Trim().ToLowerInvariant() is "löpande" or "tills vidare")
        {
            yaml.Key(4, key, words);
            return;
        }

        Doubt(4, $"{key} \"{words}\" är ingen dag; skriv 2026-04-30, kvartal 4 eller löpande", about.Name, about.Goal?.Name);
    }

    private static int Year(string name) =>
        name.Split(' ', '-', '–', '(', ')', '.').Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and < 2100 ? year : 0).FirstOrDefault(year => year > 0) is var found and > 0 ? found : 2000;

    private void WriteIndicators()
    {
        if (plan.Indicators.Count == 0)
        {
            return;
        }

        var slugs = new NewIds("indikator");
        yaml.Line().Line("indikatorer:");
        foreach (var indicator in plan.Indicators)
        {
            yaml.Item(2, "id", slugs.Of(indicator.Name)).Key(4, "namn", indicator.Name);
            WriteSource(indicator);
            yaml.Key(4, "verksamhetsområde", indicator.Area);
            if (indicator.GoalInTree is { } goal)
            {
                yaml.Key(4, "mål", goalIds[goal]);
            }
            else
            {
                yaml.Key(4, "övergripande mål", indicator.Goal);
            }

            yaml.Key(4, "ansvarig", indicator.Responsible).Key(4, "måttenhet", indicator.Unit);
            WriteLimits(indicator);
            yaml.Key(4, "publiceras", PublicationHint.TryParse(indicator.Publishes, out _) ? indicator.Publishes : null).Key(4, "fotnot", indicator.Footnote);
            WriteOutcomes(indicator);
            foreach (var doubt in indicator.Doubts)
            {
                Doubt(indicator, doubt);
            }

            yaml.Line();
        }
    }

    /// <summary>A chosen KPI, or where the value comes from and which KPIs it may be.</summary>
    private void WriteSource(DraftedIndicator indicator)
    {
        var candidates = indicator.Kpi is null && DraftSources.MayBeKolada(indicator.Source) ? setting.Candidates(indicator) : [];
        if ((indicator.Kpi ?? KpiChoice.Clear(indicator.Name, candidates)?.Id) is { } kpi)
        {
            var title = candidates.FirstOrDefault(candidate => candidate.Id == kpi)?.Title;
            yaml.Line($"    nyckeltal: {kpi.Value}{(title is null ? "" : $"   # {title.Replace('\n', ' ')}")}").Key(4, "hämtas från", indicator.Source);
            chosen.Add((indicator, kpi));
            return;
        }

        candidates = [.. candidates.Where(candidate => KpiChoice.Likeness(indicator.Name, candidate.Title) >= LeastLikeness).Take(MostCandidates)];
        if (indicator.Source is not null && candidates.Count == 0 && !DraftSources.IsKolada(indicator.Source))
        {
            yaml.Key(4, "källa", indicator.Source);
            return;
        }

        // A target in words needs no source: somebody judges it.
        if (indicator.Source is null && QualitativeWords.Of(indicator) is not null)
        {
            return;
        }

        yaml.Key(4, "källa", UnchosenSource.For(indicator.Source)).Key(4, "hämtas från", indicator.Source);
        Doubt(indicator, candidates.Count > 0
            ? "välj nyckeltal: ta bort # framför det rätta nedan, och hela raden med källa"
            : $"{(setting.IsSearched ? "inget nyckeltal hittades" : "nyckeltalet är inte sökt, Koladas nyckeltalskatalog kunde inte läsas")}; sök med kpi, eller skriv varifrån värdet kommer på raden med källa");
        foreach (var candidate in candidates)
        {
            yaml.Choice(4, "nyckeltal", candidate.Id.Value, $"{candidate.Title} ({KpiChoice.Likeness(indicator.Name, candidate.Title)} % lika)");
        }
    }

    private void WriteOutcomes(DraftedIndicator indicator)
    {
        var printed = indicator.Outcomes.Select(outcome =>
            $"{outcome.Year?.ToString(CultureInfo.InvariantCulture) ?? "utan år"}{(outcome.Gender == Gender.T ? "" : $" {outcome.Gender.Code()}")}: {outcome.Text}").ToList();
        if (printed.Count > 0)
        {
            yaml.Comment(4, $"utfall enligt planen: {string.Join("; ", printed)}");
        }

        foreach (var same in indicator.Outcomes.Where(outcome => outcome.Year is not null).GroupBy(outcome => (outcome.Year, outcome.Gender)).Where(same => same.Count() > 1))
        {
            Doubt(indicator, $"två utfall för samma år, {string.Join(" och ", same.Select(outcome => $"\"{outcome.Text}\""))} för {same.Key.Year}; ta reda på vilket som gäller{(chosen.Exists(one => one.Item1 == indicator) ? " (draft FIL --facit --out annan.yaml säger vad Kolada har)" : "")}");
        }
    }

    /// <summary>What to do where two goals are one, Swedish: which of them can go, or what has to follow.</summary>
    private string OneOfTwo(DraftedGoal goal, DraftedGoal twin)
    {
        var (rows, others) = (RowsOf(goal), RowsOf(twin));
        return rows == 0 || others == 0
            ? $"är det så, ta bort {(rows == 0 ? "det här" : goalIds[twin])}, som ingen rad anger, och skriv planens ord som namn på det andra"
            : $"är det så, sök och ersätt id {goalIds[goal]} ({SwedishQuantity.Of(rows, "rad", "rader")}) med {goalIds[twin]}, och ta bort det här målet";
    }

    /// <summary>How many indicators and activities name a goal.</summary>
    private int RowsOf(DraftedGoal goal) => plan.Indicators.Count(indicator => indicator.GoalInTree == goal) + plan.Activities.Count(activity => activity.Goal == goal);

    private void Doubt(DraftedIndicator indicator, string words) => Doubt(4, words, indicator.Name, indicator.Area);

    private void Doubt(int indent, string words, string? about = null, string? area = null)
    {
        yaml.Comment(indent, $"kontrollera: {words}");
        doubts.Add(new DraftDoubt(yaml.Row, about, area, words));
    }
}
