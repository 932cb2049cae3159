using System.Collections.ObjectModel;
using System.Globalization;
using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Foundation.Logging;

/// <summary>The door to every log, console, file, journal, Event Log and OTLP alike: text, properties, scopes and exception pass the redactor.</summary>
internal sealed class RedactingLoggerFactory(ILoggerFactory inner, Redactor redactor) : ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public ILogger CreateLogger(string categoryName) => new RedactingLogger(inner.CreateLogger(categoryName), redactor);

    public void Dispose() => inner.Dispose();

    private sealed class RedactingLogger(ILogger inner, Redactor redactor) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            var text = Text(state);
            var properties = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            return IsClean(text) && properties.All(property => IsClean(Text(property.Value)))
                ? inner.BeginScope(state)
                : inner.BeginScope(new RedactedScope(redactor.Clean(text), Cleaned(properties)));
        }

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

            var line = redactor.Clean(text);
            inner.Log(logLevel, eventId, Cleaned(properties), trace is null ? null : new RedactedException(redactor.Clean(trace)), (_, _) => line);
        }

        private List<KeyValuePair<string, object?>> Cleaned(IEnumerable<KeyValuePair<string, object?>> properties) =>
            [.. properties.Select(property => IsClean(Text(property.Value)) ? property : new(property.Key, redactor.Clean(Text(property.Value))))];

        private bool IsClean(string text) => ReferenceEquals(redactor.Clean(text), text);

        private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>Stands for a scope whose text or properties held a secret.</summary>
    private sealed class RedactedScope(string text, List<KeyValuePair<string, object?>> properties) : ReadOnlyCollection<KeyValuePair<string, object?>>(properties)
    {
        public override string ToString() => text;
    }

    /// <summary>Stands for an exception whose text held a secret.</summary>
    private sealed class RedactedException(string trace) : Exception(trace.Split('\n')[0].TrimEnd('\r'))
    {
        public override string ToString() => trace;
    }
}
