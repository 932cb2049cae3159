using System.Globalization;
using System.Reflection;
using System.Text.Json;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Kolada.Recordings;

/// <summary>Writes a recording as the run goes on, so that a run that fails leaves one too; disposing it gives it its id.</summary>
internal sealed class RecordingWriter : IExchangeKeeper, IDisposable
{
    private readonly Lock gate = new();
    private readonly string directory;
    private readonly List<string> files = [];
    private RecordingInfo info;

    private RecordingWriter(string directory, RecordingInfo info)
    {
        this.directory = directory;
        this.info = info;
        WriteInfo();
    }

    public Uri BaseUrl => info.BaseUrl;

    /// <exception cref="ExpectedFailure">The folder holds something already, or cannot be written.</exception>
    public static RecordingWriter Create(string directory, Uri baseUrl, DateTimeOffset recordedAt)
    {
        try
        {
            if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
            {
                throw new ExpectedFailure(FailureKind.BadInput, $"{directory} is not empty; --record wants a new or empty folder");
            }

            Directory.CreateDirectory(Path.Combine(directory, RecordingInfo.ExchangesFolder));
            var version = typeof(RecordingWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
            return new RecordingWriter(
                directory,
                new RecordingInfo(RecordingInfo.CurrentFormat, recordedAt.ToUniversalTime(), baseUrl, version, Id: null));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"--record cannot write to {directory}: {exception.Message}", exception);
        }
    }

    /// <summary>Keeps the catalogue's text, without which the run could not be repeated.</summary>
    public void KeepCatalogue(string yaml) => Write(Path.Combine(directory, RecordingInfo.CatalogueFileName), yaml);

    /// <summary>Keeps what another source than Kolada held.</summary>
    /// <param name="path">Below the folder of sources, with <c>/</c> between.</param>
    /// <param name="content">All of it.</param>
    public void KeepSource(string path, byte[] content)
    {
        var file = Path.Combine([directory, RecordingInfo.SourcesFolder, .. path.Split('/')]);
        Write(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        });
    }

    public void Keep(Exchange exchange, byte[] body)
    {
        lock (gate)
        {
            var file = Path.Combine(
                directory,
                RecordingInfo.ExchangesFolder,
                string.Create(CultureInfo.InvariantCulture, $"{files.Count + 1:0000}.json"));
            Write(file, JsonSerializer.Serialize(exchange.WithBody(body), Exchange.Json) + "\n");
            files.Add(file);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            info = info with { Id = Recording.Hash(files) };
            WriteInfo();
        }
    }

    private void WriteInfo() =>
        Write(Path.Combine(directory, RecordingInfo.FileName), JsonSerializer.Serialize(info, Exchange.Json) + "\n");

    private void Write(string file, string text) => Write(() => File.WriteAllText(file, text));

    private void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExpectedFailure(FailureKind.Failed, $"--record cannot write to {directory}: {exception.Message}", exception);
        }
    }
}
