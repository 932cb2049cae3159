using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Reports;

/// <summary>Keeps the site of <c>Report:Directory</c> as fresh as the last run.</summary>
internal sealed partial class SiteKeeper(ReportOptions options, ReportReader reader, ILogger<SiteKeeper> logger)
{
    /// <summary>Writes the site when one is asked for. What goes wrong is a problem of the run and never its failure: the values and mails remain.</summary>
    public async Task<IReadOnlyList<Problem>> RefreshAsync(CancellationToken cancellationToken)
    {
        if (options.Directory is not { } directory)
        {
            return [];
        }

        try
        {
            Site.Save(directory, Site.Write(await reader.ReadAsync(cancellationToken)));
            return [];
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            NotWritten(logger, directory, failure);
            var reason = failure is IOException or UnauthorizedAccessException or ExpectedFailure
                ? failure.Message.ReplaceLineEndings(" ").TrimEnd('.')
                : "ett fel i programmet, som står i loggen";
            return [new Problem(ProblemTypes.SiteNotWritten, null, null, $"Webbplatsen i {directory} kunde inte skrivas: {reason}. Kontrollera Report:Directory.")];
        }
    }

    [LoggerMessage(710, LogLevel.Error, "The run is stored, but the site in {Directory} could not be written.")]
    private static partial void NotWritten(ILogger logger, string directory, Exception failure);
}
