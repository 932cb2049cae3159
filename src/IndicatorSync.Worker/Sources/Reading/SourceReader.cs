using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Sources.Reading;

/// <summary>Reads all that the configured sources hold now. Every one is read for itself: one that fails costs none of the others.</summary>
internal sealed class SourceReader(SourcesOptions options, TimeProvider time)
{
    private const string KeptQuery = ".query.json";

    /// <param name="waits">Whether to wait for files that somebody may still be writing, once; otherwise they are left to the next look.</param>
    /// <param name="cancellationToken">Stops between sources.</param>
    public async Task<IReadOnlyList<SourceContent>> ReadAsync(bool waits, CancellationToken cancellationToken)
    {
        var contents = new List<SourceContent>();
        if (options.Directory is { } folder)
        {
            contents.AddRange(await ReadFolderAsync(folder, waits, cancellationToken));
        }

        foreach (var query in options.Sql)
        {
            contents.Add(await SqlSource.ReadAsync(query, cancellationToken));
        }

        return contents;
    }

    /// <summary>What has changed since a look before, the rest as it is: of files only those that look otherwise are opened, of queries those that are due.</summary>
    /// <param name="known">Files as they looked when they were last read; see <see cref="SourceWatch"/>.</param>
    /// <param name="due">The queries to ask.</param>
    /// <param name="cancellationToken">Stops between sources.</param>
    public async Task<(IReadOnlyList<SourceContent> Contents, IReadOnlyDictionary<string, FoundFile> Read)> ReadChangedAsync(
        IReadOnlyDictionary<string, FoundFile> known, IReadOnlyList<SqlSourceOptions> due, CancellationToken cancellationToken)
    {
        var (contents, read) = (new List<SourceContent>(), new Dictionary<string, FoundFile>());
        if (options.Directory is { } folder)
        {
            var found = SourceFolder.Look(folder);
            contents.AddRange(found.Unread.Select(one => SourceContent.Left(one.Path)));
            foreach (var file in found.Files)
            {
                var isNew = known.GetValueOrDefault(file.Path) != file && SourceFile.IsSettled(file, time.GetUtcNow(), options.SettleTime);
                var content = isNew ? await SourceFile.ReadAsync(file, cancellationToken) : SourceContent.Left(file.Path);
                contents.Add(content.WasRead ? content : SourceContent.Left(file.Path));
                if (content.WasRead)
                {
                    read[file.Path] = file;
                }
            }
        }

        foreach (var query in due)
        {
            contents.Add(await SqlSource.ReadAsync(query, cancellationToken));
        }

        return (contents, read);
    }

    /// <summary>What a recording kept of other sources; nothing when it kept none.</summary>
    public static async Task<IReadOnlyList<SourceContent>> ReadKeptAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var contents = await ReadAsync(SourceFolder.Look(folder), _ => true, cancellationToken);
        foreach (var file in Directory.GetFiles(folder, "*" + KeptQuery).Order(StringComparer.Ordinal))
        {
            contents.Add(SourceContent.OfKeptRows(Path.GetFileName(file)[..^KeptQuery.Length], await File.ReadAllBytesAsync(file, cancellationToken)));
        }

        return contents;
    }

    /// <summary>Where a recording keeps it, below its folder of sources.</summary>
    public static string KeptName(SourceContent content) => content.IsFile ? content.Name : content.Name + KeptQuery;

    private async Task<List<SourceContent>> ReadFolderAsync(string folder, bool waits, CancellationToken cancellationToken)
    {
        var found = SourceFolder.Look(folder);
        if (waits && found.Files.Any(file => !SourceFile.IsSettled(file, time.GetUtcNow(), options.SettleTime)))
        {
            await Task.Delay(options.SettleTime, time, cancellationToken);
            found = SourceFolder.Look(folder);
        }

        return await ReadAsync(found, file => waits || SourceFile.IsSettled(file, time.GetUtcNow(), options.SettleTime), cancellationToken);
    }

    private static async Task<List<SourceContent>> ReadAsync(FolderContents found, Func<FoundFile, bool> isReady, CancellationToken cancellationToken)
    {
        var contents = found.Unread.Select(one => SourceContent.NotNow(one.Path.Length == 0 ? "Sources:Directory" : one.Path, one.Reason)).ToList();
        foreach (var file in found.Files)
        {
            contents.Add(isReady(file) ? await SourceFile.ReadAsync(file, cancellationToken) : SourceContent.Left(file.Path));
        }

        return contents;
    }
}
