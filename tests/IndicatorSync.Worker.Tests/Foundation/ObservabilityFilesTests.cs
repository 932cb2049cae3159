using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Tests.Foundation;

/// <summary>The dashboard and the alert rules ask for metrics and labels that the service has, as Prometheus names them.</summary>
public sealed partial class ObservabilityFilesTests
{
    private readonly HashSet<string> metrics = [];
    private readonly HashSet<string> labels = [];

    public ObservabilityFilesTests()
    {
        using var provider = new ServiceCollection().AddMetrics().AddSingleton<IndicatorSyncMetrics>().BuildServiceProvider();
        // Other tests have meters of the same name; ours is the one of this container.
        var ours = provider.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == IndicatorSyncMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, ours))
            {
                metrics.UnionWith(PrometheusNames(instrument));
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Note(tags));
        listener.SetMeasurementEventCallback<int>((_, _, tags, _) => Note(tags));
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Note(tags));
        listener.Start();

        var service = provider.GetRequiredService<IndicatorSyncMetrics>();
        service.RunEnded(RunOutcome.Succeeded, TimeSpan.FromSeconds(1), DateTimeOffset.UnixEpoch);
        service.ObservationsStored(ObservationCounts.None);
        service.RequestAnswered(200);
        service.RequestUnanswered("System.IO.IOException");
        service.Judged(new Dictionary<Colour, int>());
        service.ColourChanged(Colour.Green, Colour.Red, Cause.NewValue);
        service.OutboxSeen(0, TimeSpan.Zero, 0);
        service.HealthSeen([("clock_wrong", 2)]);
    }

    [Theory]
    [InlineData("grafana-dashboard.json")]
    [InlineData("alert-rules.yaml")]
    public void Every_metric_and_label_asked_for_exists(string file)
    {
        var text = File.ReadAllText(RepositoryFiles.Of("deploy", "observability", file));
        var used = By().Matches(text).SelectMany(match => match.Groups["labels"].Value.Split(", "))
            .Concat(Legend().Matches(text).Select(match => match.Groups["label"].Value)).Distinct().ToList();
        var asked = Metric().Matches(Legend().Replace(By().Replace(text, ""), "")).Select(match => match.Value).Distinct().ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, metric => Assert.Contains(metric, metrics));
        Assert.All(used, label => Assert.Contains(label, labels));
    }

    [Fact]
    public void Every_metric_of_ours_is_on_the_dashboard()
    {
        var dashboard = File.ReadAllText(RepositoryFiles.Of("deploy", "observability", "grafana-dashboard.json"));

        Assert.All(metrics.Where(metric => !metric.EndsWith("_bucket", StringComparison.Ordinal)), metric => Assert.Contains(metric, dashboard, StringComparison.Ordinal));
    }

    private void Note(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
        {
            labels.Add(tag.Key.Replace('.', '_'));
        }
    }

    /// <summary>Dots become underscores, the unit is appended unless it is a note in braces, a counter ends in total.</summary>
    private static IEnumerable<string> PrometheusNames(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        return instrument switch
        {
            Counter<long> => [name + "_total"],
            Histogram<double> => [name + "_sum", name + "_count", name + "_bucket"],
            _ => [name],
        };
    }

    [GeneratedRegex(@"by \((?<labels>[^)]+)\)")]
    private static partial Regex By();

    [GeneratedRegex(@"\{\{(?: \$labels\.)?(?<label>[a-z_]+) ?\}\}")]
    private static partial Regex Legend();

    [GeneratedRegex(@"\bindicatorsync_[a-z_]+\b")]
    private static partial Regex Metric();
}
