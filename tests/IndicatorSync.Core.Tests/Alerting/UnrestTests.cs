using CsCheck;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Alerting;

/// <summary>A value that Kolada changes to and fro: green is 85, red is 60.</summary>
public sealed class UnrestTests
{
    [Fact]
    public void The_first_red_goes_at_once_and_the_third_change_is_the_last_that_is_told()
    {
        var norsjo = Begun();

        Assert.Equal("RevisedNowRed, RevisedNoLongerRed, GoesToAndFro, -, -, -", Told(norsjo, 60, 85, 60, 85, 60, 85));

        // Six more quiet days, counted from the last change: what was last told was red, and it is green.
        Assert.Equal("-, -, -, -, -, -", Told(norsjo, 85, 85, 85, 85, 85, 85));
        var after = norsjo.Run();
        Assert.Equal((DigestEvent.RevisedNoLongerRed, AlarmStatus.Resolved), (after.Outcome.Event!.Value, after.Outcome.Alarm!.Status));
        Assert.Equal("60 → 85", $"{after.Outcome.Step!.From.Value} → {after.Outcome.Step.To.Value}");
        Assert.Equal("-", Told(norsjo, 85));
    }

    [Fact]
    public void What_lies_as_it_was_told_is_not_told_again_and_colours_are_shown_all_the_while()
    {
        var norsjo = Begun();
        Told(norsjo, 60, 85, 60);

        var held = norsjo.Has("2025 85").Run();
        Assert.Equal((true, Colour.Green, 1), (held.IsHeld, held.Evaluation.Judged.Colour, held.ColourChanges.Count));

        Assert.Equal("-, -, -, -, -, -, -, -, -", Told(norsjo, 60, 60, 60, 60, 60, 60, 60, 60, 60));
    }

    [Fact]
    public void A_third_number_a_new_year_and_a_changed_band_are_told_at_once()
    {
        var norsjo = Begun();
        Assert.Equal("RevisedNowRed, RevisedNoLongerRed, GoesToAndFro, -, RevisedStillRed", Told(norsjo, 60, 85, 60, 85, 50));

        norsjo = Begun();
        Told(norsjo, 60, 85, 60, 85);
        Assert.Equal(DigestEvent.LeftRed, norsjo.Has("2026 90").Run().Outcome.Event);

        norsjo = Begun();
        Told(norsjo, 60, 85, 60);
        Assert.Equal(DigestEvent.BandChanged, norsjo.Band("92 eller högre", "88–91").Run().Outcome.Event);
    }

    [Theory]
    [InlineData(0, 7, 14, true)]
    [InlineData(0, 7, 15, false)]
    public void Three_changes_belong_together_within_a_fortnight(int first, int second, int third, bool together) =>
        Assert.Equal(together, Unrest.Is([Turn(1, first, 1, 2), Turn(2, second, 2, 1), Turn(3, third, 1, 2)], Day(third)));

    /// <summary>However it goes: the mails that went say in the end what is, a week after the last change.</summary>
    [Fact]
    public void A_week_after_the_last_change_the_last_mail_says_what_is() => Gen.Int[0, 3].Array[1, 25].Sample(
        nights =>
        {
            decimal[] values = [85m, 60m, 85m, 50m];
            var norsjo = Begun();
            var toldRed = false;
            foreach (var value in nights.Select(night => values[night]).Concat(Enumerable.Repeat(values[nights[^1]], 8)))
            {
                var run = norsjo.Has(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"2025 {value}")).Run();
                Assert.False(run.IsHeld && run.Outcome.Event is not null);
                toldRed = run.Outcome.Event?.Alerts() == true ? run.Evaluation.Judged.Colour == Colour.Red : toldRed;
            }

            Assert.Equal(values[nights[^1]] < 74m, toldRed);
            Assert.Equal(toldRed, norsjo.Memory!.Alarm is { IsOpen: true });
        },
        iter: 500);

    private static Deciding Begun()
    {
        var norsjo = new Deciding().Has("2025 85");
        norsjo.Run();
        return norsjo;
    }

    private static string Told(Deciding norsjo, params int[] nights) => string.Join(", ", nights
        .Select(value => norsjo.Has(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"2025 {value}")).Run().Outcome.Event)
        .Select(told => told?.Alerts() == true ? told.ToString() : "-"));

    private static ValueTurn Turn(long id, int day, decimal from, decimal to) => new(id, Gender.T, Period.OfYear(2025), Day(day), from, to);

    private static DateOnly Day(int day) => new DateOnly(2026, 3, 1).AddDays(day);
}
