using System.Runtime.InteropServices;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Judging;

/// <summary>One stored revision, as the fold needs it; <see cref="Id"/> grows with time.</summary>
public readonly record struct RevisionPoint(long Id, ObservationKey Key, decimal? NewValue);

/// <summary>
/// Stored revisions, folded into series as they were after any one of them. It is the most that a run holds, so a series is made when it
/// is asked for, and what is asked of one period is answered without.
/// </summary>
public sealed class SeriesHistory
{
    private static readonly Dictionary<ObservationKey, GivenAs> NothingGiven = [];
    private static readonly Dictionary<long, int> NoDecimals = [];

    private readonly Dictionary<(MeasureId Measure, AreaId Area, Gender Gender, string Unit), Turns> series = [];
    private readonly Dictionary<MeasureId, long> newest = [];
    private readonly Dictionary<ObservationKey, decimal> beside = [];
    private readonly IReadOnlyDictionary<ObservationKey, GivenAs> given;
    private readonly IReadOnlyDictionary<long, int> decimals;
    private Turns? last;

    /// <param name="given">How the newest values from other sources than Kolada were given.</param>
    /// <param name="decimals">How many decimals the number of a revision was given with, by the revision's number; none of Kolada's.</param>
    public SeriesHistory(IReadOnlyDictionary<ObservationKey, GivenAs>? given = null, IReadOnlyDictionary<long, int>? decimals = null) =>
        (this.given, this.decimals) = (given ?? NothingGiven, decimals ?? NoDecimals);

    /// <param name="revisions">In any order.</param>
    /// <param name="given">How the newest values from other sources than Kolada were given.</param>
    /// <param name="decimals">As above.</param>
    public SeriesHistory(IEnumerable<RevisionPoint> revisions, IReadOnlyDictionary<ObservationKey, GivenAs>? given = null, IReadOnlyDictionary<long, int>? decimals = null)
        : this(given, decimals)
    {
        foreach (var revision in revisions)
        {
            Add(revision);
        }
    }

    /// <summary>Takes a revision up, before the first question; in any order, and cheapest one series after the other.</summary>
    public void Add(RevisionPoint revision)
    {
        var key = revision.Key;
        if (last is null || !last.IsOf(key))
        {
            ref var turns = ref CollectionsMarshal.GetValueRefOrAddDefault(series, (key.Measure, key.Area, key.Gender, key.Unit), out _);
            last = turns ??= new Turns(key);
        }

        last.Add(new Turn(revision.Id, key.Period, revision.NewValue));
        Reaches(key.Measure, revision.Id);
    }

    /// <summary>A value of a series whose revisions are not taken up: what others are only shown beside has no history here.</summary>
    /// <param name="key">Of the total.</param>
    /// <param name="value">As it is now.</param>
    public void AddBeside(ObservationKey key, decimal value) => beside[key] = value;

    /// <summary>Some series of the measure has this revision, taken up here or not.</summary>
    public void Reaches(MeasureId measure, long id)
    {
        ref var mark = ref CollectionsMarshal.GetValueRefOrAddDefault(newest, measure, out _);
        mark = Math.Max(mark, id);
    }

    /// <summary>The newest revision of any series of the measure; null when there is none.</summary>
    public long? MarkOf(MeasureId measure) => newest.TryGetValue(measure, out var mark) ? mark : null;

    /// <summary>The series as it was after revision <paramref name="mark"/>; <see cref="long.MaxValue"/> for now.</summary>
    /// <param name="measure">What it is a series of.</param>
    /// <param name="area">Whose.</param>
    /// <param name="gender">The gap is computed.</param>
    /// <param name="mark">A revision's number.</param>
    /// <param name="unit">One of the municipality's own units; empty for the total.</param>
    public Series AsOf(MeasureId measure, AreaId area, Gender gender, long mark = long.MaxValue, string unit = "")
    {
        if (gender == Gender.Gap)
        {
            return Series.Gap(AsOf(measure, area, Gender.K, mark, unit), AsOf(measure, area, Gender.M, mark, unit));
        }

        if (!series.TryGetValue((measure, area, gender, unit), out var turns))
        {
            return Series.Empty;
        }

        var points = new SortedList<Period, SeriesPoint>();
        foreach (var turn in turns.InOrder())
        {
            if (turn.Id > mark)
            {
                break;
            }

            var before = points.TryGetValue(turn.Period, out var known) ? known : default;
            var how = GivenOf(turns.First, turn.Period);
            points[turn.Period] = new SeriesPoint(turn.Period, turn.Value, turn.Value ?? before.LastNumber)
            {
                Given = how,
                Decimals = turn.Value is null ? before.Decimals : how is null ? null : DecimalsOf(turns, turn, how),
            };
        }

        return new Series(points);
    }

    /// <summary>What <see cref="AsOf"/> has for one period now.</summary>
    public decimal? ValueNow(MeasureId measure, AreaId area, Gender gender, Period period)
    {
        if (gender == Gender.Gap)
        {
            return ValueNow(measure, area, Gender.K, period) - ValueNow(measure, area, Gender.M, period) is { } gap ? Math.Abs(gap) : null;
        }

        return series.TryGetValue((measure, area, gender, ""), out var turns) ? turns.NewestOf(period)
            : beside.TryGetValue(new ObservationKey(measure, area, gender, period), out var value) ? value
            : null;
    }

    private GivenAs? GivenOf(ObservationKey first, Period period) => given.Count == 0 ? null : given.GetValueOrDefault(first with { Period = period });

    /// <summary>The newest number may have been given anew with other decimals, which is no revision.</summary>
    private int? DecimalsOf(Turns turns, Turn turn, GivenAs newest) =>
        turns.NewestIdOf(turn.Period) == turn.Id ? newest.Decimals : decimals.TryGetValue(turn.Id, out var known) ? known : null;

    private readonly record struct Turn(long Id, Period Period, decimal? Value);

    /// <summary>The revisions of one series.</summary>
    private sealed class Turns(ObservationKey first)
    {
        private readonly List<Turn> turns = [];
        private bool isSorted = true;

        /// <summary>A key of the series, whatever its period.</summary>
        public ObservationKey First => first;

        public bool IsOf(ObservationKey key) =>
            first.Gender == key.Gender && first.Measure == key.Measure && first.Area == key.Area && first.Unit == key.Unit;

        public void Add(Turn turn)
        {
            isSorted &= turns.Count == 0 || turns[^1].Id <= turn.Id;
            turns.Add(turn);
        }

        /// <summary>By number.</summary>
        public List<Turn> InOrder()
        {
            if (!isSorted)
            {
                turns.Sort((one, other) => one.Id.CompareTo(other.Id));
                isSorted = true;
            }

            return turns;
        }

        public decimal? NewestOf(Period period) => Newest(period)?.Value;

        public long? NewestIdOf(Period period) => Newest(period)?.Id;

        private Turn? Newest(Period period)
        {
            var all = InOrder();
            for (var i = all.Count - 1; i >= 0; i--)
            {
                if (all[i].Period == period)
                {
                    return all[i];
                }
            }

            return null;
        }
    }
}
