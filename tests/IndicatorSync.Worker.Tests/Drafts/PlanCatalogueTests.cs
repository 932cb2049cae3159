using System.Text;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;

namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>
/// The catalogues of five plans, made with <c>draft</c> and gone through by hand (<c>Plans</c>; what was changed is marked there), against what the
/// plans' own texts hold.
/// </summary>
public sealed class PlanCatalogueTests
{
    [Theory]
    [InlineData("norsjo-2026", "Grön \"1,4 eller högre\"")]
    [InlineData("ange-2024", null)]
    [InlineData("linkoping-2019", "resp 85%|98%/0/behov")]
    [InlineData("ovanaker-2020-2023", null)]
    [InlineData("styrkort-2023", null)]
    public void A_catalogue_has_no_fault_but_the_plans_own(string plan, string? own)
    {
        var (catalogue, findings) = Read(plan);
        Assert.NotNull(catalogue);
        var others = findings.Where(finding => finding.Kind != FindingKind.Warning && (own is null || !Regex.IsMatch(finding.Message, own, RegexOptions.None, TimeSpan.FromSeconds(1)))).ToList();
        Assert.True(others.Count == 0, string.Join("; ", others.Select(finding => finding.Message)));
    }

    [Fact]
    public void Norsjo_has_its_23_rows_the_two_of_section_4_and_the_goals_of_eight_sections()
    {
        var catalogue = Read("norsjo-2026").Catalogue!;
        Assert.Equal(["Grön nivå 82", "Grön nivå 95"], catalogue.Indicators.Take(2).Select(Green));
        Assert.Equal(
            NorsjoTables.Rows.Select(row => (row.Name, row.Green, row.Yellow)),
            catalogue.Indicators.Skip(2).Select(indicator => (indicator.Name, Green(indicator), indicator.Bands.Entries[0].Yellow!)));
        Assert.All(NorsjoTables.Rows.Zip(catalogue.Indicators.Skip(2)), pair => Assert.True(
            pair.Second.Kpi is { } kpi ? pair.First.Kpis.Contains(kpi.Value, StringComparison.Ordinal) : pair.First.Kpis.Length == 0, pair.First.Name));
        Assert.Equal(8, catalogue.Goals.Count(goal => goal.Level == "verksamhetsområde"));
        var text = Seed("norsjo-2026");
        var bullets = text[text.IndexOf("5.1 Ledningsgrupp", StringComparison.Ordinal)..].Count(letter => letter == '\uF0B7');
        Assert.Equal(bullets, catalogue.Goals.Count(goal => goal.Level is "mål" or "effekt" or "synlig förbättring"));
        Assert.Equal(Regex.Count(text, @"(?m)^o (?!Maxvärde)", RegexOptions.None, TimeSpan.FromSeconds(5)), catalogue.Goals.Count(goal => goal is { Level: "delmål", ParentId: not null }));
    }

    [Fact]
    public void Ange_has_every_activity_of_the_text_with_days_status_and_comment()
    {
        var catalogue = Read("ange-2024").Catalogue!;
        var text = Seed("ange-2024");
        Assert.Equal(Regex.Count(text, @"2024-\d\d-\d\d 2024-\d\d-\d\d", RegexOptions.None, TimeSpan.FromSeconds(5)), catalogue.Activities.Count);
        Assert.All(catalogue.Activities, activity => Assert.True(activity is { Starts: not null, Ends: not null, Status: not null, GoalId: not null }, activity.Id));
        Assert.Equal(Regex.Count(text, "Avslutad enligt plan|Avslutad med avvikelse", RegexOptions.None, TimeSpan.FromSeconds(5)), catalogue.Activities.Count(activity => activity.Status!.Value.HasEnded()));
        Assert.True(catalogue.Activities.Count(activity => activity.Comment is not null) >= 28);
    }

    [Fact]
    public void Linkoping_has_every_measure_its_four_targets_its_genders_and_its_activities_by_quarter()
    {
        var catalogue = Read("linkoping-2019").Catalogue!;
        Assert.True(catalogue.Indicators.Count >= 37, $"{catalogue.Indicators.Count} measures");
        Assert.True(catalogue.Indicators.Count(indicator => indicator.Bands.Entries.Count == 4) >= 26);
        Assert.Equal(
            ["2019 5,3", "2020 5,2", "2021 5,0", "2022 5,0"],
            catalogue.Indicators.Single(indicator => indicator.Name == "Total sjukfrånvaro").Bands.Entries.Select(entry => $"{entry.FromYear} {entry.Green}"));
        Assert.Equal(3, catalogue.Indicators.Count(indicator => indicator.Genders.Count == 3));
        var quarters = Regex.Count(Seed("linkoping-2019"), "Kvartal [1-4]", RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.True(catalogue.Activities.Count >= quarters * 0.95, $"{catalogue.Activities.Count} of {quarters}");
    }

    [Fact]
    public void Ovanaker_has_its_goals_in_their_tree()
    {
        var goals = Read("ovanaker-2020-2023").Catalogue!.Goals;
        var text = Seed("ovanaker-2020-2023");
        Assert.Equal(Regex.Count(text, @"(?m)^ ?Effektmål \d+\b", RegexOptions.None, TimeSpan.FromSeconds(5)), goals.Count(goal => goal is { Level: "effektmål", ParentId: not null }));
        Assert.Equal(Regex.Count(text, @"(?m)^ ?Verksamhetsmål \d{1,2}\s*$", RegexOptions.None, TimeSpan.FromSeconds(5)), goals.Count(goal => goal is { Level: "verksamhetsmål", ParentId: null }));
    }

    [Fact]
    public void The_scorecard_has_its_months_eight_months_and_budget()
    {
        var catalogue = Read("styrkort-2023").Catalogue;
        Assert.Equal(
            ["Month, Yearly", "EightMonths, Yearly", "EightMonths, Yearly", "EightMonths, Yearly"],
            catalogue!.Indicators.Select(indicator => string.Join(", ", indicator.Frequency.Ways.Select(way => way.ToString()).Order(StringComparer.Ordinal))));
        Assert.Equal("100 % vid bokslut", Green(catalogue.Indicators[0]));
        Assert.Equal(22, catalogue.Activities.Count);
    }

    private static string Green(Indicator indicator) => indicator.Bands.Entries[0].Green!;

    private static string Seed(string plan) => Encoding.UTF8.GetString(PlanSeeds.Read($"{plan}.txt"));

    private static CatalogueReading Read(string plan)
    {
        var path = RepositoryFiles.Of("tests", "IndicatorSync.Worker.Tests", "Drafts", "Plans", $"{plan}.yaml");
        return CatalogueReader.ReadFile(path, new CatalogueReaderContext(new DateOnly(2026, 11, 26), null));
    }
}
