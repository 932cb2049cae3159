using System.Globalization;
using CsCheck;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Judging;

public class SeriesHistoryProperties
{
    private static readonly MeasureId Measure = MeasureId.Parse("U23471");
    private static readonly Gender[] Stored = [Gender.T, Gender.K, Gender.M];
    private static readonly string[] Areas = ["0000", "2417"];

    private static readonly Gen<RevisionPoint[]> AnyHistory = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 1], Gen.Int[2020, 2023], Gen.Int[0, 5],
        (gender, area, year, number) => (gender, area, year, number)).Array[0, 30].Select(rows => rows
            .Select((row, index) => new RevisionPoint(
                index + 1, new ObservationKey(Measure, AreaId.Parse(Areas[row.area]), Stored[row.gender], Period.OfYear(row.year)), row.number == 0 ? null : row.number))
            .ToArray());

    [Fact]
    public void One_period_is_answered_as_the_series_has_it() => AnyHistory.Sample(revisions =>
    {
        var history = new SeriesHistory(revisions);
        Assert.All(Questions(), one => Assert.Equal(
            history.AsOf(Measure, one.Area, one.Gender)[one.Period], history.ValueNow(Measure, one.Area, one.Gender, one.Period)));
    });

    [Fact]
    public void The_order_in_which_revisions_are_read_is_nothing_to_the_series() => Gen.Select(AnyHistory, Gen.Int[0, 30], Gen.Int[0, 1000]).Sample((revisions, mark, seed) =>
    {
        var shuffled = revisions.OrderBy(revision => HashCode.Combine(seed, revision.Id)).ToList();
        var (one, other) = (new SeriesHistory(revisions), new SeriesHistory(shuffled));
        Assert.Equal(one.MarkOf(Measure), other.MarkOf(Measure));
        Assert.All(Questions(), asked => Assert.Equal(
            one.AsOf(Measure, asked.Area, asked.Gender, mark).Points, other.AsOf(Measure, asked.Area, asked.Gender, mark).Points));
    });

    [Fact]
    public void A_series_as_of_a_revision_is_that_of_a_history_which_ends_with_it() => Gen.Select(AnyHistory, Gen.Int[0, 30]).Sample((revisions, mark) =>
    {
        var (whole, then) = (new SeriesHistory(revisions), new SeriesHistory(revisions.Where(revision => revision.Id <= mark)));
        Assert.All(Questions(), asked => Assert.Equal(
            then.AsOf(Measure, asked.Area, asked.Gender).Points, whole.AsOf(Measure, asked.Area, asked.Gender, mark).Points));
    });

    [Fact]
    public void An_area_whose_values_are_only_shown_beside_is_answered_as_if_its_revisions_were_there() => AnyHistory.Sample(revisions =>
    {
        var whole = new SeriesHistory(revisions);
        var history = new SeriesHistory(revisions.Where(revision => revision.Key.Area != AreaId.Riket));
        foreach (var newest in revisions.Where(revision => revision.Key.Area == AreaId.Riket).GroupBy(revision => revision.Key).Select(same => same.Last()))
        {
            history.Reaches(Measure, newest.Id);
            if (newest.NewValue is { } value)
            {
                history.AddBeside(newest.Key, value);
            }
        }

        Assert.Equal(whole.MarkOf(Measure), history.MarkOf(Measure));
        Assert.All(Questions(), asked => Assert.Equal(
            whole.ValueNow(Measure, asked.Area, asked.Gender, asked.Period), history.ValueNow(Measure, asked.Area, asked.Gender, asked.Period)));
    });

    [Fact]
    public void A_revision_costs_its_own_size_and_one_period_is_answered_without_cost()
    {
        const int Revisions = 50_000;
        var points = Enumerable.Range(0, Revisions).Select(i => new RevisionPoint(
            i + 1, new ObservationKey(Measure, AreaId.Parse((1000 + (i / 25)).ToString(CultureInfo.InvariantCulture)), Gender.T, Period.OfYear(2000 + (i % 25))), i)).ToList();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var history = new SeriesHistory(points);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        var area = AreaId.Parse("1000");
        history.ValueNow(Measure, area, Gender.T, Period.OfYear(2010));
        before = GC.GetAllocatedBytesForCurrentThread();
        history.ValueNow(Measure, area, Gender.T, Period.OfYear(2010));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(taken / Revisions < 250, FormattableString.Invariant($"{taken / Revisions} bytes a revision: memory is to stay flat"));
    }

    private static IEnumerable<(AreaId Area, Gender Gender, Period Period)> Questions() =>
        from area in Areas
        from gender in Stored.Append(Gender.Gap)
        from year in Enumerable.Range(2019, 6)
        select (AreaId.Parse(area), gender, Period.OfYear(year));
}
