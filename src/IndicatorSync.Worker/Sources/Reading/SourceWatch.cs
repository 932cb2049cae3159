using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Sources.Reading;

/// <summary>
/// The service's eye on the sources between runs. It looks and asks, and relies on no notice from a file system: a network share gives none. What
/// it remembers only spares reading; whether something is new is for the database to say.
/// </summary>
internal sealed class SourceWatch(SourceReader reader, SourcesOptions options, TimeProvider time)
{
    private readonly Dictionary<string, FoundFile> known = [];
    private readonly Dictionary<string, DateTimeOffset> asked = [];

    /// <summary>How often to look; zero where there is nothing to look at between runs. On SQL Server people report through the database itself.</summary>
    public static TimeSpan EveryOf(Settings settings)
    {
        var looks = settings.Sources.Directory is not null || settings.Database.Provider == DatabaseProvider.SqlServer;
        return settings.Sources.Sql.Select(query => query.Every).Append(looks ? settings.Sources.PollEvery : TimeSpan.Zero).Where(every => every > TimeSpan.Zero).DefaultIfEmpty().Min();
    }

    /// <summary>What may be new since the last look that was taken up; everything that has not changed is left.</summary>
    public async Task<SourceLook> LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = options.Sql.Where(query => query.Every > TimeSpan.Zero && (!asked.TryGetValue(query.Name, out var at) || now - at >= query.Every)).ToList();
        var (contents, read) = await reader.ReadChangedAsync(known, due, cancellationToken);
        return new SourceLook(contents, read, due, now);
    }

    /// <summary>What was seen has been taken up, or was nothing new.</summary>
    public void TakenUp(SourceLook look)
    {
        foreach (var (path, file) in look.Read)
        {
            known[path] = file;
        }

        foreach (var query in look.Asked)
        {
            asked[query.Name] = look.At;
        }
    }
}

/// <summary>A look at the sources.</summary>
/// <param name="Contents">What each holds; left where it looks as before.</param>
/// <param name="Read">The files that were opened, by path.</param>
/// <param name="Asked">The queries that were asked.</param>
/// <param name="At">When.</param>
internal sealed record SourceLook(
    IReadOnlyList<SourceContent> Contents, IReadOnlyDictionary<string, FoundFile> Read, IReadOnlyList<SqlSourceOptions> Asked, DateTimeOffset At);
