using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>What earlier runs have stored of one indicator and gender.</summary>
public sealed record IndicatorMemory
{
    /// <summary>As it is shown: what the next change of colour begins from.</summary>
    public required PriorJudgement Prior { get; init; }

    /// <summary>
    /// As it was when a run last decided what to tell, where runs of other sources have changed it since; null where none has, and
    /// <see cref="Prior"/> is what was told.
    /// </summary>
    public PriorJudgement? Told { get; init; }

    /// <summary>As addressees know it.</summary>
    public PriorJudgement Known => Told ?? Prior;

    /// <summary>
    /// As it was told when it last had a colour, while it has none; null where it has one. What changed meanwhile is told when it can be judged
    /// again, and never passes for a change of what kept it from being judged.
    /// </summary>
    public PriorJudgement? Coloured { get; init; }

    public required CourseSoFar Course { get; init; }

    /// <summary>Swedish date of the baseline; null where there is none.</summary>
    public DateOnly? WatchedSince { get; init; }

    /// <summary>Events told of it since the database began.</summary>
    public long Events { get; init; }

    public Alarm? Alarm { get; init; }

    /// <summary>The alarm's last transition was that the indicator left the catalogue.</summary>
    public bool ClosedByRemoval { get; init; }

    /// <summary>Acknowledgements up to this number have lapsed.</summary>
    public long LapsedAcknowledgements { get; init; }

    public IReadOnlyList<RememberedYear> Years { get; init; } = [];
}

/// <summary>A stored year as the run before left it.</summary>
/// <param name="Period">The period.</param>
/// <param name="Value">Its value then.</param>
/// <param name="ColourThen">The colour decided while it was the judged year; null where it never was.</param>
public sealed record RememberedYear(Period Period, decimal? Value, Colour? ColourThen)
{
    /// <summary>Its value is not shown, and <see cref="Value"/> does not say what it was.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>An acknowledgement as someone made it; <see cref="Id"/> grows with time.</summary>
public sealed record GivenAcknowledgement(long Id, string Note, string Action, string Owner, DateOnly Due);
