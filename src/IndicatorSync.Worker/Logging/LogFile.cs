using System.Text;
using IndicatorSync.Worker.Configuration;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Extensions.Logging;
using Serilog.Sinks.File;

namespace IndicatorSync.Worker.Logging;

/// <summary>
/// The log as files of a day each. Serilog rolls and deletes them, and drops a line that cannot be written: a full disk silences the
/// file, never the service. What is logged at all is decided above it, by the levels of section <c>Logging</c>.
/// </summary>
internal static class LogFile
{
    public static ILoggerProvider Provider(FileLogOptions options) => new SerilogLoggerProvider(
        new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.File(
                new LogLine(),
                Pattern(Path.GetFullPath(options.Path!)),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: null,
                retainedFileCountLimit: null,
                retainedFileTimeLimit: TimeSpan.FromDays(options.KeepDays),
                encoding: new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                hooks: new OneWriter())
            .CreateLogger(),
        dispose: true);

    /// <summary>Serilog puts the day before the extension.</summary>
    private static string Pattern(string path)
    {
        var extension = Path.GetExtension(path) is { Length: > 0 } given ? given : ".log";
        return Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}-{extension}");
    }

    /// <summary>
    /// What Windows does by itself, on Unix too: one program to a file, so that a command writes beside the service and not over it
    /// (Serilog takes the next number for a file that is taken), and no rights for everybody.
    /// </summary>
    private sealed class OneWriter : FileLifecycleHooks
    {
        private const int Taken = unchecked((int)0x80070020);
        private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            if (OperatingSystem.IsWindows())
            {
                return underlyingStream;
            }

            underlyingStream.Dispose();
            if (File.GetUnixFileMode(path) != Mode)
            {
                File.SetUnixFileMode(path, Mode);
            }

            try
            {
                return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None);
            }
            catch (IOException failure)
            {
                throw new IOException(failure.Message, Taken);
            }
        }
    }
}
