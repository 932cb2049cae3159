using System.Globalization;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Drafting;

/// <summary>What is known besides the plan when its catalogue is written.</summary>
/// <param name="File">The plan's file name.</param>
/// <param name="Plan">What the plan is called.</param>
/// <param name="Municipality">Four digits; null when nobody said and the plan does not.</param>
/// <param name="Candidates">KPIs for an indicator, best first; empty where none was looked for or found.</param>
public sealed record DraftSetting(string File, string Plan, AreaId? Municipality, Func<DraftedIndicator, IReadOnlyList<KpiCandidate>> Candidates);

/// <summary>A written draft.</summary>
/// <param name="Yaml">The catalogue.</param>
/// <param name="Doubts">Swedish: each thing that a person has to look at, with what it is about.</param>
/// <param name="Chosen">The KPI of each indicator that has one, in the plan's order.</param>
public sealed record WrittenDraft(string Yaml, IReadOnlyList<string> Doubts, IReadOnlyList<(DraftedIndicator Indicator, KpiId Kpi)> Chosen);

/// <summary>
/// Writes the first catalogue of a plan (docs/contract.md 1.12): its words as they are, outcomes as comments, every doubt as a comment
/// <c># kontrollera: …</c>.
/// </summary>
public sealed partial class DraftWriter
{
    private const int MostCandidates = 5;

    private readonly YamlText yaml = new();
    private readonly List<string> doubts = [];
    private readonly List<(DraftedIndicator, KpiId)> chosen = [];
    private readonly Dictionary<DraftedGoal, string> goalIds = [];
    private readonly DraftedPlan plan;
    private readonly DraftSetting setting;

    private readonly ILookup<DraftedGoal, DraftedGoal> goalChildren;

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
            Doubt(0, null, remark);
        }

        yaml.Key(0, "plan", setting.Plan);
        WriteMunicipality();
        WriteOutcomeYears();
        yaml.Line("mottagare:");
        yaml.Comment(2, "kontrollera: byt adresserna till era egna");
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

        Doubt(0, null, "planen säger inte vilken kommun den gäller; skriv kommunens fyra siffror");
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

        yaml.Line().Line("mål:");
        foreach (var goal in plan.Goals.Where(goal => goal.Parent is null))
        {
            Write(goal, 2);
        }
    }

    private void Write(DraftedGoal goal, int indent)
    {
        yaml.Item(indent, "id", goalIds[goal]).Key(indent + 2, "namn", goal.Name).Key(indent + 2, "nivå", goal.Level).Key(indent + 2, "förklaring", goal.Explanation);
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
            WriteDay("start", activity.Start, activity.Name, year);
            WriteDay("slut", activity.End, activity.Name, year);
            yaml.Key(4, "status", activity.Status).Key(4, "ansvarig", activity.Responsible).Lines(4, "beskrivning", activity.Description).Lines(4, "kommentar", activity.Comment);
            foreach (var doubt in activity.Doubts)
            {
                Doubt(4, activity.Name, doubt);
            }
        }
    }

    private void WriteDay(string key, string? words, string about, int year)
    {
        if (words is null || PlannedDay.Read(words, year) is not null || words.Trim().ToLowerInvariant() is "löpande" or "tills vidare")
        {
            yaml.Key(4, key, words);
            return;
        }

        Doubt(4, about, $"{key} \"{words}\" är ingen dag; skriv 2026-04-30, kvartal 4 eller löpande");
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
                Doubt(4, indicator.Name, doubt);
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

        if (DraftSources.IsKolada(indicator.Source) || indicator.Source is null)
        {
            yaml.Key(4, "källa", indicator.Source is null ? "anges inte i planen" : "Kolada, nyckeltalet ej valt").Key(4, "hämtas från", indicator.Source);
            Doubt(4, indicator.Name, candidates.Count > 0
                ? "välj nyckeltal: ta bort # framför det rätta nedan, och raden med källa"
                : "inget nyckeltal hittades; sök med kpi, eller skriv varifrån värdet kommer på raden med källa");
        }
        else
        {
            yaml.Key(4, "källa", indicator.Source);
        }

        foreach (var candidate in candidates.Take(MostCandidates))
        {
            yaml.Comment(4, $"nyckeltal: {candidate.Id.Value}   # {candidate.Title} ({KpiChoice.Likeness(indicator.Name, candidate.Title)} % lika)");
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
    }

    private void Doubt(int indent, string? about, string words)
    {
        yaml.Comment(indent, $"kontrollera: {words}");
        doubts.Add(about is null ? words : $"{about}: {words}");
    }
}
