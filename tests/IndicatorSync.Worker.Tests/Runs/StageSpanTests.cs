using System.Diagnostics;
using IndicatorSync.Worker.Foundation.Telemetry;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>A trace of a run shows where its time went.</summary>
public sealed class StageSpanTests : IDisposable
{
    private readonly World plan = new();

    public void Dispose() => plan.Dispose();

    [Fact]
    public async Task Each_stage_is_a_span_within_that_of_its_run()
    {
        plan.Catalogue = World.PlanText(World.Indicator("helhetssyn", "nyckeltal: U23471", "grön: 82 eller högre", "gul: 74–81"));
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 60);
        using var around = new Activity("test").Start();
        List<Activity> ended = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Tracing.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // Other tests run at the same time, each with a trace of its own.
                if (activity.TraceId == around.TraceId)
                {
                    ended.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await plan.SyncAsync("2026-03-25");

        var run = Assert.Single(ended, span => span.OperationName == "sync");
        var fetch = Assert.Single(ended, span => span.OperationName == "fetch");
        Assert.Equal("Succeeded", run.GetTagItem("outcome"));
        Assert.Equal(["plan", "fetch", "sources", "decide", "send", "retention", "report"], ended.Where(span => span.ParentSpanId == run.SpanId).OrderBy(span => span.StartTimeUtc).Select(span => span.OperationName));
        Assert.Contains(ended, span => span.OperationName == "store");
        Assert.All(ended.Where(span => span.OperationName == "store"), span => Assert.Equal(fetch.SpanId, span.ParentSpanId));
    }
}
