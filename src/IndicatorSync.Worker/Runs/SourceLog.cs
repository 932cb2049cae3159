using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>What the log says of sources, in whole runs and in those of a source alone.</summary>
internal static partial class SourceLog
{
    public static void Tell(ILogger logger, SourcesRead read)
    {
        foreach (var (source, rows) in read.Hidden)
        {
            Hidden(logger, source, rows);
        }
    }

    [LoggerMessage(233, LogLevel.Information, "{Source}: hidden rows that were read: {Rows}.")]
    private static partial void Hidden(ILogger logger, string source, int rows);
}
