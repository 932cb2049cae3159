using System.Diagnostics.Metrics;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace IndicatorSync.Worker.Tests.Foundation;

/// <summary>Dashboards and alert rules hang on these names.</summary>
public class IndicatorSyncMetricsTests
{
    [Fact]
    public void Every_instrument_has_its_name_unit_and_tags()
    {
        using var services = new ServiceCollection().AddTelemetry(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        using var listener = Listen(services.GetRequiredService<IMeterFactory>(), seen);
        var metrics = services.GetRequiredService<IndicatorSyncMetrics>();

        metrics.RunEnded(RunOutcome.Succeeded, TimeSpan.FromSeconds(3), DateTimeOffset.UnixEpoch.AddSeconds(5));
        metrics.ObservationsStored(new ObservationCounts(1, 2, 3, 4, 5, 6));
        metrics.RequestAnswered(429);
        metrics.RequestUnanswered("TimeoutRejectedException");
        metrics.Judged(new Dictionary<Colour, int> { [Colour.Red] = 7 });
        metrics.ColourChanged(Colour.Green, Colour.Red, Cause.NewValue);
        metrics.OutboxSeen(2, TimeSpan.FromMinutes(1), 1);

        Assert.Equal(
            [
                "indicatorsync.indicators {indicator} = 0 indicatorsync.colour=green",
                "indicatorsync.indicators {indicator} = 0 indicatorsync.colour=none",
                "indicatorsync.indicators {indicator} = 0 indicatorsync.colour=yellow",
                "indicatorsync.indicators {indicator} = 7 indicatorsync.colour=red",
                "indicatorsync.kolada.requests {request} = 1 error.type=TimeoutRejectedException",
                "indicatorsync.kolada.requests {request} = 1 http.response.status_code=429",
                "indicatorsync.observations {observation} = 1 indicatorsync.change=new",
                "indicatorsync.observations {observation} = 2 indicatorsync.change=revised",
                "indicatorsync.observations {observation} = 3 indicatorsync.change=withdrawn",
                "indicatorsync.observations {observation} = 4 indicatorsync.change=unchanged",
                "indicatorsync.observations {observation} = 6 indicatorsync.change=vanished",
                "indicatorsync.observations.rejected {observation} = 5",
                "indicatorsync.outbox.dead {mail} = 1",
                "indicatorsync.outbox.oldest_age s = 60",
                "indicatorsync.outbox.pending {mail} = 2",
                "indicatorsync.run.duration s = 3 indicatorsync.outcome=succeeded",
                "indicatorsync.run.last_success s = 5",
                "indicatorsync.runs {run} = 1 indicatorsync.outcome=succeeded",
                "indicatorsync.transitions {transition} = 1 indicatorsync.from=green indicatorsync.to=red indicatorsync.cause=new_value",
            ],
            seen);
    }

    [Theory]
    [InlineData(nameof(RunOutcome.Partial))]
    [InlineData(nameof(RunOutcome.Failed))]
    public void A_run_that_did_not_succeed_leaves_the_last_success_alone(string outcome)
    {
        using var services = new ServiceCollection().AddTelemetry(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        using var listener = Listen(services.GetRequiredService<IMeterFactory>(), seen);

        services.GetRequiredService<IndicatorSyncMetrics>().RunEnded(Enum.Parse<RunOutcome>(outcome), TimeSpan.Zero, DateTimeOffset.UnixEpoch);

        Assert.DoesNotContain(seen, line => line.Contains("last_success", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("http://127.0.0.1:4317", true)]
    public void Nothing_is_exported_unless_an_endpoint_is_configured(string? endpoint, bool exported)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(TelemetryRegistration.EndpointKey, endpoint)]).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddTelemetry(configuration).BuildServiceProvider();

        Assert.Equal(exported, services.GetService<MeterProvider>() is not null);
    }

    private static MeterListener Listen(IMeterFactory meters, SortedSet<string> seen)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Meter.Name == IndicatorSyncMetrics.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        {
            var parts = new List<string> { FormattableString.Invariant($"{instrument.Name} {instrument.Unit} = {value}") };
            foreach (var tag in tags)
            {
                parts.Add(FormattableString.Invariant($"{tag.Key}={tag.Value}"));
            }

            seen.Add(string.Join(' ', parts));
        }

        listener.SetMeasurementEventCallback<long>(Note);
        listener.SetMeasurementEventCallback<int>(Note);
        listener.SetMeasurementEventCallback<double>(Note);
        listener.Start();
        return listener;
    }
}
