using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Kolada.Recordings;

/// <summary>What <c>recording.json</c> says of the folder it is in.</summary>
/// <param name="Format">Version of this format.</param>
/// <param name="RecordedAt">UTC; a replay judges at this time.</param>
/// <param name="BaseUrl">The API that was asked.</param>
/// <param name="ProgramVersion">Of the program that recorded.</param>
/// <param name="Id">SHA-256 of the exchanges as they were recorded; null when the run was cut short.</param>
internal sealed record RecordingInfo(int Format, DateTimeOffset RecordedAt, Uri BaseUrl, string ProgramVersion, string? Id)
{
    public const int CurrentFormat = 1;
    public const string FileName = "recording.json";
    public const string ExchangesFolder = "exchanges";
    public const string CatalogueFileName = "indikatorer.yaml";
    public const string SourcesFolder = "sources";

    /// <summary>The folder of what other sources said, where it is not <see cref="SourcesFolder"/>.</summary>
    public string? Sources { get; init; }
}

/// <summary>
/// A run that was kept, opened for <c>--replay</c>: a folder written by <c>--record</c>, or a run of an archive. The same question
/// asked again gets the next answer that was kept, and the last one from then on. Bodies are read when they are asked for.
/// </summary>
internal sealed class Recording
{
    private readonly Dictionary<string, Queue<Func<Exchange>>> answers;
    private readonly IReadOnlyList<(string Path, Func<Exchange> Read)> asked;

    private Recording(string directory, RecordingInfo info, string originId, IEnumerable<(Exchange Exchange, Func<Exchange> Read)> exchanges)
    {
        var all = exchanges.ToList();
        asked = [.. all.Where(pair => pair.Exchange.Method == "GET").Select(pair => (pair.Exchange.Path, pair.Read))];
        answers = all.GroupBy(pair => Key(pair.Exchange.Method, pair.Exchange.Path), pair => pair.Read)
            .ToDictionary(same => same.Key, same => new Queue<Func<Exchange>>(same));
        CataloguePath = Path.Combine(directory, RecordingInfo.CatalogueFileName);
        SourcesPath = Path.Combine(directory, info.Sources ?? RecordingInfo.SourcesFolder);
        RecordedAt = info.RecordedAt;
        BaseUrl = info.BaseUrl;
        OriginId = originId;
    }

    public DateTimeOffset RecordedAt { get; }

    public Uri BaseUrl { get; }

    /// <summary>What a database filled from here is stamped with: a recording's own id, but an archive's is the API, since it is what the service itself saw.</summary>
    public string OriginId { get; }

    /// <summary>A run of an archive, from which the store is rebuilt.</summary>
    public bool IsArchived { get; private init; }

    /// <summary>The catalogue that the recorded run used; the file need not be there.</summary>
    public string CataloguePath { get; }

    /// <summary>The folder of what other sources than Kolada said; it need not be there.</summary>
    public string SourcesPath { get; }

    /// <exception cref="ExpectedFailure">The folder is missing or holds no run that this version reads.</exception>
    public static Recording Open(string directory)
    {
        var info = Read<RecordingInfo>(Path.Combine(directory, RecordingInfo.FileName), directory);
        if (info.Format != RecordingInfo.CurrentFormat || info.BaseUrl is not { IsAbsoluteUri: true } || info.RecordedAt == default)
        {
            throw Failure(directory, $"{RecordingInfo.FileName} is not of format {RecordingInfo.CurrentFormat}; record it again with this version");
        }

        if (ArchivedRun.IsOne(directory))
        {
            return new Recording(directory, info, info.BaseUrl.Host, ArchivedRun.Exchanges(directory).Select(exchange =>
                (exchange, new Func<Exchange>(() => ArchivedRun.WithBody(directory, exchange)))))
            {
                IsArchived = true,
            };
        }

        var folder = Path.Combine(directory, RecordingInfo.ExchangesFolder);
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
        {
            throw Failure(directory, $"there are no exchanges in {RecordingInfo.ExchangesFolder}; record it again");
        }

        return new Recording(directory, info, $"replay:{info.Id ?? Hash(files)}", files.Select(file =>
            (Read<Exchange>(file, directory), new Func<Exchange>(() => Read<Exchange>(file, file)))));
    }

    /// <summary>This was asked while recording.</summary>
    public bool Holds(string path) => answers.ContainsKey(Key("GET", path));

    /// <summary>The answer to give now; of a question that was asked for more while recording, its part. Null when this was never asked.</summary>
    public Exchange? Answer(string method, string path)
    {
        if (!answers.TryGetValue(Key(method, path), out var kept))
        {
            return IsArchived || method != "GET" ? null : asked.Where(one => RecordedPart.IsWithin(path, one.Path)).Select(one => RecordedPart.Of(path, one.Read())).OfType<Exchange>().FirstOrDefault();
        }

        return (kept.Count > 1 ? kept.Dequeue() : kept.Peek())();
    }

    /// <summary>Over the exchanges in order, line endings normalised: a checkout on Windows is the same recording.</summary>
    internal static string Hash(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static T Read<T>(string file, string directory)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), Exchange.Json) ?? throw new JsonException("the file is empty");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Failure(directory, exception is JsonException ? $"{Path.GetFileName(file)} cannot be read: {exception.Message}" : exception.Message, exception);
        }
    }

    private static string Key(string method, string path) => $"{method} {path}";

    private static ExpectedFailure Failure(string directory, string why, Exception? inner = null) =>
        new(FailureKind.BadInput, $"{directory} is not a recording: {why}", inner)
        {
            Swedish = new($"{directory} är ingen inspelning som går att läsa.", "Ange en mapp som sync --record har skrivit."),
        };
}
