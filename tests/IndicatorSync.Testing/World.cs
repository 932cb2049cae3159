using System.Globalization;
using System.Text.Json.Nodes;
using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Commands.Hosting;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IndicatorSync.Testing;

/// <summary>How a command ended, and what it printed.</summary>
public sealed record Ran(int ExitCode, string Out, string Error);

/// <summary>
/// A municipality with the program installed: its catalogue, its database, its settings and its pickup folder in a folder of its own, and a
/// Kolada on loopback. The whole program runs in this process, from its arguments to its exit code; only the clock is set by the test.
/// What some tests need beside this has a class of its own that derives from it.
/// </summary>
public class World : IDisposable
{
    public const string Kpi = "U23471";
    public const string Area = "2417";

    private readonly CommandRun program = new();
    private readonly StringWriter printed = new(CultureInfo.InvariantCulture);
    private readonly StringWriter complained = new(CultureInfo.InvariantCulture);
    private KoladaServer? kolada;

    public KoladaServer Kolada => kolada ??= new KoladaServer();

    /// <summary>Where values come from; null: the server.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Where commands run, and catalogue and database are.</summary>
    public string Folder => program.WorkingDirectory;

    public string CatalogueFile => Path.Combine(Folder, "indikatorer.yaml");

    public string DatabaseFile => Path.Combine(Folder, "indicatorsync.db");

    public bool HasDatabase => File.Exists(DatabaseFile);

    internal DatabaseOptions DatabaseOptions => new() { ConnectionString = SqliteRows.ConnectionString(DatabaseFile) };

    /// <summary>The text of <c>indikatorer.yaml</c>; setting it saves the file, as an editor does.</summary>
    public string Catalogue
    {
        get;
        set
        {
            field = value;
            File.WriteAllText(CatalogueFile, value);
        }
    } = "";

    /// <summary>Further settings, <c>Section:Key=value</c>; of two with the same key the later one holds.</summary>
    internal List<string> Settings { get; } = [];

    /// <summary>The environment of the process.</summary>
    public IDictionary<string, string?> Environment => program.Environment;

    /// <summary>The day of the next run or command, of which it is six o'clock UTC, or a moment; null: the machine's clock.</summary>
    public string? Day { get; set; } = "2026-03-25";

    /// <summary>What the program waits for, to ask again, has come at once. The clock of its run stands still but for those waits.</summary>
    public bool WaitsPass { get; init; }

    /// <summary>The first run makes the database, as at an installation; else it finds an empty one.</summary>
    public bool MakesItsDatabase { get; init; }

    /// <summary>What observes or breaks the program from within.</summary>
    internal Action<IServiceCollection> AddServices { get; set; } = _ => { };

    /// <summary>What all commands so far have written to stdout.</summary>
    public string Out => printed.ToString();

    /// <summary>As <see cref="Out"/>, to stderr.</summary>
    public string Error => complained.ToString();

    /// <summary>A catalogue of the indicators given.</summary>
    public static string PlanText(params string[] indicators) => """
        plan: Verksamhetsplan 2026
        kommun: "2417"
        kommunnamn: Norsjö
        mottagare:
          standard: [kvalitet@example.se]
          admin: [drift@example.se]
        indikatorer:

        """ + string.Concat(indicators);

    /// <summary>One indicator of the catalogue, lines as they are below <c>- id</c>.</summary>
    public static string Indicator(string id, params string[] lines) =>
        $"  - id: {id}\n    namn: Namnet på {id}\n" + string.Concat(lines.Select(line => $"    {line}\n"));

    /// <summary>A plan of the folder <c>planer</c>; with <c>Catalogue:Path</c> it is one of several.</summary>
    public void Writes(string file, string catalogue)
    {
        Settings.Add("Catalogue:Path=planer");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "planer")).FullName, file), catalogue);
    }

    public void Deletes(string file) => File.Delete(Path.Combine(Folder, "planer", file));

    public void DeletesCatalogue() => File.Delete(CatalogueFile);

    /// <summary>A file that a command wrote.</summary>
    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>The program's command line in this process; what a test says itself holds before the settings of the world.</summary>
    public Task<Ran> CommandAsync(params string[] words) => CommandAsync(TestContext.Current.CancellationToken, words);

    public async Task<Ran> CommandAsync(CancellationToken cancellationToken, params string[] words)
    {
        if (words[0] == "sync" && !words.Contains("--dry-run"))
        {
            await PutDatabaseAsync();
        }

        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var process = program.ProcessContext with { Out = output, Error = error, AddServices = AddAll };
        var exitCode = await CommandLine.RunAsync([.. Arguments(), .. words], process, cancellationToken);
        var ran = new Ran(exitCode, output.ToString(), error.ToString());
        lock (printed)
        {
            printed.Write(ran.Out);
            complained.Write(ran.Error);
        }

        return ran;
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

    /// <summary>A whole run at a day, by the pipeline itself.</summary>
    internal async Task<RunSummary> SyncAsync(string day, bool unattended = false)
    {
        Day = day;
        await PutDatabaseAsync();
        using var host = Compose((_, _) => { });
        return await host.Services.GetRequiredService<SyncPipeline>().RunAsync(new SyncRequest(DryRun: false, Unattended: unattended), TestContext.Current.CancellationToken);
    }

    /// <summary>The program as a command composes it, for what no command does.</summary>
    /// <param name="change">What the test puts beside or in place of the program's own.</param>
    internal IHost Compose(Action<HostApplicationBuilder, Settings> change)
    {
        var process = program.ProcessContext;
        var configuration = ConfigurationSources.Load(process, [.. Arguments()]);
        var reading = SettingsReader.Read(configuration, process);
        Assert.Empty(reading.Problems);
        var builder = WorkerHost.CreateBuilder(configuration, reading.Settings, ExchangeOptions.Live, verbose: false, colours: false);
        change(builder, reading.Settings);
        return builder.Build();
    }

    /// <summary>The settings of every command, as arguments.</summary>
    internal IReadOnlyList<string> Arguments()
    {
        List<string> settings = ["Kolada:RequestsPerSecond=0", "Logging:LogLevel:Default=None"];
        if (!OnlyReplays)
        {
            settings.Add($"Kolada:BaseUrl={BaseUrl ?? Kolada.BaseUrl.ToString()}");
        }

        if (Day is { } day)
        {
            settings.Add($"Clock:Now={(day.Contains('T', StringComparison.Ordinal) ? day : day + "T06:00:00Z")}");
        }

        return [.. settings.Concat(Settings).Select(setting => "--" + setting)];
    }

    /// <summary>Every row of a query, columns as text.</summary>
    public IReadOnlyList<string> Query(string sql, char between = '|')
    {
        using var connection = SqliteRows.Open(DatabaseFile);
        return SqliteRows.Of(connection, sql, between);
    }

    /// <summary>The database as bytes would not do: WAL. What a writer would change is rows.</summary>
    public IReadOnlyList<string> EveryRow()
    {
        using var connection = SqliteRows.Open(DatabaseFile);
        return SqliteRows.Every(connection, '|');
    }

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        SqliteRows.LetGo(DatabaseFile);
        program.Dispose();
        printed.Dispose();
        complained.Dispose();
        kolada?.Dispose();
    }

    /// <summary>No server is needed: recordings answer.</summary>
    private protected virtual bool OnlyReplays => false;

    /// <summary>The clock of a run whose waits pass at once, and whose time limits do not run out by themselves.</summary>
    private protected static SwiftTime ClockOfRun(DateTimeOffset now, KoladaOptions limits) =>
        new(now, limits.AttemptTimeout, limits.TotalTimeout, WriterLease.RenewEvery, WriterLease.EndsWithin);

    private void AddAll(IServiceCollection services)
    {
        if (WaitsPass)
        {
            services.AddSingleton<TimeProvider>(ClockOfRun(TimeProvider.System.GetUtcNow(), new KoladaOptions()));
        }

        AddServices(services);
    }

    private protected async Task PutDatabaseAsync()
    {
        if (!MakesItsDatabase && !HasDatabase)
        {
            await MigratedFile.PutAsync(DatabaseFile);
        }
    }
}
