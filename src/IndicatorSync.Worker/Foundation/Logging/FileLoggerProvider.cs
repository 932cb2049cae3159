using System.Globalization;
using System.Text;
using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Foundation.Logging;

/// <summary>
/// Writes the log to a file a day (UTC), line by line, and deletes files that are too old. A disk that is full silences the file,
/// never the service.
/// </summary>
[ProviderAlias("File")]
internal sealed class FileLoggerProvider(FileLogOptions options, TimeProvider time) : ILoggerProvider
{
    private const string DayForm = "yyyyMMdd";

    private readonly string folder = Path.GetDirectoryName(Path.GetFullPath(options.Path!))!;
    private readonly string name = Path.GetFileNameWithoutExtension(options.Path!);
    private readonly string extension = Path.GetExtension(options.Path!) is { Length: > 0 } given ? given : ".log";
    private readonly Lock gate = new();
    private StreamWriter? file;
    private DateOnly day;

    public ILogger CreateLogger(string categoryName) => new FileLogger(this, categoryName);

    public void Dispose()
    {
        lock (gate)
        {
            file?.Dispose();
            file = null;
        }
    }

    private void Write(LogLevel level, string category, EventId eventId, string message, Exception? exception)
    {
        var now = time.GetUtcNow();
        var line = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd'T'HH:mm:ss'Z'} {Word(level)}: {category}[{eventId.Id}] {message.ReplaceLineEndings(" ")}");
        if (exception is not null)
        {
            line.AppendLine().Append(exception);
        }

        lock (gate)
        {
            try
            {
                OpenFor(DateOnly.FromDateTime(now.UtcDateTime)).WriteLine(line);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The console, the journal and the Event Log have the line too.
                file = null;
            }
        }
    }

    private StreamWriter OpenFor(DateOnly today)
    {
        if (file is not null && day == today)
        {
            return file;
        }

        file?.Dispose();
        Directory.CreateDirectory(folder);
        var stream = new FileStream(NameOf(today), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        (file, day) = (new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true }, today);
        Weed(today);
        return file;
    }

    private void Weed(DateOnly today)
    {
        foreach (var path in Directory.EnumerateFiles(folder, $"{name}-*{extension}"))
        {
            var stamp = Path.GetFileNameWithoutExtension(path)[(name.Length + 1)..];
            if (DateOnly.TryParseExact(stamp, DayForm, out var written) && written < today.AddDays(-options.KeepDays))
            {
                File.Delete(path);
            }
        }
    }

    private string NameOf(DateOnly date) =>
        Path.Combine(folder, $"{name}-{date.ToString(DayForm, CultureInfo.InvariantCulture)}{extension}");

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };

    private sealed class FileLogger(FileLoggerProvider owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                owner.Write(logLevel, category, eventId, formatter(state, exception), exception);
            }
        }
    }
}
