using IndicatorSync.Worker.Sources.Tables;

namespace IndicatorSync.Worker.Sources.Reading;

/// <summary>Reads a file that others may be writing at the same time, without holding them up.</summary>
internal static class SourceFile
{
    /// <summary>
    /// Whether somebody may still be writing it. A time that lies ahead of <paramref name="now"/> says nothing: the clock of a share may
    /// be wrong, and waiting for it could take years.
    /// </summary>
    /// <param name="file">As the folder shows it.</param>
    /// <param name="now">On the real clock.</param>
    /// <param name="settleTime"><c>Sources:SettleTime</c>.</param>
    public static bool IsSettled(FoundFile file, DateTimeOffset now, TimeSpan settleTime) =>
        now.UtcDateTime - file.TouchedAt is var age && (age < TimeSpan.Zero || age >= settleTime);

    /// <summary>The whole of it; a fault when it cannot be read, or changes while it is read.</summary>
    public static async Task<SourceContent> ReadAsync(FoundFile file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > TableLimits.Bytes)
            {
                return SourceContent.OfFile(file.Path, await BeginningAsync(stream, cancellationToken));
            }

            var before = (stream.Length, File.GetLastWriteTimeUtc(file.FullName));
            var content = await BeginningAsync(stream, cancellationToken);
            return before == (stream.Length, File.GetLastWriteTimeUtc(file.FullName)) && content.Length == stream.Length
                ? SourceContent.OfFile(file.Path, content)
                : SourceContent.NotNow(file.Path, "filen ändras medan den läses; den läses vid nästa tillfälle");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return SourceContent.NotNow(file.Path, SourceFolder.FaultOf(failure, "filen"));
        }
    }

    /// <summary>One byte more than is allowed is enough to see that it is too large.</summary>
    private static async Task<byte[]> BeginningAsync(FileStream stream, CancellationToken cancellationToken)
    {
        var content = new byte[Math.Min(stream.Length, TableLimits.Bytes + 1L)];
        var read = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        return read == content.Length ? content : content[..read];
    }
}
