using System.Globalization;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using IndicatorSync.Testing;
using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Commands.Hosting;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Tests.Kolada;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>A municipality with a plan, a source on loopback and a database of its own; every run is at a day that the test names.</summary>
internal sealed class PlanInUse : IDisposable
{
    public const string Kpi = "U23471";
    public const string Area = "2417";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync-");

    public KoladaServer Kolada { get; } = new();

    /// <summary>The day of the next run or command.</summary>
    public string Day { get; set; } = "2026-03-25";

    /// <summary>Further settings of the next run or command.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    private string DatabasePath => Path.Combine(folder.FullName, "test.db");

    public bool HasDatabase => File.Exists(DatabasePath);

    public static string Catalogue(params string[] indicators) => """
        plan: Verksamhetsplan 2026
        kommun: "2417"
        kommunnamn: Norsjö
        mottagare:
          standard: [kvalitet@example.se]
          admin: [drift@example.se]
        indikatorer:

        """ + string.Concat(indicators);

    /// <summary>One indicator of the catalogue, lines as they stand below <c>- id</c>.</summary>
    public static string Indicator(string id, params string[] lines) =>
        $"  - id: {id}\n    namn: Namnet på {id}\n" + string.Concat(lines.Select(line => $"    {line}\n"));

    public void Writes(string catalogue) => File.WriteAllText(Path.Combine(folder.FullName, "indikatorer.yaml"), catalogue);

    /// <summary>A plan of the folder <c>planer</c>; with <c>Catalogue:Path</c> it is one of several.</summary>
    public void Writes(string file, string catalogue)
    {
        Settings["Catalogue:Path"] = "planer";
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder.FullName, "planer")).FullName, file), catalogue);
    }

    public void Deletes(string file) => File.Delete(Path.Combine(folder.FullName, "planer", file));

    /// <summary>A file that a command wrote.</summary>
    public string Read(string file) => File.ReadAllText(Path.Combine(folder.FullName, file));

    /// <summary>The headings of a Word document that a command wrote, each with its style.</summary>
    public IReadOnlyList<string> Headings(string file)
    {
        using var document = WordprocessingDocument.Open(Path.Combine(folder.FullName, file), isEditable: false);
        return
        [
            .. document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(paragraph => (Style: paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "", paragraph.InnerText))
                .Where(one => one.Style == "Title" || one.Style.StartsWith("Heading", StringComparison.Ordinal)).Select(one => $"{one.Style} {one.InnerText}"),
        ];
    }

    public void Deletes() => File.Delete(Path.Combine(folder.FullName, "indikatorer.yaml"));

    public Task<RunSummary> SyncAsync(string day, bool unattended = false)
    {
        Day = day;
        return RunAsync(unattended);
    }

    /// <summary>Exit code, stdout and stderr.</summary>
    public async Task<(int Exit, string Out, string Error)> CommandAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(args, ProcessContext(output, error), TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    public async Task<JsonNode> JsonAsync(params string[] args)
    {
        var (_, text, error) = await CommandAsync([.. args, "--json"]);
        return JsonNode.Parse(text.Length > 0 ? text : "null") ?? throw new InvalidOperationException(error);
    }

    /// <summary>The one row of <c>status</c> for an indicator and gender.</summary>
    public async Task<JsonNode> StatusAsync(string id, string gender = "T") =>
        (await JsonAsync("status")).AsArray().Single(row => (string?)row!["id"] == id && (string?)row["gender"] == gender)!;

    public async Task<(string? Colour, string? Basis)> ColourAsync(string id, string gender = "T")
    {
        var row = await StatusAsync(id, gender);
        return ((string?)row["colour"], (string?)row["basis"]);
    }

    /// <summary>Every row of a query, columns as text joined by <c>|</c>.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    /// <summary>The database as bytes would not do: WAL. What a writer would change is rows.</summary>
    public IReadOnlyList<string> EveryRow() =>
        [.. Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").SelectMany(table => Query($"SELECT '{table}', * FROM {table}"))];

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        Kolada.Dispose();
    }

    private async Task<RunSummary> RunAsync(bool unattended)
    {
        if (!HasDatabase)
            await MigratedFile.PutAsync(DatabasePath);
        var process = ProcessContext(TextWriter.Null, TextWriter.Null);
        var configuration = ConfigurationSources.Load(process, []);
        var reading = SettingsReader.Read(configuration, process, null);
        Assert.Empty(reading.Problems);
        using var host = WorkerHost.CreateBuilder(configuration, reading.Settings, ExchangeOptions.Live, verbose: false, colours: false).Build();
        return await host.Services.GetRequiredService<SyncPipeline>().RunAsync(new SyncRequest(DryRun: false, Unattended: unattended), TestContext.Current.CancellationToken);
    }

    private ProcessContext ProcessContext(TextWriter output, TextWriter error) => new()
    {
        Out = output,
        Error = error,
        WorkingDirectory = folder.FullName,
        ExecutableDirectory = folder.FullName,
        Environment = new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>(Settings)
            {
                ["Kolada:BaseUrl"] = Kolada.BaseUrl.ToString(),
                ["Kolada:RequestsPerSecond"] = "0",
                ["Database:ConnectionString"] = $"Data Source={DatabasePath}",
                ["Clock:Now"] = $"{Day}T06:00:00Z",
                ["Logging:LogLevel:Default"] = "None",
            },
        },
    };
}
