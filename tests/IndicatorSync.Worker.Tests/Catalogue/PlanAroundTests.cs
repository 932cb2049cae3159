using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>The plan's goal tree and its activities (docs/contract.md 1.10).</summary>
public class PlanAroundTests
{
    /// <summary>Every key that goals and activities have.</summary>
    public static string Whole { get; } = """
        mål:
          - id: valfard
            namn: Välfärd genom livet
            nivå: perspektiv
            ansvarig: Omsorgsnämnden
            förklaring: Det som nämnden finns för.
            mål:
              - id: trygghet
                namn: Trygga äldre
                nivå: effektmål
              - ekonomi
          - id: ekonomi
            namn: God ekonomi
        aktiviteter:
          - id: utbildning
            namn: Utbildning i bemötande
            mål: trygghet
            enheter: [Hemtjänsten, Solgården]
            start: 2026-01-15
            slut: kvartal 2
            status: pågående med avvikelse
            ansvarig: Enhetschef
            beskrivning: Två dagar för alla.
            kommentar: |
              - Våren: klart
              - Hösten: flyttad
          - id: rutin
            namn: Ny rutin
            indikator: helhetssyn
            slut: v 40

        """ + Yaml.With("mål: trygghet");

    [Fact]
    public void A_band_has_its_own_decision_or_the_plans()
    {
        var read = Yaml.Read("beslut: { instans: Omsorgsnämnden, datum: 2025-11-20, paragraf: 112, diarienummer: ON 2025/0345 }\n" + Yaml.Catalogue(
            "namn: A\nnyckeltal: U23471\nband:\n  - gäller: 2025\n    grön: minst 82\n  - gäller: 2026\n    grön: minst 84\n    beslut:\n      instans: Kommunfullmäktige\n      datum: 2026-02-01"));

        Assert.DoesNotContain(read.Findings, finding => finding.Kind != FindingKind.Warning);
        Assert.Equal(
            ["Omsorgsnämnden 2025-11-20, § 112, ON 2025/0345", "Kommunfullmäktige 2026-02-01"],
            read.Catalogue!.Indicators[0].Bands.Entries.Select(entry => entry.Decision!.Swedish));
    }

    [Fact]
    public void The_column_year_may_be_one_for_each_area()
    {
        var read = Yaml.Read("utfallsår:\n  standard: 2025\n  Äldreomsorgen: 2024\n  Skolan: 2023\n" + Yaml.With("verksamhetsområde: äldreomsorgen"));

        var years = read.Catalogue!.OutcomeYears;
        Assert.Equal([2024, 2025, 2025], new[] { "Äldreomsorgen", "Integration", null }.Select(area => years.For(area, new DateOnly(2020, 1, 1))));
        Assert.Contains(read.Findings, finding => finding.Message.Contains("ingen indikator har verksamhetsområdet \"Skolan\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_goal_stands_below_its_parent_or_is_named_by_it()
    {
        var goals = Yaml.Read(Whole).Catalogue!.Goals;

        Assert.Equal(["valfard < ", "trygghet < valfard", "ekonomi < valfard"], goals.Select(goal => $"{goal.Id} < {goal.ParentId}"));
        Assert.Equal("perspektiv", goals[0].Level);
        Assert.Equal("Omsorgsnämnden", goals[0].Responsible);
        Assert.Equal("Det som nämnden finns för.", goals[0].Explanation);
    }

    [Fact]
    public void An_activity_has_its_own_goal_or_its_indicators_and_keeps_its_lines()
    {
        var activities = Yaml.Read(Whole).Catalogue!.Activities;

        Assert.Equal(["trygghet", "trygghet"], activities.Select(activity => activity.GoalId));
        Assert.Equal(new DateOnly(2026, 1, 15), activities[0].Starts);
        Assert.Equal(new DateOnly(2026, 6, 30), activities[0].Ends);
        Assert.Equal(new DateOnly(2026, 10, 4), activities[1].Ends);
        Assert.Equal(["Hemtjänsten", "Solgården"], activities[0].Units);
        Assert.Equal(ActivityStatus.OffPlan, activities[0].Status);
        Assert.Equal("- Våren: klart\n- Hösten: flyttad", activities[0].Comment);
        Assert.Null(activities[1].Status);
    }

    [Fact]
    public void A_named_goal_goes_before_the_words_and_the_words_find_a_goal_of_that_name()
    {
        const string Goals = "mål:\n  - id: a\n    namn: Trygghet\n  - id: b\n    namn: Ekonomi\n";

        Assert.Equal("a", Yaml.OneOf(Goals + Yaml.With("övergripande mål: Trygghet")).GoalId);
        Assert.Equal("b", Yaml.OneOf(Goals + Yaml.With("övergripande mål: Trygghet\nmål: b")).GoalId);
        Assert.Equal("Ekonomi", Yaml.OneOf(Goals + Yaml.With("mål: b")).OverarchingGoal);
        Assert.Null(Yaml.OneOf(Goals + Yaml.With("övergripande mål: Något annat")).GoalId);
        Assert.Null(Yaml.OneOf(Goals.Replace("Ekonomi", "Trygghet", StringComparison.Ordinal) + Yaml.With("övergripande mål: Trygghet")).GoalId);
    }

    [Theory]
    [InlineData("mål:\n  - id: a\n    namn: A\n  - id: a\n    namn: B\n", "målets id \"a\" finns redan på rad 2", null)]
    [InlineData("mål:\n  - id: a\n    namn: A\n    mål:\n      - id: a\n        namn: B\n", "målets id \"a\" finns redan på rad 2", null)]
    [InlineData("mål:\n  - id: a\n    namn: A\n    mål: [b]\n  - id: b\n    namn: B\n    mål: [a]\n", "målen går i cirkel: a hör till b hör till a", null)]
    [InlineData("mål:\n  - id: a\n    namn: A\n    mål: [a]\n", "målen går i cirkel: a hör till a", null)]
    [InlineData("mål:\n  - id: trygghet\n    namn: A\n    mål: [tryghet]\n", "målet \"tryghet\" finns inte", "trygghet")]
    [InlineData("mål:\n  - id: a\n    namn: A\n    mål: [c]\n  - id: b\n    namn: B\n    mål: [c]\n  - id: c\n    namn: C\n", "hör redan till \"a\"", null)]
    [InlineData("mål: trygghet\n", "en lista där varje mål börjar med", null)]
    [InlineData("mål: [trygghet]\n", "ett mål har nycklar", null)]
    [InlineData("mål:\n  - namn: A\n", "\"id\" saknas", null)]
    [InlineData("mål:\n  - id: a\n", "\"namn\" saknas", null)]
    [InlineData("mål:\n  - id: a\n    namn: A\n    niva: x\n", "okänd nyckel \"niva\"", "nivå")]
    [InlineData("aktiviteter:\n  - id: x\n    namn: X\n  - id: x\n    namn: Y\n", "aktivitetens id \"x\" finns redan på rad 2", null)]
    [InlineData("aktiviteter:\n  - id: x\n    namn: X\n    mål: m\n", "katalogen har inget målträd", null)]
    [InlineData("aktiviteter:\n  - id: x\n    namn: X\n    indikator: helhetsyn\n", "indikatorn \"helhetsyn\" finns inte", "helhetssyn")]
    [InlineData("aktiviteter:\n  - id: x\n    namn: X\n    status: avslutad\n", "\"status\" kan inte vara \"avslutad\"", "avslutad enligt plan")]
    [InlineData("aktiviteter:\n  - id: x\n    namn: X\n    slut: snart\n", "en dag eller en period", null)]
    [InlineData("aktiviteter:\n  - id: x\n    namn: X\n    slut: 2026-02-30\n", "en dag eller en period", null)]
    [InlineData("aktiviteter:\n  - id: x\n    namn: X\n    start: v 10\n    slut: v 9\n", "är före \"start\"", null)]
    [InlineData("aktiviteter: utbildning\n", "en lista där varje aktivitet börjar med", null)]
    [InlineData("aktiviteter: [utbildning]\n", "en aktivitet har nycklar", null)]
    public void A_fault_is_told_where_it_stands(string around, string message, string? suggestion) =>
        Yaml.IsRefused(around + Yaml.Catalogue(Yaml.Sound), message, suggestion);

    [Fact]
    public void An_indicator_cannot_name_a_goal_that_is_not_there()
    {
        Yaml.IsRefused(Yaml.With("mål: trygghet"), "målet \"trygghet\" finns inte; katalogen har inget målträd");
        Yaml.IsRefused("mål:\n  - id: trygghet\n    namn: A\n" + Yaml.With("mål: tryghet"), "finns inte under \"mål\"", "trygghet");
    }

    [Fact]
    public void A_day_without_year_is_of_the_plans_year_and_of_this_year_with_a_warning_when_the_plan_has_none()
    {
        const string Around = "aktiviteter:\n  - id: x\n    namn: X\n    slut: kvartal 4\n";
        var dated = Yaml.Read(Around + Yaml.Catalogue(Yaml.Sound).Replace("Verksamhetsplan 2026", "Verksamhetsplan 2024", StringComparison.Ordinal));
        var undated = Yaml.Read(Around + Yaml.Catalogue(Yaml.Sound).Replace("Verksamhetsplan 2026", "Verksamhetsplan", StringComparison.Ordinal));

        Assert.Empty(dated.Findings);
        Assert.Equal(new DateOnly(2024, 12, 31), dated.Catalogue!.Activities[0].Ends);
        Assert.Equal(FindingKind.Warning, Assert.Single(undated.Findings).Kind);
        Assert.Equal(new DateOnly(2026, 12, 31), undated.Catalogue!.Activities[0].Ends);
    }

    [Fact]
    public void What_goes_on_until_further_notice_has_no_last_day() =>
        Assert.Null(Yaml.Read("aktiviteter:\n  - id: x\n    namn: X\n    slut: löpande\n" + Yaml.Catalogue(Yaml.Sound)).Catalogue!.Activities[0].Ends);
}
