using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>The 23 indicators of one plan out of every kind of file: each name, each limit as it stands, and no wrong KPI.</summary>
public sealed class NorsjoDraftTests : IDisposable
{
    private readonly DraftedPlans plans = new();

    [Theory]
    [InlineData("norsjo.docx", 23)]
    [InlineData("norsjo.xlsx", 23)]
    [InlineData("norsjo.csv", 23)]
    [InlineData("norsjo-2026.txt", 23)]
    public void Every_indicator_is_found_with_its_limits_as_they_stand(string file, int least)
    {
        var found = Section5(DraftedPlans.Read(file, Content(file)));
        var right = NorsjoTables.Rows.Count(row => found.Any(indicator =>
            indicator.Name == row.Name && indicator.Green == row.Green && indicator.Yellow == row.Yellow && indicator.Source == row.Source));
        Assert.True(right >= least, $"{right} of 23: {string.Join("; ", found.Select(indicator => $"{indicator.Name} | {indicator.Source} | {indicator.Green} | {indicator.Yellow}"))}");
        Assert.Equal(23, found.Count);
    }

    [Theory]
    [InlineData("norsjo.docx")]
    [InlineData("norsjo.xlsx")]
    [InlineData("norsjo-2026.txt")]
    public void Every_outcome_has_its_year(string file)
    {
        var found = Section5(DraftedPlans.Read(file, Content(file)));
        foreach (var (row, indicator) in NorsjoTables.Rows.Zip(found))
        {
            Assert.Equal([Outcome(row.Earlier, row.FirstYear), Outcome(row.Later, row.FirstYear + 1)], indicator.Outcomes);
        }
    }

    [Theory]
    [InlineData("norsjo.docx")]
    [InlineData("norsjo.xlsx")]
    [InlineData("norsjo.csv")]
    [InlineData("norsjo-2026.txt")]
    public void No_chosen_kpi_is_wrong_and_the_right_one_is_among_the_first_three(string file)
    {
        var plan = DraftedPlans.Read(file, Content(file));
        var chosen = plans.Write(plan).Chosen.ToDictionary(one => one.Indicator, one => one.Kpi.Value);
        foreach (var (row, indicator) in NorsjoTables.Rows.Zip(Section5(plan)))
        {
            if (row.Kpis.Length == 0)
            {
                Assert.DoesNotContain(indicator, chosen.Keys);
                continue;
            }

            Assert.Contains(plans.Candidates(indicator).Take(3), candidate => row.Kpis.Contains(candidate.Id.Value, StringComparison.Ordinal));
            Assert.True(!chosen.TryGetValue(indicator, out var kpi) || row.Kpis.Contains(kpi, StringComparison.Ordinal), $"{row.Name}: {kpi}");
        }

        Assert.True(chosen.Count >= 12, $"{chosen.Count} are clear");
    }

    [Theory]
    [InlineData("norsjo.docx")]
    [InlineData("norsjo.xlsx")]
    [InlineData("norsjo.csv")]
    [InlineData("norsjo-2026.txt")]
    public void The_draft_is_valid_but_for_the_plans_own_contradiction(string file)
    {
        var reading = DraftedPlans.Catalogue(plans.Write(DraftedPlans.Read(file, Content(file))));
        var faults = reading.Findings.Where(finding => finding.Kind != FindingKind.Warning).ToList();
        Assert.Equal(["Grön \"1,4 eller högre\", gul \"1,5–3,5\""], faults.Select(fault => fault.Message[..fault.Message.IndexOf(':', StringComparison.Ordinal)]));
        Assert.NotNull(reading.Catalogue);
    }

    [Fact]
    public void Areas_goals_and_notes_of_the_text_are_kept()
    {
        var plan = DraftedPlans.Read("norsjo-2026.txt", PlanSeeds.Read("norsjo-2026.txt"));
        var found = Section5(plan);
        Assert.Equal(
            ["Ledningsgrupp Omsorg", "Äldreomsorgen", "Funktionsnedsättningsomsorgen", "Individ- och Familjeomsorgen", "Medicinska Enheten", "Integration", "Arbetsmarknad", "Fokusområde nya socialtjänstlagen"],
            found.Select(indicator => indicator.Area).Distinct());
        Assert.Equal(["v 24", "v 37", "v 23", "v 48", "v 4"], found.Select(indicator => indicator.Publishes).OfType<string>().Distinct());
        Assert.StartsWith("Effektivitetsindex är en sammanvägning", found[1].Footnote);
        Assert.Null(found[0].Footnote);
        Assert.Equal(NorsjoTables.Rows.Select(row => row.Goal), found.Select(indicator => indicator.GoalInTree?.Name));
        var children = plan.Goals.Where(goal => goal.Parent is not null).ToList();
        Assert.Equal(8, children.Select(goal => goal.Parent).Distinct().Count(parent => parent!.Level == "verksamhetsområde"));
        Assert.Equal(["delmål", "effekt", "mål", "synlig förbättring"], children.Select(goal => goal.Level).Distinct().Order());
        Assert.Equal([3, 2, 2, 3], children.Where(goal => goal.Level == "delmål").GroupBy(goal => goal.Parent).Select(below => below.Count()));
        Assert.Empty(plan.Remarks);
        Assert.Contains(children, goal => goal.Name == "Individer som har deltagit har förbättrat sin förmåga att arbeta eller försörja sig själva");
    }

    [Fact]
    public void Limits_in_the_running_text_are_indicators_too_and_get_their_direction_from_yellow()
    {
        var plan = DraftedPlans.Read("norsjo-2026.txt", PlanSeeds.Read("norsjo-2026.txt"));
        Assert.Equal(
            [("Helhetssyn särskilt boende", "Grön nivå 82", "Gul nivå 76", "högre"), ("Helhetssyn hemtjänst", "Grön nivå 95", "Gul nivå 91", "högre")],
            plan.Indicators.Take(2).Select(indicator => (indicator.Name, indicator.Green, indicator.Yellow, indicator.Direction)));
        var first = DraftedPlans.Catalogue(plans.Write(plan)).Catalogue!.Indicators[0].Bands.Entries[0];
        Assert.Equal((82m, Direction.HigherIsBetter), first.Reading.Band is FixedBand band ? (band.Scale.Green.Value, band.Scale.Direction) : default);
    }

    [Fact]
    public void Of_a_tracked_change_only_what_was_inserted_is_read_and_that_there_are_changes_is_said()
    {
        var plan = DraftedPlans.Read("norsjo.docx", NorsjoFiles.Word());
        Assert.Equal("11 eller lägre", plan.Indicators[10].Green);
        Assert.Contains(plan.Remarks, remark => remark.Contains("spårade ändringar", StringComparison.Ordinal));
        Assert.Contains("# kontrollera: dokumentet har spårade ändringar", plans.Write(plan).Yaml, StringComparison.Ordinal);
    }

    public void Dispose() => plans.Dispose();

    private static byte[] Content(string file) => file switch
    {
        "norsjo.docx" => NorsjoFiles.Word(),
        "norsjo.xlsx" => NorsjoFiles.Workbook(),
        "norsjo.csv" => NorsjoFiles.Csv(),
        _ => PlanSeeds.Read(file),
    };

    private static List<DraftedIndicator> Section5(DraftedPlan plan) => [.. plan.Indicators.Where(indicator => !indicator.Green!.StartsWith("Grön nivå", StringComparison.Ordinal))];

    private static DraftedOutcome Outcome(string printed, int year) => printed.EndsWith(')') && printed.IndexOf(" (", StringComparison.Ordinal) is var at
        ? new DraftedOutcome(int.Parse(printed[(at + 2)..^1], System.Globalization.CultureInfo.InvariantCulture), Gender.T, printed[..at])
        : new DraftedOutcome(year, Gender.T, printed);
}
