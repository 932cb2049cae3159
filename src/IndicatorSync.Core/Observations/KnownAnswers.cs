using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Observations;

/// <summary>An answer whose values are all stored, and nothing beside them: the same bytes would change nothing.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Area">The area.</param>
/// <param name="Fingerprint">Of the answer's bytes.</param>
/// <param name="Rows">Values in it.</param>
/// <param name="ComparedAt">When it was last compared with the stored rows, value by value.</param>
public readonly record struct KnownAnswer(KpiId Kpi, AreaId Area, Fingerprint Fingerprint, int Rows, DateTimeOffset ComparedAt);

/// <summary>
/// What is known of earlier answers when a run begins. One that comes again need not be compared with what is stored, until
/// <c>Kolada:FullComparisonEvery</c> has passed: then it is, so that a mistake in these numbers would be found.
/// </summary>
public sealed class KnownAnswers
{
    private readonly Dictionary<KpiId, Kept[]> answers = [];
    private readonly List<Kept> taken = [];
    private readonly TimeSpan fullComparisonEvery;
    private readonly DateTimeOffset now;
    private KpiId? taking;

    /// <param name="fullComparisonEvery">Zero: every answer is compared in every run.</param>
    /// <param name="now">When the run began.</param>
    public KnownAnswers(TimeSpan fullComparisonEvery, DateTimeOffset now) => (this.fullComparisonEvery, this.now) = (fullComparisonEvery, now);

    /// <summary>Nothing is known: every answer is compared.</summary>
    public static KnownAnswers None => new(TimeSpan.Zero, default);

    /// <summary>One that was read, before the first question; at most one per KPI and area, in any order, and cheapest one KPI after the other.</summary>
    public void Add(KnownAnswer answer)
    {
        if (answer.Kpi != taking)
        {
            PutAway();
            taking = answer.Kpi;
        }

        taken.Add(Kept.Of(answer));
    }

    /// <summary>The stored answer when it is the same and may be taken as it is; null when this one has to be compared.</summary>
    public KnownAnswer? SameAs(KpiId kpi, AreaId area, Fingerprint fingerprint) =>
        Claimed(kpi, area, fingerprint) is { } known && known.ComparedAt <= now && now - known.ComparedAt < fullComparisonEvery ? known : null;

    /// <summary>The stored answer when it is the same, however long ago it was compared: a comparison that finds a change all the same finds a fault in this program.</summary>
    public KnownAnswer? Claimed(KpiId kpi, AreaId area, Fingerprint fingerprint)
    {
        PutAway();
        var place = answers.TryGetValue(kpi, out var ofKpi) ? Array.BinarySearch(ofKpi, new Kept(area, default, 0, 0, 0)) : -1;
        return place >= 0 && ofKpi![place].Of(kpi) is var known && known.Fingerprint == fingerprint ? known : null;
    }

    /// <summary>Those of a KPI in an array of just their number, by area: there are as many as pairs of a KPI and an area, and they are held while a run fetches.</summary>
    private void PutAway()
    {
        if (taken.Count > 0)
        {
            Kept[] all = [.. answers.GetValueOrDefault(taking!.Value, []), .. taken];
            Array.Sort(all);
            answers[taking.Value] = all;
            taken.Clear();
        }
    }

    /// <summary>What is not the KPI of an answer.</summary>
    private readonly record struct Kept(AreaId Area, UInt128 Sum, int Items, int Rows, long ComparedAt) : IComparable<Kept>
    {
        public static Kept Of(KnownAnswer answer) => new(answer.Area, answer.Fingerprint.Sum, answer.Fingerprint.Items, answer.Rows, answer.ComparedAt.UtcTicks);

        public KnownAnswer Of(KpiId kpi) => new(kpi, Area, new Fingerprint(Sum, Items), Rows, new DateTimeOffset(ComparedAt, TimeSpan.Zero));

        public int CompareTo(Kept other) => Area.CompareTo(other.Area);
    }
}
