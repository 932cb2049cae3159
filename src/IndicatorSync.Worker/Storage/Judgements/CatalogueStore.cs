using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>A catalogue file as it was used.</summary>
internal sealed record StoredCatalogue
{
    /// <summary>SHA-256 of the text with line endings normalised, lower-case hex.</summary>
    public string Version { get; init; } = "";

    public string Content { get; init; } = "";

    public DateTimeOffset FirstUsedAt { get; init; }
}

/// <summary>Every catalogue that was in force, so that the service goes on with the last valid one when the file is broken.</summary>
internal static class CatalogueStore
{
    private const string Touch = "UPDATE catalogue SET last_used_at = @now, is_valid = @isValid WHERE version = @version";

    private const string Insert = """
        INSERT INTO catalogue (version, content, is_valid, first_used_at, first_used_local, last_used_at)
        VALUES (@version, @content, @isValid, @now, @local, @now)
        """;

    /// <summary>Where several were used at one and the same time, as replays of a recording are, the last run tells.</summary>
    private const string NewestValid = """
        SELECT version, content, first_used_at FROM catalogue WHERE is_valid = 1
        ORDER BY last_used_at DESC, COALESCE((SELECT MAX(run_id) FROM run WHERE run.catalogue_version = catalogue.version), 0) DESC, version

        """;

    private const string OfVersion = "SELECT version, content, first_used_at FROM catalogue WHERE version = @version";

    private const string NewestBefore = "SELECT version, content, first_used_at FROM catalogue WHERE is_valid = 1 AND first_used_at <= @at ORDER BY first_used_at DESC ";

    private const string FirstUse = "SELECT MIN(first_used_at) AS At FROM catalogue";

    /// <summary>Keeps the text once per version and marks it as the one in use.</summary>
    public static async Task KeepAsync(UnitOfWork unit, string version, string content, bool isValid, DateTimeOffset now)
    {
        var arguments = new { version, content, isValid, now, local = StoredTime.Local(now) };
        if (await unit.ExecuteAsync(Touch, arguments) == 0)
        {
            await unit.ExecuteAsync(Insert, arguments);
        }
    }

    /// <summary>The catalogue of a run; of a time whose runs have been weeded, the newest that had been used. Null before the first.</summary>
    public static async Task<StoredCatalogue?> InForceAsync(UnitOfWork unit, string? version, DateTimeOffset at) =>
        version is not null && await unit.FindAsync<StoredCatalogue>(OfVersion, new { version }) is { } used
            ? used
            : await unit.FindAsync<StoredCatalogue>(NewestBefore + unit.Dialect.Take, new { at, take = 1 });

    /// <summary>When the first catalogue was used; null when none was.</summary>
    public static async Task<DateTimeOffset?> FirstAsync(UnitOfWork unit) => (await unit.FindAsync<Moment>(FirstUse))?.At;

    /// <summary>Null when none was ever kept.</summary>
    public static Task<StoredCatalogue?> LastValidAsync(UnitOfWork unit) =>
        unit.FindAsync<StoredCatalogue>(NewestValid + unit.Dialect.Take, new { take = 1 });

    private sealed record Moment
    {
        public DateTimeOffset? At { get; init; }
    }
}
