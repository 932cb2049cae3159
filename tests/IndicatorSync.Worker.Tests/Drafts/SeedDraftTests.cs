using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>Drafts of the plans of four other municipalities, from the text that a program took out of them.</summary>
public sealed class SeedDraftTests : IDisposable
{
    private readonly DraftedPlans plans = new();

    [Fact]
    public void Ange_every_activity_has_its_days_its_status_and_its_comment()
    {
        var text = System.Text.Encoding.UTF8.GetString(PlanSeeds.Read("ange-2024.txt"));
        var plan = DraftedPlans.Read("ange-2024.txt", PlanSeeds.Read("ange-2024.txt"));
        var days = text.Split('\n').Count(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Length == 10 && word.StartsWith("2024-", StringComparison.Ordinal)) == 2);
        int Lines(string words) => text.Split('\n').Count(line => line.Trim() == words);
        Assert.Equal(days, plan.Activities.Count);
        Assert.All(plan.Activities, activity => Assert.True(activity is { Start.Length: 10, End.Length: 10, Status: not null, Goal: not null, Description: not null }, activity.Name));
        Assert.Equal(
            [("avslutad enligt plan", Lines("Avslutad enligt plan")), ("avslutad med avvikelse", Lines("Avslutad med avvikelse")), ("ej påbörjad", Lines("Ej påbörjad")), ("pågående enligt plan", Lines("Pågående enligt plan"))],
            plan.Activities.GroupBy(activity => activity.Status!).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count())));
        Assert.Contains(plan.Activities, activity => activity.Name.StartsWith("Öka andelen brukartid", StringComparison.Ordinal) && activity.Units is ["Hemtjänst"] && activity.End == "2024-09-30");
        Assert.Contains("Dialog pågår med medarbetare för finjustering", plan.Activities[0].Comment, StringComparison.Ordinal);
        Assert.Equal(6, plan.Activities[1].Units.Count);
        var reading = DraftedPlans.Catalogue(plans.Write(plan, "2260"));
        Assert.Empty(reading.Findings);
        Assert.Equal(days, reading.Catalogue!.Activities.Count);
    }

    [Fact]
    public void Linkoping_measures_with_a_target_a_year_and_activities_by_quarter_are_found()
    {
        var plan = DraftedPlans.Read("linkoping-2019.txt", PlanSeeds.Read("linkoping-2019.txt"));
        string[] measures =
        [
            "Bredd i inriktningar på boenden och insatser", "Antal stadsdelar", "Medverka i stadsdelsplanering", "Vattenförbrukning per kvm", "Arbete enligt koldioxid neutralt",
            "Arbete med handlingsplan för minska", "Antal projekt med aktiv medverkan", "samarbetsprojekt med externa parter", "Mer tid för barn och handläggare", "Antal kvalitativa undersökningar",
            "varit placerad del av åk 9", "varit placerad hela åk 9", "Brukarundersökningar med analys", "Uppföljning av genomförandeplaner", "Balans i insatser",
            "Erbjudande om bostad", "Tid från beslut till verkställighet", "Akutbostäder erbjuds", "Antal individer som efter projekt", "Beläggningsgrad ( boende)",
            "Balans mellan beläggningsgrad", "Antal uppföljningar och analys", "Ej återaktualiserade barn", "Nya digitala", "Antal projekt i syfte",
            "Total sjukfrånvaro", "Andel heltidsanställningar", "Attraktiv arbetsgivarindex", "Hållbart medarbetarengagemang", "Chefsomsättning",
            "Chefers sjukfrånvaro", "Extern personalomsättning", "Mertid övertid", "Balanstal chefer", "Chefer med utomnordisk bakgrund",
        ];
        var lost = measures.Where(measure => !plan.Indicators.Any(indicator => indicator.Name.Contains(measure, StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.True(lost.Count <= measures.Length / 5, $"lost: {string.Join("; ", lost)}");
        Assert.True(plan.Activities.Count(activity => activity.End == "Kvartal 4" || activity.End == "Kvartal 3") >= 40, $"{plan.Activities.Count} activities");
        Assert.Contains("kvalitativt mål: Systematisk analys", plans.Write(plan, "0580").Yaml, StringComparison.Ordinal);
        var sick = plan.Indicators.Single(indicator => indicator.Name == "Total sjukfrånvaro");
        Assert.Equal(["5,3", "5,2", "5,0", "5,0"], sick.Targets.Select(target => target.Text));
        Assert.Equal([2019, 2020, 2021, 2022], sick.Targets.Select(target => target.Year));
        Assert.Equal(("Heroma/LinQ", "Medarbetare"), (sick.Source, sick.Area));

        // Targets that rise or sink give no direction: the turnover of managers may rise from 2,1 to 3,0 and is still to be low.
        Assert.All(plan.Indicators, indicator => Assert.Null(indicator.Direction));
        Assert.Equal([new DraftedOutcome(2018, Gender.T, "5,3"), new DraftedOutcome(2018, Gender.M, "3,3"), new DraftedOutcome(2018, Gender.K, "5,8")], sick.Outcomes.Where(outcome => outcome.Year == 2018));
        var balance = plan.Indicators.Single(indicator => indicator.Name == "Balanstal chefer");
        Assert.Equal((Gender.K, 4), (balance.LimitsOf, balance.Targets.Count));
        Assert.DoesNotContain(DraftedPlans.Catalogue(plans.Write(plan, "0580")).Findings, finding => finding.Kind == FindingKind.Structural);
    }

    [Fact]
    public void Ovanaker_sixteen_goals_stand_below_four_perspectives_and_thirteen_stand_alone()
    {
        var plan = DraftedPlans.Read("ovanaker-2020-2023.txt", PlanSeeds.Read("ovanaker-2020-2023.txt"));
        Assert.Equal(16, plan.Goals.Count(goal => goal.Level == "effektmål" && goal.Parent?.Level == "perspektiv/inriktningsmål"));
        Assert.Equal(13, plan.Goals.Count(goal => goal is { Level: "verksamhetsmål", Parent: null }));
        Assert.Equal([4, 6, 2, 4], plan.Goals.Where(goal => goal.Level == "perspektiv/inriktningsmål").Select(goal => plan.Goals.Count(child => child.Parent == goal)));
        Assert.Equal("Socialnämndens verksamheter ska ha god tillgänglighet", plan.Goals.Single(goal => goal.Label == "Effektmål 9").Name);
        Assert.Empty(DraftedPlans.Catalogue(plans.Write(plan, "2121")).Findings);
    }

    [Fact]
    public void A_scorecard_gives_an_indicator_a_goal_and_activities_a_card()
    {
        var plan = DraftedPlans.Read("styrkort-2023.txt", PlanSeeds.Read("styrkort-2023.txt"));
        Assert.Equal(
            [("Ekonomi", "Andel förbrukad budget", "100 % vid bokslut"), ("Brukare/Invånare", "Genomsnittsnivå i nationell brukarundersökning", "Minst genomsnittsnivå med nöjda brukare/patienter i nationell brukarundersökning"),
             ("Verksamhet/Medarbetare", "Andel tillsvidareanställda medarbetare med adekvat kompetens för sitt uppdrag", "80 % av tillsvidareanställda medarbetare ska ha adekvat kompetens för sitt uppdrag"),
             ("Utveckling", "Antal ej verkställda beslut efter tre månader", "Beslut ska vara verkställda inom tre månader.")],
            plan.Indicators.Select(indicator => (indicator.Area, indicator.Name, indicator.Green)));
        Assert.Equal([4, 5, 6, 7], plan.Goals.Select(goal => plan.Activities.Count(activity => activity.Goal == goal)));
        Assert.Contains("mätfrekvens: [månad, år]", plans.Write(plan).Yaml, StringComparison.Ordinal);
        Assert.DoesNotContain(DraftedPlans.Catalogue(plans.Write(plan)).Findings, finding => finding.Kind == FindingKind.Structural);
    }

    public void Dispose() => plans.Dispose();
}
