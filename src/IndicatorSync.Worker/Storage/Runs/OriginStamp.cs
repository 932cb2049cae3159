using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Runs;

/// <summary>
/// Where a database's values come from: the API's host, or a replay's id. Values of two origins in one database would read as
/// revisions of each other, so a run from another origin is refused unless nothing was ever stored.
/// </summary>
internal static class OriginStamp
{
    private const string Read = "SELECT name FROM origin WHERE origin_id = 1";

    /// <summary>No value is stored without a run, and weeding leaves one.</summary>
    private const string IsUsed = "SELECT CASE WHEN EXISTS (SELECT 1 FROM run) THEN 1 ELSE 0 END";

    private const string Update = "UPDATE origin SET name = @origin, stamped_at = @now WHERE origin_id = 1";

    private const string Insert = "INSERT INTO origin (origin_id, name, stamped_at) VALUES (1, @origin, @now)";

    /// <summary>Null for a database that no run has used.</summary>
    public static Task<string?> ReadAsync(UnitOfWork unit) => unit.ScalarAsync<string>(Read);

    /// <summary>Checks, and writes nothing. What the database is stamped with; null for none.</summary>
    /// <exception cref="ExpectedFailure">The database belongs to another origin (exit 2).</exception>
    public static async Task<string?> VerifyAsync(UnitOfWork unit, string origin)
    {
        var stamped = await ReadAsync(unit);
        if (stamped is null || stamped == origin || await unit.ScalarAsync<int>(IsUsed) == 0)
        {
            return stamped;
        }

        throw new ExpectedFailure(
            FailureKind.BadInput, $"this database holds values from {stamped}, not from {origin}: choose another one with Database:ConnectionString")
        {
            Swedish = new($"Databasen har värden från {stamped}, inte från {origin}.", "Ange en annan med Database:ConnectionString."),
        };
    }

    /// <summary>Checks and stamps; before the first run is recorded.</summary>
    /// <exception cref="ExpectedFailure">As <see cref="VerifyAsync"/>.</exception>
    public static async Task StampAsync(UnitOfWork unit, string origin, DateTimeOffset now)
    {
        var stamped = await VerifyAsync(unit, origin);
        if (stamped != origin)
        {
            await unit.ExecuteAsync(stamped is null ? Insert : Update, new { origin, now });
        }
    }
}
