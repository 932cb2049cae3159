using System.Text;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>What a draft asks a person to look at, and what it writes where the plan is clear.</summary>
public sealed partial class DraftDoubtTests : IDisposable
{
    private const string Header = "Indikator;Hämtas från;Grön;Gul;Utfall 2024;Utfall 2025;Övergripande mål\n";

    private readonly DraftedPlans plans = new();

    [Fact]
    public void A_year_that_most_cells_name_for_themselves_is_not_the_tables_year()
    {
        var yaml = Write(Header + "Sjukfrånvaro;HR;7,0 eller lägre;7,1–7,5;8;7,06;\nEtt index;HR;70 eller högre;29–69;iu (2023);iu (2024);\nTvå index;HR;65 eller högre;29–64;iu (2023);73 (2024);\n").Yaml;
        Assert.Contains("\nutfallsår: 2025\n", yaml, StringComparison.Ordinal);
        Assert.Contains("# utfall enligt planen: 2023: iu; 2024: 73", yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Indikator;Grön;Utfall\nEtt;82 eller högre;62 (2025)\nTvå;82 eller högre;60 (2025)\n", "2025", "tabellens rubrik har inget år")]
    [InlineData("Indikator;Grön;Utfall 2024;Utfall 2025\nEtt;82 eller högre;62;\nTvå;82 eller högre;60;\n", "2025", "kolumnen för 2025 är tom")]
    [InlineData("Indikator;Grön;Utgångsvärde 2019;Utfall 2025\nEtt;82 eller högre;62;63\n", "2025", null)]
    public void An_outcome_year_that_the_headings_leave_open_is_asked(string table, string year, string? doubt)
    {
        var draft = Write(table);
        Assert.Contains($"\nutfallsår: {year}\n", draft.Yaml, StringComparison.Ordinal);
        Assert.Equal(doubt is not null, draft.Doubts.Any(one => one.Words.Contains(doubt ?? "utfallsår", StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_outcomes_of_one_year_are_said()
    {
        var draft = Write(Header + "Index;HR;70 eller högre;39–69;19;6 (2024);\n");
        Assert.Equal("två utfall för samma år, \"19\" och \"6\" för 2024; ta reda på vilket som gäller", Assert.Single(draft.Doubts, doubt => doubt.About == "Index").Words);
    }

    [Theory]
    [InlineData("Uppgifter v 23 respektive v 48", new[] { "v 23", "v 48" }, 0)]
    [InlineData("Uppgifter v 23, v 30 resp v 48", new[] { "v 23, v 30 resp v 48", "v 23, v 30 resp v 48" }, 2)]
    [InlineData("Uppgifter v 23 och v 48", new[] { "v 23 och v 48", "v 23 och v 48" }, 0)]
    [InlineData("Uppgifter v 37", new[] { "v 37", "v 37" }, 0)]
    public void Weeks_that_two_indicators_share_respectively_are_one_each_in_their_order(string note, string[] expected, int doubts)
    {
        var plan = DraftedPlans.Read("plan.csv", Encoding.UTF8.GetBytes(Header + $"Ett mått;HR;43 eller högre;24–42;17;14;\nTvå mått;HR;7 eller lägre;7,1–14,5;10,1;5,4;\n*{note};;;;;;\n"));
        Assert.Equal(expected, plan.Indicators.Select(indicator => indicator.Publishes));
        Assert.Equal(doubts, plan.Indicators.Sum(indicator => indicator.Doubts.Count));
        Assert.DoesNotContain(DraftedPlans.Catalogue(plans.Write(plan)).Findings, finding => finding.Message.Contains("publiceras", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Välfärd och välmående genom livet", "Välfärd och välbefinnande genom livet", true)]
    [InlineData("Ekologisk hållbar kommun", "Ekologiskt hållbar kommun", true)]
    [InlineData("Hög servicenivå med gott bemötande", "Hög servicenivå med ett gott bemötande", true)]
    [InlineData("Ökad trygghet för barn", "Ökad trygghet för äldre", false)]
    [InlineData("Trygga äldre", "Nöjda brukare", false)]
    public void Goals_whose_words_are_nearly_the_same_are_asked_about(string listed, string inTable, bool asked)
    {
        var draft = plans.Write(DraftedPlans.Read("plan.txt", Encoding.UTF8.GetBytes($"4.1 Kommunövergripande mål\n\n• {listed}\n• Attraktiv bygd\n\n5.1 Omsorg\n\nIndikator\tGrön\tÖvergripande mål\nEtt mått\t82 eller högre\t{inTable}\n")));
        Assert.Equal(asked, draft.Doubts.Any(doubt => doubt.About == inTable && doubt.Words.Contains($"kanske samma mål som \"{listed}\"", StringComparison.Ordinal)));
        Assert.Equal(asked, draft.Doubts.Any(doubt => doubt.Words.Contains("som ingen rad anger, och skriv planens ord som namn på det andra", StringComparison.Ordinal)));
    }

    [Fact]
    public void Bullets_of_something_else_than_goals_are_counted_and_no_doubt()
    {
        var plan = DraftedPlans.Read("plan.txt", Encoding.UTF8.GetBytes("2 Om oss\n\nVi arbetar med:\n\n• Äldreomsorg\n• Integration\n\n4.1 Kommunövergripande mål\n\n• Attraktiv bygd\n\n5.1 Lagar\n\n• Socialtjänstlagen\n"));
        Assert.Equal([("Om oss", "Äldreomsorg"), ("Om oss", "Integration"), ("Lagar", "Socialtjänstlagen")], plan.OtherBullets.Select(bullet => (bullet.Heading, bullet.Text)));
        Assert.Equal(["Attraktiv bygd"], plan.Goals.Select(goal => goal.Name));
        Assert.Empty(plan.Remarks);
    }

    [Theory]
    [InlineData("Indikator;Grön;Gul\nEtt mått;5,3;5,4–5,9\n", "raden riktning: lägre är redan skriven, enligt den gula nivån")]
    [InlineData("Indikator;Grön;Riktning\nEtt mått;5,3;lägre\n", "raden riktning: lägre är redan skriven, enligt planens kolumn för riktning")]
    [InlineData("Indikator;Grön;Gul\nEtt mått;82 eller högre;74–85\n", "grön och gul överlappar, det som är båda räknas som grönt")]
    [InlineData("Indikator;Grön;Gul\nEtt mått;82 eller högre;60–70\n", "det finns ett glapp mellan gul och grön, det räknas som gult")]
    public void What_the_limits_leave_open_is_said(string table, string doubt) =>
        Assert.Single(Write(table).Doubts, one => one.About == "Ett mått" && one.Words.EndsWith(doubt, StringComparison.Ordinal));

    [Theory]
    [InlineData("Verksamhetsplan 2026 för omsorgen\n\n", "Verksamhetsplan 2026 för omsorgen", true)]
    [InlineData("Norsjö kommun\nVerksamhetsplan\n2026\n\n", "Norsjö kommun Verksamhetsplan 2026", true)]
    [InlineData("Omsorgsnämnden\n\nVerksamhetsplan 2026 Sida 1 (12)\n\n", "Verksamhetsplan 2026", true)]
    [InlineData("1 Inledning\n\nVerksamhetsplan 2026\n\n", "Verksamhetsplan 2026", false)]
    [InlineData("1 Inledning\n\nI verksamhetsplan 2026 står målen.\n\n", null, false)]
    public void The_plans_name_is_its_title_and_asked_where_it_is_not_clear(string head, string? name, bool isClear)
    {
        var plan = DraftedPlans.Read("plan.txt", Encoding.UTF8.GetBytes(head + "4.1 Kommunövergripande mål\n\n• Trygga äldre\n"));
        Assert.Equal((name, isClear), (plan.Name, plan.IsNameClear));
        Assert.Equal(!isClear, plans.Write(plan).Doubts.Any(doubt => doubt.Words.Contains("namn", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_proposed_kpi_stands_right_when_only_its_sign_is_taken_away()
    {
        var yaml = Write("Indikator;Hämtas från;Grön\nBrukarbedömning boende LSS, trivs på boendet;Kolada;88 eller högre\nKommunens verksamhet fungerar bra;Medborgarundersökningen;70 eller högre\n").Yaml;
        var proposed = Proposed().Matches(yaml);
        Assert.True(proposed.Count >= 6, $"{proposed.Count} are proposed");
        Assert.DoesNotContain(" lika)", UnlikelyMatch().Replace(yaml, ""), StringComparison.Ordinal);
        foreach (Match one in proposed)
        {
            var chosen = yaml.Remove(yaml.IndexOf('#', one.Index), 1);
            var source = chosen.LastIndexOf("    källa:", one.Index, StringComparison.Ordinal);
            var reading = DraftedPlans.Catalogue(new WrittenDraft(chosen.Remove(source, chosen.IndexOf('\n', source) - source + 1), [], []));
            Assert.DoesNotContain(reading.Findings, finding => finding.Kind != FindingKind.Warning);
            Assert.Contains(reading.Catalogue!.Indicators, indicator => indicator.Kpi == KpiId.Parse(one.Groups["kpi"].Value));
        }
    }

    [Fact]
    public void Every_doubt_names_the_row_of_the_file_that_says_it()
    {
        var plan = DraftedPlans.Read("norsjo-2026.txt", PlanSeeds.Read("norsjo-2026.txt"));
        var draft = plans.Write(plan);
        var rows = draft.Yaml.Split('\n');
        Assert.All(draft.Doubts, doubt => Assert.Equal($"# kontrollera: {doubt.Words}", rows[doubt.Row - 1].Trim()));
        Assert.Equal(rows.Count(row => row.TrimStart().StartsWith("# kontrollera", StringComparison.Ordinal)), draft.Doubts.Count);
        Assert.Equal(["Kommunfullmäktiges indikatorer"], draft.Doubts.Where(doubt => doubt.About == "Helhetssyn särskilt boende").Select(doubt => doubt.Area));
    }

    public void Dispose() => plans.Dispose();

    private WrittenDraft Write(string csv) => plans.Write(DraftedPlans.Read("plan.csv", Encoding.UTF8.GetBytes(csv)));

    [GeneratedRegex("(?m)^    #nyckeltal: (?<kpi>[NU][0-9]{5})", RegexOptions.CultureInvariant)]
    private static partial Regex Proposed();

    [GeneratedRegex(@"\((?:2[5-9]|[3-9][0-9]|100) % lika\)", RegexOptions.CultureInvariant)]
    private static partial Regex UnlikelyMatch();
}
