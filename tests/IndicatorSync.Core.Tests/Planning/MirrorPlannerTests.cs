using System.Globalization;
using CsCheck;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Planning;

public class MirrorPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 25, 5, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly KpiId[] Known = [.. Enumerable.Range(1, 6_000).Select(Kpi)];
    private static readonly AreaId[] Municipalities = [.. Enumerable.Range(100, 290).Select(Area)];
    private static readonly MirrorReadings Nothing = new(new Dictionary<MirrorUnit, DateTimeOffset>(), new Dictionary<MirrorUnit, DateTimeOffset>());

    private static readonly Gen<MirrorGround> Grounds =
        from kpis in Gen.OneOf(Gen.Const(-1), Gen.Int[1, 80])
        from reach in Gen.Enum<MirrorReach>()
        from areas in Gen.Int[1, 80]
        select Ground(kpis < 0 ? null : Known.Take(kpis), reach, Municipalities.Take(areas), known: kpis < 0 ? 120 : 6_000);

    [Fact]
    public void A_few_kpis_of_every_municipality_are_asked_for_by_kpi_and_year() =>
        Assert.All(MirrorPlanner.Due(Ground(Known.Take(3), MirrorReach.Municipalities), Nothing, Month, Now), request =>
        {
            Assert.StartsWith("data/kpi/N00001,N00002,N00003/year/", request.Path, StringComparison.Ordinal);
            Assert.EndsWith("?region_type=K", request.Path, StringComparison.Ordinal);
        });

    [Fact]
    public void Every_kpi_of_a_few_areas_is_asked_for_by_area_and_year() =>
        Assert.All(MirrorPlanner.Due(Ground(null, MirrorReach.Listed, Municipalities.Take(2)), Nothing, Month, Now), request =>
            Assert.StartsWith("data/municipality/01", request.Path, StringComparison.Ordinal));

    [Fact]
    public void A_few_kpis_of_a_few_areas_are_one_question() => Assert.Equal(
        ["data/kpi/N00001,N00002/municipality/0100,0101"],
        MirrorPlanner.Due(Ground(Known.Take(2), MirrorReach.Listed, Municipalities.Take(2)), Nothing, Month, Now).Select(request => request.Path));

    [Fact]
    public void The_night_after_only_changes_are_asked_for_with_a_day_of_overlap_and_once_a_day()
    {
        var ground = Ground(Known.Take(2), MirrorReach.Municipalities);
        var read = Read(MirrorPlanner.Due(ground, Nothing, Month, Now), Nothing, Now);

        var changes = MirrorPlanner.Due(ground, read, Month, Now.AddDays(1));

        Assert.All(changes, request => Assert.EndsWith("?region_type=K&from_date=2026-03-24", request.Path, StringComparison.Ordinal));
        Assert.Empty(MirrorPlanner.Due(ground, read, Month, Now.AddHours(6)));
        Assert.Empty(MirrorPlanner.Due(ground, Read(changes, read, Now.AddDays(1)), Month, Now.AddDays(1).AddHours(6)));
    }

    [Fact]
    public void Every_kpi_of_every_municipality_is_asked_for_changes_by_area_which_asks_for_less()
    {
        var ground = Ground(null, MirrorReach.Municipalities);
        var read = new MirrorReadings(new Dictionary<MirrorUnit, DateTimeOffset> { [new(Known[0], null, 2020)] = Now }, Nothing.Changes);

        var changes = MirrorPlanner.Due(ground, read, Month, Now.AddDays(1)).Where(request => request.Since is not null).ToList();

        Assert.Equal(24, changes.Count);
        Assert.All(changes, request => Assert.Empty(request.Kpis));
    }

    [Fact]
    public void Everything_wanted_is_asked_for_once_within_the_limits_and_no_other_form_asks_for_fewer_pages() => Grounds.Sample(
        ground =>
        {
            var due = MirrorPlanner.Due(ground, Nothing, Month, Now);

            var units = due.SelectMany(request => request.Units).ToList();
            Assert.Equal(units.Count, units.Distinct().Count());
            var (kpis, areas) = (units.Select(unit => unit.Kpi).ToHashSet(), units.Select(unit => unit.Area).ToHashSet());
            Assert.All(ground.Kpis, kpi => Assert.True(kpis.Contains(null) || kpis.Contains(kpi)));
            Assert.All(ground.Areas, area => Assert.True(areas.Contains(null) || areas.Contains(area)));
            Assert.All(due, request =>
            {
                Assert.Equal(2, request.Segments.Count);
                Assert.All(request.Segments, ids => Assert.InRange(ids.Count, 1, PlannedRequest.MaxIds));
                Assert.All(request.Segments.Index(), segment => Assert.Equal(request.Path, request.Narrow(segment.Index, segment.Item.ToHashSet()).Path));
            });

            // By KPI and year every mirror can be asked for; a block of it is at most MostItems.
            var byKpi = (long)ground.Kpis.Count * 38 * (ground.Mirror.Reach == MirrorReach.All ? 3_960 : 290) / MirrorPlanner.PageItems;
            Assert.True(due.Sum(request => MirrorPlanner.Pages(Items(ground, request))) <= (byKpi + 1) * 2);
        },
        iter: 60);

    [Fact]
    public void A_mirror_that_breaks_off_goes_on_where_it_was_and_comes_to_the_same() => Gen.Select(Grounds, Gen.Int[0, 40]).Sample(
        (ground, answered) =>
        {
            var whole = MirrorPlanner.Due(ground, Nothing, Month, Now);
            var half = Read(whole.Take(answered), Nothing, Now);

            var rest = MirrorPlanner.Due(ground, half, Month, Now.AddHours(1));

            Assert.Equal(Units(whole), Units(whole.Take(answered)).Concat(Units(rest)).Order());
            Assert.Empty(MirrorPlanner.Due(ground, Read(rest, half, Now.AddHours(1)), Month, Now.AddHours(2)));
        },
        iter: 40);

    [Fact]
    public void Nights_that_fail_leave_no_day_without_a_reading() => Gen.Bool.Array[2, 20].Sample(answers =>
    {
        var ground = Ground(Known.Take(2), MirrorReach.Listed, Municipalities.Take(1));
        var read = Read(MirrorPlanner.Due(ground, Nothing, Month, Now), Nothing, Now);
        var covered = Now;
        foreach (var (night, answered) in answers.Index())
        {
            var at = Now.AddDays(night + 1);
            var changes = MirrorPlanner.Due(ground, read, Month, at);
            Assert.All(changes, request => Assert.Equal(DateOnly.FromDateTime(covered.UtcDateTime).AddDays(-1), request.Since));
            if (answered)
            {
                (read, covered) = (Read(changes, read, at), at);
            }
        }
    });

    [Fact]
    public void What_was_read_in_full_a_month_ago_is_read_so_again()
    {
        var ground = Ground(Known.Take(2), MirrorReach.Listed, Municipalities.Take(2));
        var first = MirrorPlanner.Due(ground, Nothing, Month, Now);

        var due = MirrorPlanner.Due(ground, Read(first, Nothing, Now), Month, Now.AddDays(30));

        Assert.Equal(first.Select(request => request.Path), due.Where(request => request.Since is null).Select(request => request.Path));
    }

    [Fact]
    public void A_list_keeps_what_it_names_and_kommuner_only_municipalities()
    {
        Assert.True(Ground(Known.Take(1), MirrorReach.All).Keeps(Known[0], AreaId.Parse("G176642")));
        Assert.False(Ground(Known.Take(1), MirrorReach.All).Keeps(Known[1], AreaId.Riket));
        Assert.False(Ground(null, MirrorReach.Municipalities).Keeps(Known[1], AreaId.Riket));
        Assert.False(Ground(null, MirrorReach.Listed, [AreaId.Riket]).Keeps(Known[1], Municipalities[0]));
    }

    private static int Items(MirrorGround ground, MirrorRequest request) => request.Units.Count() * (
        request.Kpis.Count == 0 ? ground.KnownKpis.Count
        : request.Years.Count == 0 ? 38
        : ground.Mirror.Reach == MirrorReach.All ? 3_960 : 290);

    private static IOrderedEnumerable<string> Units(IEnumerable<MirrorRequest> requests) => requests.SelectMany(request => request.Units).Select(unit => unit.ToString()).Order();

    private static MirrorReadings Read(IEnumerable<MirrorRequest> requests, MirrorReadings before, DateTimeOffset at)
    {
        var (whole, changes) = (before.Whole.ToDictionary(), before.Changes.ToDictionary());
        foreach (var request in requests)
        {
            foreach (var unit in request.Units)
            {
                (request.Since is null ? whole : changes)[unit] = at;
            }
        }

        return new MirrorReadings(whole, changes);
    }

    private static MirrorGround Ground(IEnumerable<KpiId>? kpis, MirrorReach reach, IEnumerable<AreaId>? areas = null, int known = 6_000) =>
        new(new Mirror(kpis?.ToArray(), reach, reach == MirrorReach.Listed ? [.. areas ?? []] : []), [.. Known.Take(known)], Municipalities);

    private static KpiId Kpi(int number) => KpiId.Parse(string.Create(CultureInfo.InvariantCulture, $"N{number:00000}"));

    private static AreaId Area(int number) => AreaId.Parse(string.Create(CultureInfo.InvariantCulture, $"{number:0000}"));
}
