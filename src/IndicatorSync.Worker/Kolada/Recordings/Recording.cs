using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IndicatorSync.Worker.Pipeline;

namespace IndicatorSync.Worker.Kolada.Recordings;

/// <summary>What <c>recording.json</c> says of the folder it stands in.</summary>
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
}

/// <summary>
/// A folder written by <c>--record</c>, opened for <c>--replay</c>. The same question asked again gets the next recorded answer, and
/// the last one from then on. Bodies are read when they are asked for.
/// </summary>
internal sealed class Recording
{
    private readonly Dictionary<string, Queue<string>> filesByQuestion;

    private Recording(string directory, RecordingInfo info, string id, Dictionary<string, Queue<string>> filesByQuestion)
    {
        this.filesByQuestion = filesByQuestion;
        CataloguePath = Path.Combine(directory, RecordingInfo.CatalogueFileName);
        RecordedAt = info.RecordedAt;
        BaseUrl = info.BaseUrl;
        OriginId = $"replay:{id}";
    }

    public DateTimeOffset RecordedAt { get; }

    public Uri BaseUrl { get; }

    /// <summary>What a database filled from this recording is stamped with.</summary>
    public string OriginId { get; }

    /// <summary>The catalogue that the recorded run used; the file need not be there.</summary>
    public string CataloguePath { get; }

    /// <exception cref="CommandFailure">The folder is missing or is no recording that this version reads.</exception>
    public static Recording Open(string directory)
    {
        var info = Read<RecordingInfo>(Path.Combine(directory, RecordingInfo.FileName), directory);
        if (info.Format != RecordingInfo.CurrentFormat || info.BaseUrl is not { IsAbsoluteUri: true } || info.RecordedAt == default)
            throw Failure(directory, $"{RecordingInfo.FileName} is not of format {RecordingInfo.CurrentFormat}; record it again with this version");

        var folder = Path.Combine(directory, RecordingInfo.ExchangesFolder);
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
            throw Failure(directory, $"there are no exchanges in {RecordingInfo.ExchangesFolder}; record it again");

        var questions = files.Select(file => (File: file, Exchange: Read<Exchange>(file, directory)))
            .GroupBy(pair => Key(pair.Exchange.Method, pair.Exchange.Path), pair => pair.File)
            .ToDictionary(same => same.Key, same => new Queue<string>(same));
        return new Recording(directory, info, info.Id ?? Hash(files), questions);
    }

    /// <summary>The answer to give now; null when this was never asked while recording.</summary>
    public Exchange? Answer(string method, string path)
    {
        if (!filesByQuestion.TryGetValue(Key(method, path), out var files))
            return null;

        var file = files.Count > 1 ? files.Dequeue() : files.Peek();
        return Read<Exchange>(file, file);
    }

    /// <summary>Over the exchanges in order, line endings normalised: a checkout on Windows is the same recording.</summary>
    internal static string Hash(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n")));

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

    private static CommandFailure Failure(string directory, string why, Exception? inner = null) =>
        new(ExitCode.BadInput, $"{directory} is not a recording: {why}", inner);
}
