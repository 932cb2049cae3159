using System.IO.Compression;
using System.Text.Json;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Kolada.Recordings;

/// <summary>
/// An archive on disk: <c>runs/20260325T060000Z/</c> with <c>recording.json</c>, the catalogue and <c>index.jsonl</c>, a line for each
/// exchange; and beside the runs <c>bodies/ab/ab12….gz</c>, named by the SHA-256 of what they hold, so that an answer that comes
/// again is kept once.
/// </summary>
internal static class ArchivedRun
{
    public const string RunsFolder = "runs";
    public const string BodiesFolder = "bodies";
    public const string IndexFileName = "index.jsonl";

    public static bool IsOne(string directory) => File.Exists(Path.Combine(directory, IndexFileName));

    /// <summary>The runs of an archive in the order in which they ran; none when the folder is no archive.</summary>
    public static IReadOnlyList<string> Of(string archive)
    {
        var runs = Path.Combine(archive, RunsFolder);
        return Directory.Exists(runs) ? [.. Directory.GetDirectories(runs).Where(IsOne).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Without their bodies. A line that the end of the process cut short is left out.</summary>
    /// <exception cref="ExpectedFailure">A line cannot be read.</exception>
    public static IReadOnlyList<Exchange> Exchanges(string directory)
    {
        var lines = File.ReadAllText(Path.Combine(directory, IndexFileName)).Split('\n');
        try
        {
            return [.. lines[..^1].Select(line => JsonSerializer.Deserialize<Exchange>(line, Exchange.Line) ?? throw new JsonException("the line is empty"))];
        }
        catch (JsonException exception)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{Path.Combine(directory, IndexFileName)} cannot be read: {exception.Message}", exception)
            {
                Swedish = new($"{Path.Combine(directory, IndexFileName)} kan inte läsas.", "Ange en annan körning i arkivet."),
            };
        }
    }

    /// <exception cref="ExpectedFailure">The body is missing, or is not what was kept.</exception>
    public static Exchange WithBody(string directory, Exchange exchange)
    {
        if (exchange.Sha256 is not { } hash)
        {
            return exchange;
        }

        var file = BodyFile(Path.Combine(directory, "..", ".."), hash);
        try
        {
            using var compressed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            using var body = new MemoryStream();
            AnswerLimit.CopyAsync(compressed, body, CancellationToken.None).GetAwaiter().GetResult();
            return ArchiveWriter.Hash(body.ToArray()) == hash
                ? exchange with { Base64 = body.ToArray() }
                : throw new InvalidDataException("its contents are not those that its name says");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or HttpRequestException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"the archived answer {file} cannot be read: {exception.Message}", exception)
            {
                Swedish = new($"Svaret {file} i arkivet kan inte läsas.", "Ange en annan körning i arkivet."),
            };
        }
    }

    public static string BodyFile(string archive, string hash) => Path.Combine(archive, BodiesFolder, hash[..2], hash + ".gz");
}
