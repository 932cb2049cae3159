using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Telemetry;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Kolada.Recordings;

/// <summary>
/// Keeps the raw answers of every run, compressed, each contents once (<see cref="ArchivedRun"/> says how they lie). An archive that
/// cannot be written stops no run: it is reported in <see cref="Fault"/>.
/// </summary>
internal sealed partial class ArchiveWriter(string directory, Uri baseUrl, TimeSpan retention, ILogger<ArchiveWriter> logger) : IExchangeKeeper
{
    private readonly Lock gate = new();
    private string? run;

    public Uri BaseUrl => baseUrl;

    /// <summary>Why the current run is not kept whole, in Swedish; null when it is.</summary>
    public string? Fault { get; private set; }

    /// <param name="now">The run's time on the rules' clock: what a replay judges at.</param>
    /// <param name="catalogue">The catalogue's text.</param>
    public void BeginRun(DateTimeOffset now, string catalogue) => Try(() =>
    {
        Fault = null;
        var name = Path.Combine(directory, ArchivedRun.RunsFolder, now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        run = name;
        for (var again = 1; Directory.Exists(run); again++)
        {
            run = string.Create(CultureInfo.InvariantCulture, $"{name}-{again:000}");
        }

        Directory.CreateDirectory(run);
        var info = new RecordingInfo(RecordingInfo.CurrentFormat, WholeMilliseconds(now), baseUrl, Tracing.Version, Id: null);
        File.WriteAllText(Path.Combine(run, RecordingInfo.FileName), JsonSerializer.Serialize(info, Exchange.Json) + "\n");
        File.WriteAllText(Path.Combine(run, RecordingInfo.CatalogueFileName), catalogue);
        File.WriteAllText(Path.Combine(run, ArchivedRun.IndexFileName), "");
    });

    /// <summary>The body first: a line of the index never names one that is not there.</summary>
    public void Keep(Exchange exchange, byte[] body)
    {
        lock (gate)
        {
            if (run is null)
            {
                return;
            }

            Try(() =>
            {
                var kept = body.Length == 0 ? exchange : exchange with { Sha256 = KeepBody(body) };
                File.AppendAllText(Path.Combine(run, ArchivedRun.IndexFileName), JsonSerializer.Serialize(kept, Exchange.Line) + "\n");
            });
        }
    }

    /// <summary>Nothing more belongs to the run.</summary>
    public void EndRun()
    {
        lock (gate)
        {
            run = null;
        }
    }

    /// <summary>What the run kept goes again: its date is wrong. Bodies stay until <see cref="Weed"/> finds them unnamed.</summary>
    public void DropRun() => Try(() =>
    {
        lock (gate)
        {
            if (run is not null)
            {
                Directory.Delete(run, recursive: true);
            }

            run = null;
        }
    });

    /// <summary>What is older than <c>Retention:Archive</c> goes; after a run that got answers, so that the time is known to be right.</summary>
    /// <param name="now">The run's time on the rules' clock.</param>
    public void Weed(DateTimeOffset now)
    {
        if (retention > TimeSpan.Zero)
        {
            Try(() => RemoveBefore(now - retention));
        }
    }

    public static string Hash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    /// <summary>No finer than a database keeps it: the store must not look older than its archive.</summary>
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset now) =>
        new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private string KeepBody(byte[] body)
    {
        var hash = Hash(body);
        var file = ArchivedRun.BodyFile(directory, hash);
        if (File.Exists(file))
        {
            return hash;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = file + ".tmp";
        using (var compressed = new GZipStream(File.Create(unfinished), CompressionLevel.Optimal))
        {
            compressed.Write(body);
        }

        File.Move(unfinished, file, overwrite: true);
        return hash;
    }

    /// <summary>Bodies stay as long as any run that is left names them.</summary>
    private void RemoveBefore(DateTimeOffset oldest)
    {
        var limit = oldest.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var tooOld = ArchivedRun.Of(directory).Where(folder => string.CompareOrdinal(Path.GetFileName(folder), limit) < 0).ToList();
        if (tooOld.Count == 0)
        {
            return;
        }

        foreach (var folder in tooOld)
        {
            Directory.Delete(folder, recursive: true);
        }

        var named = ArchivedRun.Of(directory).SelectMany(ArchivedRun.Exchanges).Select(exchange => exchange.Sha256).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(directory, ArchivedRun.BodiesFolder), "*.gz", SearchOption.AllDirectories))
        {
            if (!named.Contains(Path.GetFileNameWithoutExtension(file)))
            {
                File.Delete(file);
            }
        }
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ExpectedFailure)
        {
            Fault ??= $"Arkivet {directory} kan inte skrivas: {exception.Message.TrimEnd('.')}. Kontrollera Archive:Directory";
            Log.Unwritable(logger, directory, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Error, "The archive {Directory} cannot be written: {Reason}")]
        public static partial void Unwritable(ILogger logger, string directory, string reason);
    }
}
