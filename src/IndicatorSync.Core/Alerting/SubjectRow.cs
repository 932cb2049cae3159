using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>
/// An alerting row as a subject tells it. A mail that waits for its hour keeps them, so that one that gathers several counts each indicator
/// once, as it was last told.
/// </summary>
/// <param name="Id">The indicator's, with its own unit.</param>
/// <param name="Gender">As judged.</param>
/// <param name="Event">What happened.</param>
/// <param name="Colour">What the alarm is about: red or yellow.</param>
/// <param name="IsRule">The reading rule changed, not the band.</param>
/// <param name="Name">The short name, in one line.</param>
/// <param name="Place">The municipality; null where there is one plan.</param>
public sealed record SubjectRow(string Id, Gender Gender, DigestEvent Event, Colour Colour, bool IsRule, string Name, string? Place)
{
    public static SubjectRow Of(DigestRow row) => new(
        row.Status.Id,
        row.Status.Gender,
        row.Event,
        AlarmColour.Of(row),
        row.Step?.Cause == Cause.ReadingRuleChanged,
        SubjectLine.OneLine(row.ShortName),
        row.Plan is { } plan ? SubjectLine.OneLine(plan.Place) : null);
}

/// <summary>The subject of a mail that is gathered with others.</summary>
/// <param name="Subject">As <see cref="DigestSubject.Of"/> gave it.</param>
/// <param name="Told">The rows it was made of; empty where it tells how things stood, null where it is about something else.</param>
public sealed record GatheredSubject(string Subject, IReadOnlyList<SubjectRow>? Told);
