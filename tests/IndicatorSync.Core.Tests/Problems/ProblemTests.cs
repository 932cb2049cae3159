using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using static IndicatorSync.Core.Tests.Problems.Facts;

namespace IndicatorSync.Core.Tests.Problems;

public class ProblemTests
{
    [Theory]
    [InlineData(5, 5, false, "")]
    [InlineData(0, 5, false, "absent a")]
    [InlineData(0, 5, true, "lost_rows a")]
    [InlineData(0, 0, false, "source_down kolada")]
    [InlineData(0, 0, true, "source_down kolada")]
    [InlineData(null, null, true, "source_down kolada")]
    public void What_came_says_what_is_wrong(int? a, int? b, bool hadRows, string expected) => Assert.Equal(expected, Found(Answered(a, b, hadRows)));

    [Fact]
    public void A_refused_KPI_is_not_fetched_and_the_others_are_fine() => Assert.Equal("not_fetched a", Found(Answered(null, 5, true, Refused(A))));

    [Fact]
    public void A_reference_that_did_not_come_is_named_with_its_area() => Assert.Equal(
        "not_fetched a 0000", Found(Answered(5, 5, true, Refused(A) with { Areas = [AreaId.Riket] })));

    [Theory]
    [InlineData("Nyckeltal, andel (%) (-2024)", "K", "kpi_discontinued U00001")]
    [InlineData("Nyckeltal, andel (%) (- 2024)", "K", "kpi_discontinued U00001")]
    [InlineData("Nyckeltal (2024) andel", "K", "")]
    [InlineData("Nyckeltal, andel (%)", "L", "kpi_area_type U00001 2417")]
    public void A_title_tells_of_its_end_and_a_type_of_the_wrong_area(string title, string type, string expected) => Assert.Equal(
        expected, Found(Answered(5, 5) with { Kpis = new Dictionary<KpiId, KpiInfo> { [A] = Info(A, title, type) } }));

    [Fact]
    public void Changes_of_the_source_are_named()
    {
        var facts = Answered(5, 5) with { GoneKpis = [A], GoneAreas = [AreaId.Riket], Retitled = [(B, "Gammal", "Ny")] };

        Assert.Equal("kpi_gone U00001, kpi_retitled U00002 Ny, area_gone 0000", Found(facts));
    }

    [Fact]
    public void A_band_that_cannot_be_read_is_one_even_when_the_source_is_down()
    {
        Assert.Equal("invalid_band a", Found(Answered(5, 5), "oläsligt"));
        Assert.Equal("source_down kolada, invalid_band a", Found(Answered(null, null), "oläsligt"));
    }

    [Theory]
    [InlineData("lost_rows", 0, true)]
    [InlineData("lost_rows", 71, true)]
    [InlineData("lost_rows", 72, false)]
    [InlineData("absent", 0, false)]
    [InlineData("invalid_band", 0, false)]
    [InlineData("row_missing", 0, false)]
    [InlineData("rejected", 0, false)]
    [InlineData("not_fetched", 999, true)]
    [InlineData("metadata_not_fetched", 999, true)]
    public void A_run_is_partial_where_something_asked_for_did_not_come(string type, int openForHours, bool partial) => Assert.Equal(
        partial, RunVerdict.Partial([new RunProblem(type, "a", "a", A, "")], (_, _) => Now.AddHours(-openForHours), Now));

    [Theory]
    [InlineData("kpi_gone")]
    [InlineData("kpi_discontinued")]
    public void Lost_rows_of_a_KPI_that_Kolada_has_ended_are_no_news(string type) => Assert.False(RunVerdict.Partial(
        [new RunProblem(ProblemTypes.LostRows, "a", "a", A, ""), new RunProblem(type, "U00001", "a", A, "")], (_, _) => Now, Now));

    [Theory]
    [InlineData("source_down", false, true)]
    [InlineData("source_down", true, false)]
    [InlineData("invalid_band", true, true)]
    [InlineData("lost_rows", false, true)]
    [InlineData("lost_rows", true, false)]
    [InlineData("kpi_gone", true, false)]
    [InlineData("mail_waiting", true, true)]
    [InlineData("mail_transport", false, false)]
    public void Only_a_problem_that_could_have_been_found_again_may_close(string type, bool failed, bool covered) => Assert.Equal(
        covered, new ProblemScope(Plan(), Answered(5, 5), failed, Now).Covers(type, "a", "a", "U00001", Now.AddDays(-1)));

    [Fact]
    public void Silence_about_an_indicator_closes_nothing_of_it()
    {
        var scope = new ProblemScope(Plan(), Answered(null, 5, true, Refused(A)) with { Kpis = new Dictionary<KpiId, KpiInfo> { [B] = Info(B) } }, false, Now);

        Assert.False(scope.Covers(ProblemTypes.LostRows, "a", "a", "U00001", Now));
        Assert.False(scope.Covers(ProblemTypes.KpiGone, "U00001", "a", "U00001", Now));
        Assert.False(scope.Covers(ProblemTypes.RowMissing, "U00001 2417", null, "U00001", Now));
        Assert.True(scope.Covers(ProblemTypes.LostRows, "b", "b", "U00002", Now));
        Assert.True(scope.Covers(ProblemTypes.LostRows, "borta", "borta", "U00003", Now));
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void A_new_title_stands_for_a_month(int days, bool covered) => Assert.Equal(
        covered, new ProblemScope(Plan(), Answered(5, 5), false, Now).Covers(ProblemTypes.KpiRetitled, "U00001 Ny", "a", "U00001", Now.AddDays(-days)));

    [Fact]
    public void A_new_title_is_over_when_it_is_another_again_or_nobody_uses_the_KPI()
    {
        var again = new ProblemScope(Plan(), Answered(5, 5) with { Retitled = [(A, "Ny", "Nyare")] }, false, Now);

        Assert.True(again.Covers(ProblemTypes.KpiRetitled, "U00001 Ny", "a", "U00001", Now));
        Assert.False(again.Covers(ProblemTypes.KpiRetitled, "U00001 Nyare", "a", "U00001", Now));
        Assert.True(again.Covers(ProblemTypes.KpiRetitled, "U00003 Ny", "c", "U00003", Now));
    }

    private static string Found(RunFacts facts, string green = "82 eller högre") =>
        string.Join(", ", ProblemFinder.Find(Plan(green), facts).Select(problem => $"{problem.Type} {problem.Subject}"));
}
