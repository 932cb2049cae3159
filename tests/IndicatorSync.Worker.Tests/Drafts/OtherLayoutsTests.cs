using System.Text;
using IndicatorSync.Core.Drafting;

namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>Plans laid out in other ways than the five: ragged columns, other words in the headings, a heading above the colours.</summary>
public sealed class OtherLayoutsTests
{
    [Fact]
    public void Cells_as_many_as_the_headings_keep_their_order_however_ragged_the_spaces_are()
    {
        var plan = Read("plan.txt", """
            Exempelköpings kommun
            Mål och budget 2026

            Indikator                          Utfall 2023   Utfall 2024   Mål 2026
            Väntetid i antal dagar från ansökan till särskilt boende      54   61   högst 45
            Kostnad per brukare särskilt boende, kr/brukare   982 000   1 011 000   lägre än riket
            """);

        Assert.Equal("Exempelköpings kommun Mål och budget 2026", plan.Name);
        Assert.Equal(["54 61 högst 45", "982 000 1 011 000 lägre än riket"], plan.Indicators.Select(indicator =>
            string.Join(' ', indicator.Outcomes.Select(outcome => outcome.Text).Concat(indicator.Targets.Select(target => target.Text)))));
    }

    [Fact]
    public void Colours_below_a_heading_of_their_own_and_other_words_for_columns_are_known()
    {
        var plan = Read("plan.csv", """
            Område;Nyckeltal;Senaste utfall;Gränsvärden Grönt;Gränsvärden Gult;Gränsvärden Rött;Ansvarig nämnd;Prognos
            Förskola;Barn per årsarbetare;5,2;≤ 5,1;5,2–5,5;> 5,5;Barnnämnden;5,0
            """);

        var indicator = Assert.Single(plan.Indicators);
        Assert.Equal(("≤ 5,1", "5,2–5,5", "Barnnämnden", "Förskola"), (indicator.Green, indicator.Yellow, indicator.Responsible, indicator.Area));
        Assert.Equal("5,2", Assert.Single(indicator.Outcomes).Text);
    }

    [Fact]
    public void What_a_list_of_activities_is_called_is_no_goal()
    {
        var plan = Read("plan.csv", """
            Handlingsplan 2026

            Åtgärd;Tidplan;Ansvarig;Läge
            Belysning för gångstråk;Q3 2026;Tekniska;Pågår
            """);

        Assert.Empty(plan.Goals);
        Assert.Equal("Belysning för gångstråk", Assert.Single(plan.Activities).Name);
    }

    private static DraftedPlan Read(string file, string text) => DraftedPlans.Read(file, Encoding.UTF8.GetBytes(text));
}
