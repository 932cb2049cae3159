using System.Text;
using IndicatorSync.Core.Drafting;

namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>Bullets below a heading of goals: their levels, whatever they look like, and that none is lost in silence.</summary>
public sealed class GoalListTests
{
    [Theory]
    [InlineData("•", "o")]
    [InlineData("\uF0B7", "o")]
    [InlineData("•", "-")]
    [InlineData("-", "–")]
    [InlineData("o", "▪")]
    [InlineData("•", "*")]
    [InlineData("*", "-")]
    [InlineData("1.", "•")]
    [InlineData("•", "1.")]
    [InlineData("•", "a)")]
    [InlineData("1)", "a)")]
    [InlineData("-", "  -")]
    public void A_bullet_of_another_make_is_a_goal_below_the_one_it_stands_under(string first, string second)
    {
        var number = 0;
        string Sign(string sign) => sign[0] == '1' ? $"{++number}{sign[1..]}" : sign;
        var text = "5.8 Nya socialtjänstlagen\n\nMål\n\n";
        foreach (var (goal, below) in new[] { ("Stärka det förebyggande arbetet", "Omsorgen ska erbjuda tidiga"), ("Öka tillgängligheten till omsorgen", "Invånare ska ha god kännedom") })
        {
            text += $"{Sign(first)} {goal}\n{(second[0] == '1' ? "1." : second)} {below}\n  insatser eller stöd\n{(second[0] == '1' ? "2." : second)} {below} om stödet\n\n";
        }

        var plan = Read(text);
        var goals = plan.Goals.Where(goal => goal.Level != "verksamhetsområde").ToList();
        Assert.Equal(
            [
                ("Stärka det förebyggande arbetet", "mål", "Nya socialtjänstlagen"), ("Omsorgen ska erbjuda tidiga insatser eller stöd", "delmål", "Stärka det förebyggande arbetet"),
                ("Omsorgen ska erbjuda tidiga om stödet", "delmål", "Stärka det förebyggande arbetet"), ("Öka tillgängligheten till omsorgen", "mål", "Nya socialtjänstlagen"),
                ("Invånare ska ha god kännedom insatser eller stöd", "delmål", "Öka tillgängligheten till omsorgen"), ("Invånare ska ha god kännedom om stödet", "delmål", "Öka tillgängligheten till omsorgen"),
            ],
            goals.Select(goal => (goal.Name, goal.Level!, goal.Parent!.Name)));
        Assert.Empty(plan.Remarks);
    }

    [Fact]
    public void Three_levels_make_a_tree_of_three()
    {
        var plan = Read("5.8 Lagen\n\nMål\n\n• Ett\n  – Två\n    ▪ Tre\n  – Fyra\n• Fem\n");
        Assert.Equal(
            [("Ett", "Lagen"), ("Två", "Ett"), ("Tre", "Två"), ("Fyra", "Ett"), ("Fem", "Lagen")],
            plan.Goals.Where(goal => goal.Parent is not null).Select(goal => (goal.Name, goal.Parent!.Name)));
    }

    [Fact]
    public void A_numbered_heading_behind_a_list_is_no_goal_and_a_starred_note_below_a_table_neither()
    {
        var plan = Read("2. Mål\n\n• Trygga äldre\n• Nöjda brukare\n\n3. Ekonomi\n\nTexten om ekonomin.\n");
        Assert.Equal(["Trygga äldre", "Nöjda brukare"], plan.Goals.Select(goal => goal.Name));
    }

    [Theory]
    [InlineData("2. Mål\n\n1. Trygga äldre\n2. Nöjda brukare\n\n3. Ekonomi\n\nTexten om ekonomin.\n", 2)]
    [InlineData("2. Mål\n\n1. Trygga äldre\n\n2. Nöjda brukare\n\n3. Ekonomi\n\nTexten om ekonomin.\n", 2)]
    [InlineData("2. Mål\n\n1. Trygga äldre\n2. Nöjda brukare\n3. Stolta medarbetare\n4. God ekonomi\n\n3. Ekonomi\n\nTexten om ekonomin.\n", 4)]
    [InlineData("Mål\n\n1. Trygga äldre\n\n2. Nöjda brukare\n\n3. Stolta medarbetare\n", 3)]
    public void A_numbered_heading_behind_numbered_goals_is_told_from_the_next_of_them(string text, int goals) => Assert.Equal(goals, Read(text).Goals.Count);

    [Fact]
    public void Headings_lists_and_tables_of_markdown_are_read()
    {
        var plan = Read("# Verksamhetsplan 2026\n\n## Mål\n\n* Trygga äldre\n    * Fler bor hemma\n* Nöjda brukare\n\n## Äldreomsorg\n\n| Indikator | Källa | Grön | Utfall 2025 |\n|---|:--|---|---|\n| Helhetssyn hemtjänst | Kolada | 95 eller högre | 93 |\n");
        Assert.Equal(("Verksamhetsplan 2026", true), (plan.Name, plan.IsNameClear));
        Assert.Equal(["Trygga äldre", "Fler bor hemma", "Nöjda brukare"], plan.Goals.Select(goal => goal.Name));
        Assert.Equal(("Helhetssyn hemtjänst", "95 eller högre", "Äldreomsorg"), plan.Indicators.Select(indicator => (indicator.Name, indicator.Green!, indicator.Area!)).Single());
    }

    [Fact]
    public void Words_that_introduce_a_list_do_not_end_it()
    {
        var plan = Read("2.1 Mål\n\nNämnden har följande mål för perioden:\n\n• Trygga äldre\n• Nöjda brukare\n");
        Assert.Equal(["Trygga äldre", "Nöjda brukare"], plan.Goals.Select(goal => goal.Name));
        Assert.Empty(plan.Remarks);
    }

    [Fact]
    public void Bullets_below_a_heading_of_goals_that_become_none_are_counted_and_said()
    {
        var plan = Read("2.1 Effekter\n\n• Trygga äldre\n\nArbetet följs upp av ledningen.\n\n• Nöjda brukare\n• Stolta medarbetare\n");
        Assert.Equal("2 av 3 punkter under \"Effekter\" har inte blivit mål, den första är \"Nöjda brukare\"; är de mål, lägg till dem för hand", Assert.Single(plan.Remarks));
    }

    [Fact]
    public void A_goal_that_stands_twice_in_one_list_is_there_once_and_it_is_said()
    {
        var plan = Read("2.1 Effekter\n\n• Trygga äldre\n• Trygga äldre\n");
        Assert.Single(plan.Goals);
        Assert.Contains("flera gånger", Assert.Single(plan.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_a_table_that_is_in_no_row_is_counted_and_said()
    {
        var plan = Read("""
            5.2 Äldreomsorgen

            Indikator Källa
            Grön Gul Utfall
            2024

            Helhetssyn hemtjänst Kolada 95 eller
            högre

            84–94 93

            Personalkontinuitet mäts först nästa år
            """);
        Assert.Equal("1 textrad i tabellen under \"Äldreomsorgen\" kom inte med, bland dem \"Personalkontinuitet mäts först nästa år\"; jämför med planen", Assert.Single(plan.Remarks));
    }

    private static DraftedPlan Read(string text) => DraftedPlans.Read("plan.txt", Encoding.UTF8.GetBytes(text));
}
