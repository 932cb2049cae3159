using CsCheck;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Alerting;

/// <summary>A run lets go of the periods that no mail shows; what mails show is the same with and without them.</summary>
public class PeriodsShownTests
{
    private static readonly RowContext Context = new(Judging.Judged.Norsjo, new DateOnly(2026, 10, 5), "", new Dictionary<string, string>());

    [Fact]
    public void A_row_made_of_the_periods_that_are_kept_shows_what_the_whole_history_shows() =>
        Gen.Select(Gen.Int[1990, 2025], Gen.OneOf("10", "76", "90.5", "~")).List[0, 30].Sample(values =>
        {
            var decision = new Deciding().Has(string.Join(", ", values.DistinctBy(value => value.Item1).Select(value => $"{value.Item1} {value.Item2}"))).Run();
            var kept = ShownPeriods.Only(decision);

            var (whole, shown) = (DecisionRows.Of(decision, null, Context).Row, DecisionRows.Of(kept, null, Context).Row);

            Assert.Equal(whole.Trend, shown.Trend);
            Assert.Equal(whole.PreviousPrinted, shown.PreviousPrinted);
            Assert.Equal(whole.Status.Reference.Where(area => area.Key == AreaId.Riket.Value), shown.Status.Reference);
            Assert.Empty(kept.Evaluation.Periods);
        }, iter: 60);
}
