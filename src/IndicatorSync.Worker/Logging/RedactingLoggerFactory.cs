using System.Globalization;
using IndicatorSync.Worker.Configuration;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Logging;

/// <summary>The door to every log, console, file, journal, Event Log and OTLP alike: text, properties and exception pass the redactor.</summary>
internal sealed class RedactingLoggerFactory(ILoggerFactory inner, Redactor redactor) : ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public ILogger CreateLogger(string categoryName) => new RedactingLogger(inner.CreateLogger(categoryName), redactor);

    public void Dispose() => inner.Dispose();

    private sealed class RedactingLogger(ILogger inner, Redactor redactor) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!inner.IsEnabled(logLevel))
            {
                return;
            }

            var text = formatter(state, exception);
            var trace = exception?.ToString();
            var properties = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            if (IsClean(text) && (trace is null || IsClean(trace)) && properties.All(property => IsClean(Text(property.Value))))
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
                return;
            }

            var clean = properties.Select(property => IsClean(Text(property.Value)) ? property : new(property.Key, redactor.Clean(Text(property.Value)))).ToList();
            var line = redactor.Clean(text);
            inner.Log(logLevel, eventId, clean, trace is null ? null : new RedactedException(redactor.Clean(trace)), (_, _) => line);
        }

        private bool IsClean(string text) => ReferenceEquals(redactor.Clean(text), text);

        private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>Stands for an exception whose text held a secret.</summary>
    private sealed class RedactedException(string trace) : Exception(trace.Split('\n')[0].TrimEnd('\r'))
    {
        public override string ToString() => trace;
    }
}
