using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Observations;

public class ObservationDiffTests
{
    private static readonly KpiId Kpi = KpiId.Parse("U23471");
    private static readonly AreaId Norsjo = AreaId.Parse("2417");
    private static readonly ObservationScope Scope = new([Kpi], [Norsjo, AreaId.Riket]);
    private static readonly DateTimeOffset Monday = new(2026, 8, 24, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_first_number_and_a_first_null_are_new()
    {
        var delta = Compare([], [Seen(2024, 67m), Seen(2025, null)]);

        Assert.Equal([RevisionKind.New, RevisionKind.New], Kinds(delta));
        Assert.Equal(new ObservationCounts(2, 0, 0, 0, 0, 0), delta.Counts);
    }

    [Fact]
    public void A_number_after_nulls_is_new_and_not_a_return()
    {
        var delta = Compare([Stored(2025, null)], [Seen(2025, 62m)]);

        Assert.Equal([RevisionKind.New], Kinds(delta));
    }

    [Fact]
    public void Another_number_is_a_revision_with_both_numbers()
    {
        var change = Assert.Single(Compare([Stored(2025, 62m)], [Seen(2025, 83m)]).Changes);

        Assert.Equal((RevisionKind.Revised, 62m, 83m), (change.Kind, change.OldValue, change.NewValue));
    }

    [Fact]
    public void Back_to_the_first_number_is_a_revision_too()
    {
        var rows = Apply([], [Seen(2025, 1m)], Monday, out var first);
        rows = Apply(rows, [Seen(2025, 2m)], Monday, out var second);
        Apply(rows, [Seen(2025, 1m)], Monday, out var third);

        Assert.Equal([RevisionKind.New, RevisionKind.Revised, RevisionKind.Revised], [.. Kinds(first), .. Kinds(second), .. Kinds(third)]);
    }

    [Fact]
    public void The_same_answer_changes_nothing()
    {
        var delta = Compare([Stored(2025, 62.0m), Stored(2024, null)], [Seen(2025, 62.00m), Seen(2024, null)]);

        Assert.Empty(delta.Changes);
        Assert.Equal(new ObservationCounts(0, 0, 0, 2, 0, 0), delta.Counts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Isdeleted_and_null_take_a_number_back_at_once(bool isDeleted)
    {
        var delta = Compare([Stored(2025, 62m)], [Seen(2025, null) with { IsDeleted = isDeleted }]);

        Assert.Equal([RevisionKind.Withdrawn], Kinds(delta));
        Assert.Equal(1, delta.Counts.Withdrawn);
    }

    [Fact]
    public void A_number_after_a_withdrawal_has_returned_and_counts_as_revised()
    {
        var rows = Apply([Stored(2025, 62m)], [Seen(2025, null)], Monday, out _);

        Apply(rows, [Seen(2025, 62m)], Monday, out var delta);

        var change = Assert.Single(delta.Changes);
        Assert.Equal((RevisionKind.Returned, null, 62m), (change.Kind, change.OldValue, change.LastNumber));
        Assert.Equal(1, delta.Counts.Revised);
    }

    [Fact]
    public void A_row_gone_once_only_starts_to_be_gone()
    {
        var delta = Compare([Stored(2025, 62m), Stored(2024, 67m)], [Seen(2024, 67m)]);

        Assert.Empty(delta.Changes);
        Assert.Equal([(Key(2025), (DateTimeOffset?)Monday)], delta.GoneSince);
    }

    [Theory]
    [InlineData(19.9, false)]
    [InlineData(20, true)]
    public void A_row_gone_twice_has_vanished_when_the_runs_are_twenty_hours_apart(double hours, bool vanished)
    {
        var rows = Apply([Stored(2025, 62m), Stored(2024, 67m)], [Seen(2024, 67m)], Monday, out _);

        rows = Apply(rows, [Seen(2024, 67m)], Monday.AddHours(hours), out var delta);

        Assert.Equal(vanished ? [RevisionKind.Vanished] : [], Kinds(delta));
        Assert.Equal(new ObservationCounts(0, 0, 0, 1, 0, vanished ? 1 : 0), delta.Counts);
        Assert.Equal(vanished ? null : 62m, rows.Single(row => row.Key == Key(2025)).Value);
    }

    [Fact]
    public void A_row_first_missed_on_a_wrong_future_date_counts_from_now()
    {
        var rows = Apply([Stored(2025, 62m), Stored(2024, 67m)], [Seen(2024, 67m)], Monday.AddYears(5), out _);

        rows = Apply(rows, [Seen(2024, 67m)], Monday, out var right);
        Assert.Equal([(Key(2025), (DateTimeOffset?)Monday)], right.GoneSince);

        Apply(rows, [Seen(2024, 67m)], Monday.AddHours(20), out var later);
        Assert.Equal([RevisionKind.Vanished], Kinds(later));
    }

    [Fact]
    public void A_row_that_reappears_begins_anew()
    {
        var rows = Apply([Stored(2025, 62m), Stored(2024, 67m)], [Seen(2024, 67m)], Monday, out _);
        rows = Apply(rows, [Seen(2025, 62m), Seen(2024, 67m)], Monday.AddHours(12), out _);

        Apply(rows, [Seen(2024, 67m)], Monday.AddHours(24), out var delta);

        Assert.Empty(delta.Changes);
        Assert.Equal([(Key(2025), (DateTimeOffset?)Monday.AddHours(24))], delta.GoneSince);
    }

    [Fact]
    public void No_rows_at_all_for_an_area_is_never_a_withdrawal()
    {
        var elsewhere = Seen(2025, 80m) with { Key = new(Kpi, AreaId.Riket, Gender.T, Period.OfYear(2025)) };

        var delta = Compare([Stored(2025, 62m) with { GoneSince = Monday.AddDays(-9) }], [elsewhere]);

        Assert.Equal([RevisionKind.New], Kinds(delta));
        Assert.Empty(delta.GoneSince);
    }

    [Fact]
    public void A_gender_missing_from_an_item_that_came_is_a_row_gone()
    {
        var women = Stored(2025, 60m) with { Key = new(Kpi, Norsjo, Gender.K, Period.OfYear(2025)) };

        var delta = Compare([Stored(2025, 62m), women], [Seen(2025, 62m)]);

        Assert.Equal(women.Key, Assert.Single(delta.GoneSince).Key);
    }

    [Theory]
    [InlineData("U23471", "2417")]
    [InlineData(null, "2417")]
    [InlineData("U23471", null)]
    public void A_rejected_item_of_the_pair_or_of_nobody_keeps_rows_from_being_gone(string? kpi, string? area)
    {
        var rejected = new RejectedItem(kpi is null ? null : Kpi, area is null ? null : Norsjo, 3, "{}", "period is missing");

        var delta = ObservationDiff.Compare(
            [Stored(2025, 62m) with { GoneSince = Monday.AddDays(-2) }, Stored(2024, 67m)], new DataAnswer([Seen(2024, 67m)], [rejected]), Scope, Monday);

        Assert.Empty(delta.Changes);
        Assert.Empty(delta.GoneSince);
        Assert.Equal(3, delta.Counts.Rejected);
    }

    [Fact]
    public void A_rejected_item_of_another_area_does_not()
    {
        var rejected = new RejectedItem(Kpi, AreaId.Riket, 1, "{}", "value is text");

        var delta = ObservationDiff.Compare(
            [Stored(2025, 62m), Stored(2024, 67m)], new DataAnswer([Seen(2024, 67m)], [rejected]), Scope, Monday);

        Assert.Single(delta.GoneSince);
    }

    [Fact]
    public void A_withdrawn_row_that_vanishes_is_no_event()
    {
        var delta = Compare([Stored(2025, null) with { LastNumber = 62m }, Stored(2024, 67m)], [Seen(2024, 67m)]);

        Assert.Empty(delta.Changes);
        Assert.Empty(delta.GoneSince);
    }

    [Fact]
    public void A_vanished_number_that_comes_back_has_returned()
    {
        var rows = Apply([Stored(2025, 62m), Stored(2024, 67m)], [Seen(2024, 67m)], Monday, out _);
        rows = Apply(rows, [Seen(2024, 67m)], Monday.AddDays(1), out _);

        rows = Apply(rows, [Seen(2025, 62m), Seen(2024, 67m)], Monday.AddDays(2), out var delta);

        Assert.Equal([RevisionKind.Returned], Kinds(delta));
        Assert.All(rows, row => Assert.Null(row.GoneSince));
    }

    [Fact]
    public void A_row_that_was_first_missed_on_a_date_still_to_come_is_missed_from_now()
    {
        var lost = Stored(2025, 62m) with { GoneSince = Monday.AddYears(5) };

        var rows = Apply([lost, Stored(2024, 67m)], [Seen(2024, 67m)], Monday, out var first);
        rows = Apply(rows, [Seen(2024, 67m)], Monday.AddDays(1), out var second);

        Assert.Equal((Key(2025), Monday), (first.GoneSince.Single().Key, first.GoneSince.Single().Since!.Value));
        Assert.Equal([RevisionKind.Vanished], Kinds(second));
        Assert.Null(rows.Single(row => row.Key == Key(2025)).Value);
    }

    [Fact]
    public void A_changed_status_is_state_and_no_history()
    {
        var delta = Compare([Stored(2025, 62m)], [Seen(2025, 62m) with { Status = "prel" }]);

        Assert.Empty(delta.Changes);
        Assert.Equal("prel", Assert.Single(delta.Touched).Status);
    }

    [Fact]
    public void What_was_not_asked_for_and_what_contradicts_itself_is_rejected()
    {
        var uninvited = Seen(2025, 1m) with { Key = new(KpiId.Parse("N00001"), Norsjo, Gender.T, Period.OfYear(2025)) };

        var delta = Compare([], [uninvited, Seen(2024, 1m), Seen(2024, 2m), Seen(2023, 5m), Seen(2023, 5m)]);

        Assert.Equal(Key(2023), Assert.Single(delta.Changes).Key);
        Assert.Equal(new ObservationCounts(1, 0, 0, 1, 3, 0), delta.Counts);
    }

    private static ObservationKey Key(int period) => new(Kpi, Norsjo, Gender.T, Period.OfYear(period));

    private static Observation Seen(int period, decimal? value) => new(Key(period), value, "", value is null ? 0 : 1, IsDeleted: false);

    private static StoredObservation Stored(int period, decimal? value) => new(Key(period), value, value, "", value is null ? 0 : 1, null);

    private static ObservationDelta Compare(IReadOnlyCollection<StoredObservation> stored, IReadOnlyList<Observation> seen) =>
        ObservationDiff.Compare(stored, new DataAnswer(seen, []), Scope, Monday);

    private static IReadOnlyCollection<StoredObservation> Apply(
        IReadOnlyCollection<StoredObservation> stored, IReadOnlyList<Observation> seen, DateTimeOffset now, out ObservationDelta delta)
    {
        delta = ObservationDiff.Compare(stored, new DataAnswer(seen, []), Scope, now);
        return ObservationDiffProperties.Applied(stored, delta);
    }

    private static RevisionKind[] Kinds(ObservationDelta delta) => [.. delta.Changes.Select(change => change.Kind)];
}
