using CsCheck;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Observations;

/// <summary>What holds for every sequence of answers: few keys and few numbers, so that they meet often.</summary>
public class ObservationDiffProperties
{
    private static readonly KpiId[] Kpis = [KpiId.Parse("U23471"), KpiId.Parse("N33816")];
    private static readonly AreaId[] Areas = [AreaId.Parse("2417"), AreaId.Riket];
    private static readonly ObservationScope Scope = new(Kpis.Select(MeasureId.Of), Areas);
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 4, 0, 0, TimeSpan.Zero);

    private static readonly Gen<ObservationKey> Keys = Gen.Select(
        Gen.OneOf(Kpis), Gen.OneOf(Areas), Gen.OneOf(Gender.T, Gender.K), Gen.Int[2023, 2025],
        (kpi, area, gender, period) => new ObservationKey(kpi, area, gender, Period.OfYear(period)));

    private static readonly Gen<Observation> Seen = Gen.Select(
        Keys, Gen.OneOf<decimal?>(null, 0m, 1m, -2.5m), Gen.OneOf("", "prel"), Gen.Bool,
        (key, value, status, deleted) => new Observation(key, deleted ? null : value, status, value is null ? 0 : 1, deleted));

    private static readonly Gen<RejectedItem> Rejected = Gen.Select(
        Gen.OneOf<KpiId?>(null, Kpis[0]), Gen.OneOf<AreaId?>(null, Areas[0]), Gen.Int[1, 3],
        (kpi, area, values) => new RejectedItem(kpi, area, values, "{}", "unreadable"));

    private static readonly Gen<DataAnswer> Answers = Gen.Select(
        Seen.List[0, 12], Rejected.List[0, 1], (seen, rejected) => new DataAnswer(seen, rejected));

    private static readonly Gen<List<(DataAnswer Answer, int Hours)>> Histories =
        Gen.Select(Answers, Gen.Int[1, 30], (answer, hours) => (answer, hours)).List[1, 8];

    [Fact]
    public void The_same_answer_again_changes_nothing() => Histories.Sample(history =>
    {
        var (stored, now) = Play(history);
        var again = ObservationDiff.Compare(stored, history[^1].Answer, Scope, now);
        Assert.Empty(again.Changes);
        Assert.Empty(again.GoneSince);
        Assert.Empty(again.Touched);
    });

    [Fact]
    public void Every_received_value_is_counted_once() => Histories.Sample(history =>
    {
        var (stored, now) = Play(history[..^1]);
        var answer = history[^1].Answer;
        var counts = ObservationDiff.Compare(stored, answer, Scope, now.AddHours(history[^1].Hours)).Counts;
        Assert.Equal(answer.Observations.Count + answer.Rejected.Sum(item => item.Values), counts.Received);
    });

    [Fact]
    public void The_order_of_an_answer_does_not_matter() => Gen.Select(Histories, Gen.Int[0, int.MaxValue]).Sample((history, seed) =>
    {
        var (stored, now) = Play(history[..^1]);
        var answer = history[^1].Answer;
        Observation[] shuffled = [.. answer.Observations];
        new Random(seed).Shuffle(shuffled);
        var one = ObservationDiff.Compare(stored, answer, Scope, now);
        var other = ObservationDiff.Compare(stored, answer with { Observations = shuffled }, Scope, now);
        Assert.Equal(one.Changes, other.Changes);
        Assert.Equal(one.GoneSince, other.GoneSince);
        Assert.Equal(one.Touched, other.Touched);
        Assert.Equal(one.Counts, other.Counts);
    });

    [Fact]
    public void The_changes_told_one_after_another_give_the_state() => Histories.Sample(history =>
    {
        IReadOnlyCollection<StoredObservation> stored = [];
        var told = new Dictionary<ObservationKey, decimal?>();
        var now = Start;
        foreach (var (answer, hours) in history)
        {
            now = now.AddHours(hours);
            var delta = ObservationDiff.Compare(stored, answer, Scope, now);
            foreach (var change in delta.Changes)
            {
                Assert.Equal(told.GetValueOrDefault(change.Key), change.OldValue);
                told[change.Key] = change.NewValue;
            }

            stored = Applied(stored, delta);
        }

        Assert.Equal(told, stored.ToDictionary(row => row.Key, row => row.Value));
    });

    internal static IReadOnlyCollection<StoredObservation> Applied(IReadOnlyCollection<StoredObservation> stored, ObservationDelta delta)
    {
        var rows = stored.ToDictionary(row => row.Key);
        foreach (var row in ObservationDiff.After(stored, delta))
        {
            rows[row.Key] = row;
        }

        return rows.Values;
    }

    private static (IReadOnlyCollection<StoredObservation> Stored, DateTimeOffset Now) Play(List<(DataAnswer Answer, int Hours)> history)
    {
        IReadOnlyCollection<StoredObservation> stored = [];
        var now = Start;
        foreach (var (answer, hours) in history)
        {
            now = now.AddHours(hours);
            stored = Applied(stored, ObservationDiff.Compare(stored, answer, Scope, now));
        }

        return (stored, now);
    }
}
