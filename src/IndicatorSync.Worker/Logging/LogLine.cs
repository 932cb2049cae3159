using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace IndicatorSync.Worker.Logging;

/// <summary>
/// One event as the console writes it: <c>2026-03-02T06:00:00Z info: Category[200] text</c>, then the exception if there is one. A
/// line break within the text becomes a space, so that nothing from outside can look like a line of its own.
/// </summary>
internal sealed class LogLine : ITextFormatter
{
    private static readonly MessageTemplateTextFormatter Text = new("{Message:lj}", CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Text.Format(logEvent, text);
        output.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{logEvent.Timestamp.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {Word(logEvent.Level)}: {Category(logEvent)}[{EventId(logEvent)}] "));
        output.WriteLine(text.ToString().ReplaceLineEndings(" "));
        if (logEvent.Exception is { } exception)
        {
            output.WriteLine(exception);
        }
    }

    private static string Word(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "trce",
        LogEventLevel.Debug => "dbug",
        LogEventLevel.Information => "info",
        LogEventLevel.Warning => "warn",
        LogEventLevel.Error => "fail",
        _ => "crit",
    };

    private static object? Category(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue("SourceContext", out var value) ? (value as ScalarValue)?.Value : null;

    /// <summary>The provider keeps an event id as a structure of number and name, and leaves out 0.</summary>
    private static object EventId(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue("EventId", out var value) && value is StructureValue structure
            && structure.Properties.FirstOrDefault(property => property.Name == "Id")?.Value is ScalarValue { Value: { } id } ? id : 0;
}
