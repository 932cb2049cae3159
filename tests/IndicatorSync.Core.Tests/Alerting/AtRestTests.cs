using System.Globalization;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Tests.Judging;

namespace IndicatorSync.Core.Tests.Alerting;

/// <summary>When a run may leave an indicator alone.</summary>
public class AtRestTests
{
    private static readonly DateOnly Day = new(2026, 10, 5);
    private static readonly KpiGround Read = new(null, null, null, IsPublished: true, null, null);

    private static readonly KpiInfo Kpi = new()
    {
        Id = Judged.Kpi,
        Title = "Helhetssyn",
        IsDividedByGender = false,
        HasUnitData = false,
        PreliminaryPublicationDate = new DateOnly(2026, 11, 1),
        PublicationDate = new DateOnly(2026, 12, 1),
        PublicationPeriod = 2026,
    };

    private readonly Deciding norsjo = new();

    [Fact]
    public void The_first_judgement_is_not_and_the_same_again_is()
    {
        Assert.Equal([false, true, true], [IsAfter(norsjo.Has("2025 90")), IsAfter(norsjo), IsAfter(norsjo)]);
        Assert.Equal([false, true], [IsAfter(norsjo.Has("2026 60")), IsAfter(norsjo)]);
        Assert.Equal([false, true], [IsAfter(norsjo.Band("50 eller högre")), IsAfter(norsjo)]);
    }

    [Fact]
    public void What_waits_for_a_day_of_its_own_is_not()
    {
        IsAfter(norsjo.Has("2025 60"));
        Assert.True(IsAfter(norsjo));

        norsjo.Indicator = norsjo.Indicator with { Escalation = new Escalation(3, ["ledning@example.se"]) };
        Assert.False(IsAfter(norsjo));
        norsjo.Indicator = norsjo.Indicator with { Escalation = null };
        norsjo.Acknowledged = new GivenAcknowledgement(1, "Bemanningen brast", "Ny schemamodell", "Områdeschefen", new DateOnly(2026, 12, 1));
        Assert.False(IsAfter(norsjo));
    }

    [Fact]
    public void What_rests_on_more_than_the_kpi_and_the_catalogue_never_is()
    {
        Assert.True(AtRest.IsPossible(norsjo.Indicator));
        Assert.False(AtRest.IsPossible(norsjo.Indicator with { Source = "HR" }));
        Assert.False(AtRest.IsPossible(norsjo.Indicator with { Units = ["Bäckgården"] }));
        Assert.False(AtRest.IsPossible(norsjo.Indicator with { Persons = new PersonCount(null, KpiId.Parse("N00002")) }));
    }

    [Fact]
    public void An_open_alarm_is_until_it_is_reminded_of()
    {
        norsjo.Has("2025 60").Run();
        var red = norsjo.Run();
        var mailed = red.Outcome.Alarm!.LastMailedAt!.Value;
        norsjo.Has("2026 90").Run();

        Assert.Equal(mailed.AddDays(90), AtRest.Until(red, 90));
        Assert.Null(AtRest.Until(red, 0));
        Assert.Null(AtRest.Until(norsjo.Run(), 90));
    }

    /// <summary>A line for each fact: another fact is another line.</summary>
    [Fact]
    public void Each_fact_that_a_judgement_rests_on_moves_it()
    {
        var at = new DateTimeOffset(2026, 10, 5, 4, 0, 0, TimeSpan.Zero);
        string[] lines =
        [
            Line(Read),
            Line(Read with { ChangedAt = at }),
            Line(Read with { ChangedAt = at.AddSeconds(1) }),
            Line(Read with { GoneSince = at }),
            Line(Read with { CountryReadAt = at }),
            Line(Read with { IsPublished = false }),
            Line(Read with { Margin = KpiId.Parse("N21460") }),
            Line(Read, source: SourceState.NeverAnswered),
            Line(Read, today: Day.AddYears(1)),
            Line(Read, indicator: norsjo.Indicator with { MutedUntil = Day }),
        ];

        Assert.Distinct(lines);
        Assert.Equal(Line(Read), Line(Read, today: Day.AddDays(40)));
        Assert.Equal(Line(Read), Line(Read, indicator: norsjo.Indicator with { MutedUntil = Day.AddDays(-1) }));
    }

    /// <summary>Kolada's days, and the fortnight after which a value is late.</summary>
    [Fact]
    public void The_days_that_Kolada_names_move_it_and_no_other_of_the_year()
    {
        var kpi = Read with { Info = Kpi, IsPublished = false };
        var moved = Enumerable.Range(1, 400).Select(Day.AddDays).Where(day => Line(kpi, today: day) != Line(kpi, today: day.AddDays(-1)));

        Assert.Equal([new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 16), new DateOnly(2027, 1, 1)], moved);
    }

    /// <summary>The property that everything rests on: with the same values, the same line and before the day, nothing comes of judging again.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Judged_again_on_any_day_with_the_same_line_nothing_comes_of_it(int seed)
    {
        var random = new Random(seed);
        var atRest = 0;
        for (var story = 0; story < 60; story++)
        {
            var indicator = new Deciding();
            for (var run = 0; run < 12; run++)
            {
                Move(indicator, random);
                var decision = indicator.Run();
                var ground = indicator.LastGround!;
                if (!AtRest.Is(ground, decision))
                {
                    continue;
                }

                atRest++;
                var later = indicator.Now.AddDays(random.Next(200));
                var today = DateOnly.FromDateTime(later.UtcDateTime);
                var isSame = Line(Read, today: DateOnly.FromDateTime(indicator.Now.AddDays(-1).UtcDateTime), indicator: indicator.Indicator) == Line(Read, today: today, indicator: indicator.Indicator);
                if (isSame && !(later >= AtRest.Until(decision, 90)))
                {
                    var again = Decider.Decide(
                        new DecisionGround(indicator.Indicator, Gender.T, indicator.Ground with { Today = today, Turns = [] }, indicator.Memory, null), new RunTerms(later, today, false, true, 90));
                    Assert.Null(again.Outcome.Event);
                    Assert.Empty(again.News);
                    Assert.Empty(again.ColourChanges);
                    Assert.Empty(again.Outcome.Transitions);
                    Assert.Empty(again.OlderRevised);
                    Assert.Equal((decision.Evaluation.Judged, decision.Outcome.Alarm, decision.Since, decision.Cause, decision.Events), (again.Evaluation.Judged, again.Outcome.Alarm, again.Since, again.Cause, again.Events));
                    Assert.Equal(decision.Years.Select(year => (year.Judgement.Judged, year.ColourThen)), again.Years.Select(year => (year.Judgement.Judged, year.ColourThen)));
                }
            }
        }

        Assert.InRange(atRest, 100, int.MaxValue);
    }

    private static void Move(Deciding indicator, Random random)
    {
        switch (random.Next(12))
        {
            case 0 or 1:
                indicator.Has(string.Create(CultureInfo.InvariantCulture, $"{2022 + random.Next(5)} {50 + random.Next(50)}"));
                break;
            case 2:
                indicator.Has(string.Create(CultureInfo.InvariantCulture, $"{2022 + random.Next(5)} ~"));
                break;
            case 3:
                indicator.Band(random.Next(3) switch { 0 => "82 eller högre", 1 => "minst riket", _ => "60 eller högre" });
                break;
            case 4:
                indicator.Has(string.Create(CultureInfo.InvariantCulture, $"{2022 + random.Next(5)} {50 + random.Next(50)}"), "0000");
                break;
            case 5:
                indicator.Indicator = indicator.Indicator with { MutedUntil = DateOnly.FromDateTime(indicator.Now.UtcDateTime.AddDays(random.Next(20))) };
                break;
            case 6:
                indicator.Now = indicator.Now.AddDays(random.Next(100));
                break;
        }
    }

    private static bool IsAfter(Deciding indicator)
    {
        var decision = indicator.Run();
        return AtRest.Is(indicator.LastGround!, decision);
    }

    private string Line(KpiGround kpi, SourceState source = SourceState.Fetched, DateOnly? today = null, Indicator? indicator = null) =>
        AtRest.GroundOf(indicator ?? norsjo.Indicator, kpi, source, today ?? Day);
}
