using System.Runtime.InteropServices;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Observations;

/// <summary>What an answer means beside what is stored: docs/contract.md 1.5 "What takes a value back", 1.7 for the counting.</summary>
public static class ObservationDiff
{
    /// <summary>How far apart the two complete runs are that must both miss a row before its value counts as taken back.</summary>
    public static readonly TimeSpan GoneFor = TimeSpan.FromHours(20);

    private static readonly IReadOnlySet<(MeasureId Measure, AreaId Area)> NoPairs = new HashSet<(MeasureId, AreaId)>();

    private static readonly Comparer<ObservationKey> KeyOrder = Comparer<ObservationKey>.Create((a, b) =>
        (a.Measure, a.Area, a.Period, a.Gender) is var left && (b.Measure, b.Area, b.Period, b.Gender) is var right && left == right
            ? string.CompareOrdinal(a.Unit, b.Unit)
            : left.CompareTo(right));

    /// <param name="stored">Every stored row of <paramref name="scope"/>, and no other.</param>
    /// <param name="answer">The answer, all pages.</param>
    /// <param name="scope">What was asked for. A value that was not asked for counts as rejected.</param>
    /// <param name="now">When the answer was read.</param>
    public static ObservationDelta Compare(
        IReadOnlyCollection<StoredObservation> stored, DataAnswer answer, ObservationScope scope, DateTimeOffset now)
    {
        var before = stored.ToDictionary(row => row.Key);
        var came = ByKey(answer.Observations.Where(observation => scope.Contains(observation.Key)));
        var changes = new List<ObservationChange>();
        var goneSince = new List<(ObservationKey Key, DateTimeOffset? Since)>();
        var touched = new List<Observation>();
        var tally = new Tally { Rejected = answer.Rejected.Sum(item => item.Values) + answer.Observations.Count - came.Values.Sum(same => same.Times) };

        foreach (var (key, same) in came)
        {
            before.TryGetValue(key, out var old);
            if (old?.GoneSince is not null)
            {
                goneSince.Add((key, null));
            }

            if (same.IsContradicted)
            {
                tally.Rejected += same.Times;
                continue;
            }

            var observation = same.First;
            tally.Unchanged += same.Times - 1;
            if (KindOf(old, observation) is { } kind)
            {
                changes.Add(new ObservationChange(kind, observation, old?.Value, old?.LastNumber));
                tally.Count(kind);
                continue;
            }

            tally.Unchanged++;
            if (old is not null && (old.Status != observation.Status || old.Count != observation.Count || old.Given != observation.Given))
            {
                touched.Add(observation);
            }
        }

        // Most answers miss nothing: what only the missing ask for is not made for them.
        var missing = stored.Where(row => scope.TellsWhatIsGone && row.Value is not null && !came.ContainsKey(row.Key)).ToList();
        var complete = missing.Count == 0 ? NoPairs : CompletePairs(answer, scope);
        var withRows = missing.Count == 0 ? [] : came.Keys.Select(key => (key.Measure, key.Area)).ToHashSet();
        foreach (var missed in missing)
        {
            var pair = (missed.Key.Measure, missed.Key.Area);
            if (!withRows.Contains(pair) || !complete.Contains(pair))
            {
                continue;
            }

            if (missed.GoneSince is not { } since || since > now) // a clock that was ahead must not keep the row for years
            {
                goneSince.Add((missed.Key, now));
            }
            else if (now - since >= GoneFor)
            {
                var gone = new Observation(missed.Key, null, missed.Status, missed.Count, IsDeleted: false);
                changes.Add(new ObservationChange(RevisionKind.Vanished, gone, missed.Value, missed.LastNumber));
                tally.Count(RevisionKind.Vanished);
            }
        }

        return new ObservationDelta(
            [.. changes.OrderBy(change => change.Key, KeyOrder)],
            [.. goneSince.OrderBy(row => row.Key, KeyOrder)],
            [.. touched.OrderBy(observation => observation.Key, KeyOrder)],
            tally.ToCounts());
    }

    /// <summary>
    /// The pairs whose answer may show that a row is gone: nothing of them was rejected, and nothing was rejected of which the KPI or
    /// the area is unknown.
    /// </summary>
    public static IReadOnlySet<(MeasureId Measure, AreaId Area)> CompletePairs(DataAnswer answer, ObservationScope scope)
    {
        if (answer.Rejected.Any(item => item.Kpi is null || item.Area is null))
        {
            return NoPairs;
        }

        var incomplete = answer.Rejected.Select(item => (MeasureId.Of(item.Kpi!.Value), item.Area!.Value)).ToHashSet();
        incomplete.UnionWith(ByKey(answer.Observations).Where(pair => pair.Value.IsContradicted).Select(pair => (pair.Key.Measure, pair.Key.Area)));
        return scope.Pairs.Where(pair => !incomplete.Contains(pair)).ToHashSet();
    }

    /// <summary>
    /// The pairs of which a stored value is missing from the answer. Of a complete pair that is not among them, all that the answer says is
    /// stored with it and nothing beside it: the same answer again would change nothing, whenever it comes.
    /// </summary>
    public static IReadOnlySet<(MeasureId Measure, AreaId Area)> PairsThatMiss(IReadOnlyCollection<StoredObservation> stored, DataAnswer answer)
    {
        var came = answer.Observations.Select(observation => observation.Key).ToHashSet();
        return stored.Where(row => row.Value is not null && !came.Contains(row.Key)).Select(row => (row.Key.Measure, row.Key.Area)).ToHashSet();
    }

    /// <summary>The rows that <paramref name="delta"/> changes or adds, as they are after it.</summary>
    public static IReadOnlyList<StoredObservation> After(IReadOnlyCollection<StoredObservation> stored, ObservationDelta delta)
    {
        var before = stored.ToDictionary(row => row.Key);
        var after = new Dictionary<ObservationKey, StoredObservation>();
        foreach (var change in delta.Changes)
        {
            var number = change.NewValue ?? change.LastNumber;
            var gone = before.TryGetValue(change.Key, out var old) ? old.GoneSince : null;
            after[change.Key] = new StoredObservation(change.Key, change.NewValue, number, change.New.Status, change.New.Count, gone) { Given = change.New.Given };
        }

        foreach (var observation in delta.Touched)
        {
            after[observation.Key] = Current(observation.Key) with { Status = observation.Status, Count = observation.Count, Given = observation.Given };
        }

        foreach (var (key, since) in delta.GoneSince)
        {
            after[key] = Current(key) with { GoneSince = since };
        }

        return [.. after.Values.OrderBy(row => row.Key, KeyOrder)];

        StoredObservation Current(ObservationKey key) => after.TryGetValue(key, out var changed) ? changed : before[key];
    }

    /// <summary>Null when the value is unchanged.</summary>
    private static RevisionKind? KindOf(StoredObservation? old, Observation observation) => (old, old?.Value, observation.Value) switch
    {
        (null, _, _) => RevisionKind.New,
        (_, null, null) => null,
        (_, null, not null) => old.LastNumber is null ? RevisionKind.New : RevisionKind.Returned,
        (_, not null, null) => RevisionKind.Withdrawn,
        var (_, was, isNow) => was == isNow ? null : RevisionKind.Revised,
    };

    private static Dictionary<ObservationKey, Occurrence> ByKey(IEnumerable<Observation> observations)
    {
        var byKey = new Dictionary<ObservationKey, Occurrence>();
        foreach (var observation in observations)
        {
            ref var said = ref CollectionsMarshal.GetValueRefOrAddDefault(byKey, observation.Key, out var isKnown);
            said = isKnown ? said with { Times = said.Times + 1, IsContradicted = said.IsContradicted || observation != said.First } : new Occurrence(observation, 1, false);
        }

        return byKey;
    }

    /// <summary>The same value said twice is one; said in two ways it is none.</summary>
    private readonly record struct Occurrence(Observation First, int Times, bool IsContradicted);

    private sealed class Tally
    {
        private readonly int[] kinds = new int[Enum.GetValues<RevisionKind>().Length];

        public int Unchanged { get; set; }

        public int Rejected { get; set; }

        public void Count(RevisionKind kind) => kinds[(int)kind]++;

        public ObservationCounts ToCounts() => new(
            New: kinds[(int)RevisionKind.New],
            Revised: kinds[(int)RevisionKind.Revised] + kinds[(int)RevisionKind.Returned],
            Withdrawn: kinds[(int)RevisionKind.Withdrawn],
            Unchanged,
            Rejected,
            Vanished: kinds[(int)RevisionKind.Vanished]);
    }
}
