using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Observations;

/// <summary>An answer whose values are all stored, and nothing beside them: the same bytes would change nothing.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Area">The area.</param>
/// <param name="Fingerprint">Of the answer's bytes.</param>
/// <param name="Rows">Values in it.</param>
/// <param name="ComparedAt">When it was last compared with the stored rows, value by value.</param>
public sealed record KnownAnswer(KpiId Kpi, AreaId Area, Fingerprint Fingerprint, int Rows, DateTimeOffset ComparedAt);

/// <summary>
/// What is known of earlier answers when a run begins. One that comes again need not be compared with what is stored, until
/// <c>Kolada:FullComparisonEvery</c> has passed: then it is, so that a mistake in these numbers would be found.
/// </summary>
public sealed class KnownAnswers
{
    /// <summary>Nothing is known: every answer is compared.</summary>
    public static readonly KnownAnswers None = new([], TimeSpan.Zero, default);

    private readonly Dictionary<(KpiId, AreaId), KnownAnswer> answers;
    private readonly TimeSpan fullComparisonEvery;
    private readonly DateTimeOffset now;

    /// <param name="answers">At most one per KPI and area.</param>
    /// <param name="fullComparisonEvery">Zero: every answer is compared in every run.</param>
    /// <param name="now">When the run began.</param>
    public KnownAnswers(IEnumerable<KnownAnswer> answers, TimeSpan fullComparisonEvery, DateTimeOffset now)
    {
        this.answers = answers.ToDictionary(answer => (answer.Kpi, answer.Area));
        (this.fullComparisonEvery, this.now) = (fullComparisonEvery, now);
    }

    /// <summary>The stored answer when it is the same and may be taken as it is; null when this one has to be compared.</summary>
    public KnownAnswer? SameAs(KpiId kpi, AreaId area, Fingerprint fingerprint) =>
        Claimed(kpi, area, fingerprint) is { } known && known.ComparedAt <= now && now - known.ComparedAt < fullComparisonEvery ? known : null;

    /// <summary>The stored answer when it is the same, however long ago it was compared: a comparison that finds a change all the same finds a fault in this program.</summary>
    public KnownAnswer? Claimed(KpiId kpi, AreaId area, Fingerprint fingerprint) =>
        answers.TryGetValue((kpi, area), out var known) && known.Fingerprint == fingerprint ? known : null;
}
