using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Judging;
using static IndicatorSync.Core.Tests.Alerting.AlarmSteps;

namespace IndicatorSync.Core.Tests.Alerting;

/// <summary>
/// docs/contract.md 1.6 as a table: the state an alarm is in × what happens. Each cell: what a mail says (<c>-</c> for nothing) → the state
/// after. Where there is no alarm the colour before was green, otherwise red. The word acknowledged remains in a cell only where the
/// acknowledgement does not lapse.
/// </summary>
public class AlarmTableTests
{
    private const string Table = """
        what happens              | none                    | new                       | active                     | acknowledged                     | resolved                    | closed                    | muted
        nothing new               | - → none                | - → new                   | - → active                 | - → acknowledged                 | - → resolved                | - → closed                | - → muted
        new value, red            | TurnedRed → new         | StillRedNewPeriod → new   | StillRedNewPeriod → active | StillRedNewPeriod → active       | TurnedRed → new             | TurnedRed → new           | - → muted
        new value, yellow         | ChangedOtherwise → none | LeftRed → resolved        | LeftRed → resolved         | LeftRed → resolved               | ChangedOtherwise → resolved | ChangedOtherwise → closed | - → resolved
        new value, green          | - → none                | LeftRed → resolved        | LeftRed → resolved         | LeftRed → resolved               | - → resolved                | - → closed                | - → resolved
        revised, red and worse    | RevisedNowRed → new     | RevisedStillRed → new     | RevisedStillRed → active   | RevisedStillRed → active         | RevisedNowRed → new         | RevisedNowRed → new       | - → muted
        revised, red but better   | RevisedNowRed → new     | RevisedStillRed → new     | RevisedStillRed → active   | RevisedStillRed → acknowledged   | RevisedNowRed → new         | RevisedNowRed → new       | - → muted
        revised, yellow           | ChangedOtherwise → none | RevisedNoLongerRed → resolved | RevisedNoLongerRed → resolved | RevisedNoLongerRed → resolved | ChangedOtherwise → resolved | ChangedOtherwise → closed | - → resolved
        withdrawn                 | BecameUnjudged → none   | Withdrawn → new           | Withdrawn → active         | Withdrawn → acknowledged         | BecameUnjudged → resolved   | BecameUnjudged → closed   | - → muted
        stale                     | BecameUnjudged → none   | BecameUnjudged → new      | BecameUnjudged → active    | BecameUnjudged → acknowledged    | BecameUnjudged → resolved   | BecameUnjudged → closed   | BecameUnjudged → muted
        no reference              | BecameUnjudged → none   | BecameUnjudged → new      | BecameUnjudged → active    | BecameUnjudged → acknowledged    | BecameUnjudged → resolved   | BecameUnjudged → closed   | BecameUnjudged → muted
        band made unreadable      | BandUnreadable → none   | BandUnreadable → new      | BandUnreadable → active    | BandUnreadable → acknowledged    | BandUnreadable → resolved   | BandUnreadable → closed   | - → muted
        band changed, red         | BandChanged → new       | BandChanged → new         | BandChanged → active       | BandChanged → active             | BandChanged → new           | BandChanged → new         | - → muted
        band changed, green       | - → none                | BandChanged → resolved    | BandChanged → resolved     | BandChanged → resolved           | - → resolved                | - → closed                | - → resolved
        band changed, yellow      | ChangedOtherwise → none | BandChanged → resolved    | BandChanged → resolved     | BandChanged → resolved           | ChangedOtherwise → resolved | ChangedOtherwise → closed | - → resolved
        reading rule, red         | BandChanged → new       | BandChanged → new         | BandChanged → active       | BandChanged → active             | BandChanged → new           | BandChanged → new         | - → muted
        reading rule, yellow      | ChangedOtherwise → none | BandChanged → resolved    | BandChanged → resolved     | BandChanged → resolved           | ChangedOtherwise → resolved | ChangedOtherwise → closed | - → resolved
        reference revised, red    | ReferenceChanged → new  | - → new                   | - → active                 | - → acknowledged                 | ReferenceChanged → new      | ReferenceChanged → new    | - → muted
        reference revised, yellow | ChangedOtherwise → none | ReferenceChanged → resolved | ReferenceChanged → resolved | ReferenceChanged → resolved   | ChangedOtherwise → resolved | ChangedOtherwise → closed | - → resolved
        another KPI, red          | Baseline → new          | Baseline → new            | Baseline → new             | Baseline → new                   | Baseline → new              | Baseline → new            | Baseline → muted
        another KPI, green        | Baseline → none         | Baseline → closed         | Baseline → closed          | Baseline → closed                | Baseline → resolved         | Baseline → closed         | Baseline → closed
        90 days pass              | - → none                | Reminder → new            | Reminder → active          | - → acknowledged                 | - → resolved                | - → closed                | - → muted
        no mute                   | - → none                | - → new                   | - → active                 | - → acknowledged                 | - → resolved                | - → closed                | MuteEnded → active
        removed                   | - → none                | - → closed                | - → closed                 | - → closed                       | - → resolved                | - → closed                | - → closed
        """;

    public static TheoryData<string, string, string> Cells()
    {
        var lines = Table.ReplaceLineEndings("\n").Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var cells = new TheoryData<string, string, string>();
        foreach (var line in lines.Skip(1))
        {
            for (var column = 1; column < line.Length; column++)
            {
                cells.Add(lines[0][column], line[0], line[column]);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void An_alarm_follows_the_table(string state, string happens, string expected)
    {
        var alarm = AlarmIn(state);
        var before = alarm is { IsOpen: true } ? Red : Green;
        var acknowledged = state == "acknowledged";
        if (happens == "removed")
        {
            Assert.Equal(expected, Told(AlarmMachine.Removed(alarm), acknowledged));
            return;
        }

        var rules = Rules(muted: state == "muted" && happens != "no mute");
        var now = happens == "90 days pass" ? Now.AddDays(80) : Now;
        IReadOnlyList<JudgementStep> steps = StepFor(happens, before) is { } step ? [step] : [];

        Assert.Equal(expected, Told(Next(alarm, steps, steps is [var only] ? only.To : before, acknowledged, rules, now), acknowledged));
    }

    private static Alarm? AlarmIn(string state) => state switch
    {
        "none" => null,
        "new" => Open(AlarmStatus.New),
        "active" or "acknowledged" => Open(AlarmStatus.Active),
        "resolved" => Open(AlarmStatus.Resolved),
        "closed" => Open(AlarmStatus.Closed),
        "muted" => Open(AlarmStatus.Active, muted: true),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static JudgementStep? StepFor(string happens, Judgement before) => happens switch
    {
        "new value, red" => new(Cause.NewValue, before, Judged(65m, 2026)),
        "new value, yellow" => new(Cause.NewValue, before, Judged(76m, 2026)),
        "new value, green" => new(Cause.NewValue, before, Judged(90m, 2026)),
        "revised, red and worse" => new(Cause.RevisedValue, before, Judged(55m)),
        "revised, red but better" => new(Cause.RevisedValue, before, Judged(65m)),
        "revised, yellow" => new(Cause.RevisedValue, before, Yellow),
        "withdrawn" => new(Cause.Withdrawn, before, Struck),
        "stale" => new(Cause.Aged, before, Without(Basis.Stale, before)),
        "no reference" => new(Cause.ReferenceRevised, before, Without(Basis.NoReference, before)),
        "band made unreadable" => new(Cause.BandChanged, before, Without(Basis.InvalidBand, before)),
        "band changed, red" => new(Cause.BandChanged, before, Red),
        "band changed, green" => new(Cause.BandChanged, before, Green),
        "band changed, yellow" => new(Cause.BandChanged, before, Yellow),
        "reading rule, red" => new(Cause.ReadingRuleChanged, before, Red),
        "reading rule, yellow" => new(Cause.ReadingRuleChanged, before, Yellow),
        "reference revised, red" => new(Cause.ReferenceRevised, before, Judged(60m) with { DistanceToGreen = 30m }),
        "reference revised, yellow" => new(Cause.ReferenceRevised, before, Yellow),
        "another KPI, red" => new(Cause.KpiChanged, before, Red),
        "another KPI, green" => new(Cause.KpiChanged, before, Green),
        "nothing new" or "90 days pass" or "no mute" => null,
        _ => throw new ArgumentOutOfRangeException(nameof(happens), happens, null),
    };
}
