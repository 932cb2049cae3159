using System.Runtime.InteropServices;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Observations;

/// <summary>What an answer means beside what is stored: docs/contract.md 1.5 "What takes a value back", 1.7 for the counting.</summary>
public static class ObservationDiff
{
    /// <summary>How far apart the two complete runs are that must both miss a row before its value counts as taken back.</summary>
    public static readonly TimeSpan GoneFor = TimeSpan.FromHours(20);

    private static readonly IReadOnlySet<(MeasureId Measure, AreaId Area)> NoPairs = new HashSet<(MeasureId, AreaId)>();


    /// <param name="stored">Every stored row of <paramref name="scope"/>, and no other.</param>
    /// <param name="answer">The answer, all pages.</param>
    /// <param name="scope">What was asked for. A value that was not asked for counts as rejected.</param>
    /// <param name="now">When the answer was read.</param>
    public static ObservationDelta Compare(
        IReadOnlyCollection<StoredObservation> stored, DataAnswer answer, ObservationScope scope, DateTimeOffset now)
    {
        var before = stored.ToDictionary(row => row.Key);
        var came = ByKey(answer.Observations, scope);
        var changes = new List<ObservationChange>();
        var goneSince = new List<(ObservationKey Key, DateTimeOffset? Since)>();
        var touched = new List<Observation>();
        var contradicted = new HashSet<(MeasureId, AreaId)>();
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
                contradicted.Add((key.Measure, key.Area));
                continue;
            }

            var observation = same.First;
            tally.Unchanged += same.Times - 1;
            if (KindOf(old, observation) is { } kind)
            {
                changes.Add(new ObservationChange(kind, observation, old?.Value, old?.LastNumber) { IsFirst = old is null });
                tally.Count(kind);
                continue;
            }

            tally.Unchanged++;
            if (old is not null && (old.Status != observation.Status || old.Count != observation.Count || old.Given != observation.Given))
            {
                touched.Add(observation);
            }
        }

        var missing = stored.Where(row => row.Value is not null && !came.ContainsKey(row.Key)).ToList();

        // Most answers miss nothing: what only the missing ask for is not made for them.
        if (scope.TellsWhatIsGone && missing.Count > 0)
        {
            var withRows = came.Keys.Select(key => (key.Measure, key.Area)).ToHashSet();
            withRows.IntersectWith(CompletePairs(answer, scope, contradicted));
            var (going, vanished) = Gone(missing.Where(row => withRows.Contains((row.Key.Measure, row.Key.Area))), now);
            goneSince.AddRange(going);
            changes.AddRange(vanished);
            vanished.ForEach(change => tally.Count(change.Kind));
        }

        changes.Sort((one, other) => InKeyOrder(one.Key, other.Key));
        goneSince.Sort((one, other) => InKeyOrder(one.Key, other.Key));
        touched.Sort((one, other) => InKeyOrder(one.Key, other.Key));
        return new ObservationDelta(changes, goneSince, touched, tally.ToCounts())
        {
            Contradicted = contradicted,
            Missed = missing.Count == 0 ? NoPairs : missing.Select(row => (row.Key.Measure, row.Key.Area)).ToHashSet(),
        };
    }

    /// <summary>What a complete answer misses: noted the first time, taken back when it has been missed for long enough.</summary>
    private static (List<(ObservationKey Key, DateTimeOffset? Since)> Going, List<ObservationChange> Vanished) Gone(IEnumerable<StoredObservation> missing, DateTimeOffset now)
    {
        var going = new List<(ObservationKey Key, DateTimeOffset? Since)>();
        var vanished = new List<ObservationChange>();
        foreach (var missed in missing)
        {
            if (missed.GoneSince is not { } since || since > now) // a clock that was ahead must not keep the row for years
            {
                going.Add((missed.Key, now));
            }
            else if (now - since >= GoneFor)
            {
                vanished.Add(new ObservationChange(RevisionKind.Vanished, new Observation(missed.Key, null, missed.Status, missed.Count, IsDeleted: false), missed.Value, missed.LastNumber));
            }
        }

        return (going, vanished);
    }

    /// <summary>
    /// The pairs whose answer may show that a row is gone: nothing of them was rejected, and nothing was rejected of which the KPI or
    /// the area is unknown.
    /// </summary>
    /// <param name="answer">The answer, all pages.</param>
    /// <param name="scope">What was asked for.</param>
    /// <param name="delta">What the answer came to.</param>
    public static IReadOnlySet<(MeasureId Measure, AreaId Area)> CompletePairs(DataAnswer answer, ObservationScope scope, ObservationDelta delta) =>
        CompletePairs(answer, scope, delta.Contradicted);

    private static IReadOnlySet<(MeasureId Measure, AreaId Area)> CompletePairs(
        DataAnswer answer, ObservationScope scope, IReadOnlySet<(MeasureId Measure, AreaId Area)> contradicted)
    {
        if (answer.Rejected.Any(item => item.Kpi is null || item.Area is null))
        {
            return NoPairs;
        }

        var incomplete = answer.Rejected.Select(item => (MeasureId.Of(item.Kpi!.Value), item.Area!.Value)).ToHashSet();
        incomplete.UnionWith(contradicted);
        return scope.Pairs.Where(pair => !incomplete.Contains(pair)).ToHashSet();
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

        return [.. after.Values.Order(Comparer<StoredObservation>.Create((one, other) => InKeyOrder(one.Key, other.Key)))];

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

    private static Dictionary<ObservationKey, Occurrence> ByKey(IReadOnlyList<Observation> observations, ObservationScope scope)
    {
        var byKey = new Dictionary<ObservationKey, Occurrence>(observations.Count);
        foreach (var observation in observations)
        {
            if (!scope.Contains(observation.Key))
            {
                continue;
            }

            ref var said = ref CollectionsMarshal.GetValueRefOrAddDefault(byKey, observation.Key, out var isKnown);
            said = isKnown ? said with { Times = said.Times + 1, IsContradicted = said.IsContradicted || observation != said.First } : new Occurrence(observation, 1, false);
        }

        return byKey;
    }

    private static int InKeyOrder(ObservationKey one, ObservationKey other)
    {
        var order = one.Measure.CompareTo(other.Measure);
        order = order != 0 ? order : one.Area.CompareTo(other.Area);
        order = order != 0 ? order : one.Period.CompareTo(other.Period);
        order = order != 0 ? order : one.Gender.CompareTo(other.Gender);
        return order != 0 ? order : string.CompareOrdinal(one.Unit, other.Unit);
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
