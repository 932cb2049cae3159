using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;

namespace IndicatorSync.Worker.Inspect.AsOf;

/// <summary>What was recorded of an indicator and gender up to a day.</summary>
internal sealed record RecordsThen
{
    /// <summary>Why the colour last changed; null where it has not.</summary>
    public string? Cause { get; init; }

    /// <summary>When it last changed but by leaving the catalogue or coming to it: what comes back in time has had its colour since before it left.</summary>
    public DateTimeOffset? TurnedAt { get; init; }

    /// <summary>The newest step of the alarm.</summary>
    public RecordedStep? Step { get; init; }

    /// <summary>When the alarm was last opened.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Acknowledgements up to this number had lapsed.</summary>
    public long LapsedThrough { get; init; }

    /// <summary>When a mail about it was last written.</summary>
    public DateTimeOffset? MailedAt { get; init; }
}

internal sealed record RecordedStep(string ToStatus, DateTimeOffset ChangedAt);

/// <summary>
/// A state as it was: the colour as judged from what was known, and beside it what only the records know (since when and why, the
/// alarm, which acknowledgement was in force).
/// </summary>
internal static class StateThen
{
    /// <param name="judged">Judged anew from what was known.</param>
    /// <param name="now">As it is in the database; null where it is no longer there.</param>
    /// <param name="then">What had been recorded.</param>
    /// <param name="indicator">As the catalogue of the day had it.</param>
    /// <param name="moment">The last run, and the end of the day.</param>
    public static StateRow Of(StateRow judged, StateRow? now, RecordsThen then, Indicator indicator, (long RunId, DateTimeOffset End, DateOnly Today) moment)
    {
        // A row that no later run has written says itself what it said then.
        var same = now is { RemovedAt: null } && now.JudgedRunId <= moment.RunId;
        DateOnly? watched = now?.BegunOn is { } begun && begun <= DateOnly.FromDateTime(StoredTime.Local(moment.End)) ? begun : null;
        DateOnly? turned = then.TurnedAt is { } turn ? DateOnly.FromDateTime(StoredTime.Local(turn)) : null;
        var mailed = now?.AlarmMailedAt is { } at && at <= moment.End ? at : then.MailedAt;
        var row = judged with
        {
            Since = turned < watched ? null : turned,
            Cause = then.Cause,
            WatchedSince = watched,
            AcknowledgedFrom = same ? now!.AcknowledgedFrom : then.LapsedThrough,
        };
        if (then.Step is not { } step)
        {
            return row with { AlarmStatus = null, AlarmLevel = null, AlarmSinceAt = null, AlarmSinceLocal = null, AlarmMailedAt = null, AlarmMailedLocal = null, IsMuted = false };
        }

        var since = then.OpenedAt ?? step.ChangedAt;
        return row with
        {
            AlarmStatus = step.ToStatus,
            AlarmLevel = row.Colour is "red" or "yellow" ? row.Colour : now?.AlarmLevel ?? Colour.Red.Code(),
            AlarmSinceAt = since,
            AlarmSinceLocal = StoredTime.Local(since),
            AlarmMailedAt = mailed,
            AlarmMailedLocal = mailed is { } told ? StoredTime.Local(told) : null,
            IsMuted = same ? now!.IsMuted : indicator.MutedUntil >= moment.Today,
        };
    }

    /// <summary>A colour decided then is written once: it held for the periods up to the one that was judged.</summary>
    public static PeriodRow Of(PeriodRow judged, string? colourThen, int? judgedOrder) =>
        judged with { ColourThen = judged.PeriodOrder <= judgedOrder ? colourThen ?? judged.ColourThen : null };
}
