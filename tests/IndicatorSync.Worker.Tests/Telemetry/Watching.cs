using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using IndicatorSync.Worker.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Tests.Telemetry;

/// <summary>What the program tells those who watch it from outside, while it runs: its Error lines and its measurements.</summary>
internal sealed class Watching
{
    private readonly ConcurrentQueue<(EventId Event, string Text, Exception? Trace)> errors = new();
    private readonly ConcurrentQueue<string> measured = new();

    public IReadOnlyList<(EventId Event, string Text, Exception? Trace)> Errors => [.. errors];

    /// <summary><c>indicatorsync.runs 1 indicatorsync.outcome=failed</c>.</summary>
    public IReadOnlyList<string> Measured => [.. measured];

    public void AddTo(IServiceCollection services) =>
        services.AddSingleton<ILoggerProvider>(provider => new Provider(this, provider.GetRequiredService<IMeterFactory>()));

    private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? _)
    {
        var text = FormattableString.Invariant($"{instrument.Name} {value}");
        foreach (var tag in tags)
        {
            text += FormattableString.Invariant($" {tag.Key}={tag.Value}");
        }

        measured.Enqueue(text);
    }

    /// <summary>A logger by whose making the meters are found too: the host makes one before anything else.</summary>
    [ProviderAlias("Watching")]
    private sealed class Provider : ILoggerProvider
    {
        private readonly Watching watching;
        private readonly MeterListener listener;

        public Provider(Watching watching, IMeterFactory meters)
        {
            this.watching = watching;
            listener = new MeterListener
            {
                InstrumentPublished = (instrument, self) =>
                {
                    if (instrument.Meter.Scope == meters && instrument.Meter.Name == IndicatorSyncMetrics.MeterName)
                    {
                        self.EnableMeasurementEvents(instrument);
                    }
                },
            };
            listener.SetMeasurementEventCallback<long>(watching.Note);
            listener.SetMeasurementEventCallback<int>(watching.Note);
            listener.SetMeasurementEventCallback<double>(watching.Note);
            listener.Start();
        }

        public ILogger CreateLogger(string categoryName) => new Logger(watching);

        public void Dispose() => listener.Dispose();
    }

    private sealed class Logger(Watching watching) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                watching.errors.Enqueue((eventId, formatter(state, exception), exception));
            }
        }
    }
}
