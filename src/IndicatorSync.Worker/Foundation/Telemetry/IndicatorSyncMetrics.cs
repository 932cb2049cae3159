using System.Diagnostics.Metrics;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Foundation.Telemetry;

/// <summary>
/// Everything the service counts, one method for each thing that happens. Names follow the semantic conventions of OpenTelemetry:
/// lower case, dots, the unit in the instrument.
/// </summary>
internal sealed class IndicatorSyncMetrics
{
    public const string MeterName = "IndicatorSync";

    private readonly Counter<long> runs;
    private readonly Histogram<double> runDuration;
    private readonly Gauge<long> lastSuccess;
    private readonly Counter<long> observations;
    private readonly Counter<long> rejected;
    private readonly Counter<long> requests;
    private readonly Gauge<int> indicators;
    private readonly Counter<long> transitions;
    private readonly Gauge<int> outboxPending;
    private readonly Gauge<double> outboxOldestAge;
    private readonly Gauge<int> outboxDead;
    private readonly Gauge<int> health;

    public IndicatorSyncMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        runs = meter.CreateCounter<long>("indicatorsync.runs", "{run}", "Runs that ended, by outcome.");
        runDuration = meter.CreateHistogram<double>("indicatorsync.run.duration", "s", "How long runs took, by outcome.");
        lastSuccess = meter.CreateGauge<long>("indicatorsync.run.last_success", "s", "When a run last succeeded, in seconds since 1970.");
        observations = meter.CreateCounter<long>("indicatorsync.observations", "{observation}", "Values received or missed, by what they changed.");
        rejected = meter.CreateCounter<long>("indicatorsync.observations.rejected", "{observation}", "Values that could not be read.");
        requests = meter.CreateCounter<long>("indicatorsync.kolada.requests", "{request}", "Attempts at the source, by status or kind of failure.");
        indicators = meter.CreateGauge<int>("indicatorsync.indicators", "{indicator}", "Judged rows, by colour.");
        transitions = meter.CreateCounter<long>("indicatorsync.transitions", "{transition}", "Changes of colour, by colours and cause.");
        outboxPending = meter.CreateGauge<int>("indicatorsync.outbox.pending", "{mail}", "Mails that wait to be sent.");
        outboxOldestAge = meter.CreateGauge<double>("indicatorsync.outbox.oldest_age", "s", "How long the oldest of them has waited.");
        outboxDead = meter.CreateGauge<int>("indicatorsync.outbox.dead", "{mail}", "Mails given up.");
        health = meter.CreateGauge<int>("indicatorsync.health", "{state}", "By what may be wrong: 0 well, 1 warning, 2 critical, 3 unknown, as status --check has it.");
    }

    public void RunEnded(RunOutcome outcome, TimeSpan duration, DateTimeOffset endedAt)
    {
        var tag = Tag("outcome", outcome switch
        {
            RunOutcome.Succeeded => "succeeded",
            RunOutcome.Partial => "partial",
            _ => "failed",
        });
        runs.Add(1, tag);
        runDuration.Record(duration.TotalSeconds, tag);
        if (outcome == RunOutcome.Succeeded)
        {
            LastSucceeded(endedAt);
        }
    }

    /// <summary>When a run last succeeded, by this process or one before it.</summary>
    public void LastSucceeded(DateTimeOffset endedAt) => lastSuccess.Record(endedAt.ToUnixTimeSeconds());

    public void ObservationsStored(ObservationCounts counts)
    {
        observations.Add(counts.New, Tag("change", "new"));
        observations.Add(counts.Revised, Tag("change", "revised"));
        observations.Add(counts.Withdrawn, Tag("change", "withdrawn"));
        observations.Add(counts.Unchanged, Tag("change", "unchanged"));
        observations.Add(counts.Vanished, Tag("change", "vanished"));
        rejected.Add(counts.Rejected);
    }

    /// <summary>The source answered with this status, usable or not.</summary>
    public void RequestAnswered(int status) => requests.Add(1, new KeyValuePair<string, object?>("http.response.status_code", status));

    /// <summary>No answer came.</summary>
    /// <param name="errorType">The type of the exception, as <c>error.type</c> has it.</param>
    public void RequestUnanswered(string errorType) => requests.Add(1, new KeyValuePair<string, object?>("error.type", errorType));

    public void Judged(IReadOnlyDictionary<Colour, int> colours)
    {
        foreach (var colour in Enum.GetValues<Colour>())
        {
            indicators.Record(colours.GetValueOrDefault(colour), Tag("colour", colour.Code()));
        }
    }

    public void ColourChanged(Colour from, Colour to, Cause cause) =>
        transitions.Add(1, Tag("from", from.Code()), Tag("to", to.Code()), Tag("cause", cause.Code()));

    /// <param name="pending">Mails that wait.</param>
    /// <param name="oldestAge">How long the oldest has waited; zero when none waits.</param>
    /// <param name="dead">Mails given up.</param>
    public void OutboxSeen(int pending, TimeSpan oldestAge, int dead)
    {
        outboxPending.Record(pending);
        outboxOldestAge.Record(oldestAge.TotalSeconds);
        outboxDead.Record(dead);
    }

    /// <param name="findings">Every code, with the state of the Nagios convention; 0 where nothing is wrong.</param>
    public void HealthSeen(IEnumerable<(string Code, int State)> findings)
    {
        foreach (var (code, state) in findings)
        {
            health.Record(state, Tag("finding", code));
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new("indicatorsync." + name, value);
}
