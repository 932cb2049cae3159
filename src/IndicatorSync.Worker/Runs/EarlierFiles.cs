using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>A history that was moved away or lost shows as a first run beside its remains.</summary>
internal sealed partial class EarlierFiles(Database database, ILogger<EarlierFiles> logger)
{
    /// <returns>Names of files beside a database without a run, that look like an earlier one; mostly none.</returns>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var beside = database.FilesBeside;
        if (beside.Count == 0 || await database.ReadAsync(RunStore.LastWorkedAsync, cancellationToken) is not null)
        {
            return [];
        }

        NewBeside(logger, database.Source, string.Join(", ", beside));
        return beside;
    }

    [LoggerMessage(214, LogLevel.Warning, "The database {Database} is new, but files beside it look like an earlier one: {Files}.")]
    private static partial void NewBeside(ILogger logger, string database, string files);
}
