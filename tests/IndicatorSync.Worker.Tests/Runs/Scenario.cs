using System.Globalization;
using System.Text.Json.Nodes;
using IndicatorSync.Testing;
using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Tests.Kolada;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>A mail as its reader finds it.</summary>
public sealed record Letter(string To, string Subject, string Text);

/// <summary>One command, as who started it sees it; for <c>sync</c> with the mails it sent, in the order of their addresses.</summary>
public sealed record Run(int ExitCode, string Output, string Error, IReadOnlyList<Letter> Mails)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    public IEnumerable<string> Subjects => Mails.Select(mail => mail.Subject);

    public IEnumerable<string> Problems => Json["problems"]!.AsArray().Select(problem => (string)problem!["type"]!);

    public Run Ended(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit {ExitCode}, not {exitCode}\n{Output}\n{Error}");
        return this;
    }
}

/// <summary>
/// A municipality with its catalogue, its database and its mail box in a folder of its own, and a Kolada to ask. The whole program
/// runs, from its arguments to its exit code; only the clock is told.
/// </summary>
public sealed class Scenario : IDisposable
{
    private const string Top = """
        plan: Verksamhetsplan 2026
        kommun: "2417"
        kommunnamn: Norsjö
        mottagare:
          standard: [chef@example.se]
          admin: [drift@example.se]
        indikatorer:

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync-");
    private readonly HashSet<string> read = [];
    private string catalogue;

    public Scenario()
    {
        catalogue = Top;
        Has("helhetssyn", "U23471");
    }

    public KoladaServer Kolada { get; } = new();

    public string Folder => folder.FullName;

    public string DatabaseFile => Path.Combine(Folder, "indicatorsync.db");

    internal DatabaseOptions DatabaseOptions =>
        new() { ConnectionString = new SqliteConnectionStringBuilder { DataSource = DatabaseFile }.ConnectionString };

    /// <summary>What watches the program from within; nothing unless told otherwise.</summary>
    internal Action<IServiceCollection> AddServices { get; set; } = _ => { };

    /// <summary>The first run makes the database, as at an installation; else it finds an empty one.</summary>
    public bool MakesItsDatabase { get; init; }

    /// <summary>Where values come from; the server unless told otherwise.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>One more indicator: <c>82 eller högre</c> / <c>74–81</c>, with further lines.</summary>
    public Scenario Has(string id, string kpi, string more = "", string green = "82 eller högre", string? yellow = "74–81") =>
        Writes(catalogue + $"  - id: {id}\n    namn: {char.ToUpperInvariant(id[0]) + id[1..]}\n    nyckeltal: {kpi}\n    grön: {green}\n"
            + (yellow is null ? "" : $"    gul: {yellow}\n") + string.Concat(more.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"    {line.Trim()}\n")));

    /// <summary>Edits the catalogue as in an editor.</summary>
    public Scenario Edits(string from, string to)
    {
        Assert.Contains(from, catalogue, StringComparison.Ordinal);
        return Writes(catalogue.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>The first indicator gets further lines.</summary>
    public Scenario Adds(string lines)
    {
        const string Anchor = "    gul: 74–81\n";
        var at = catalogue.IndexOf(Anchor, StringComparison.Ordinal) + Anchor.Length;
        return Writes(catalogue.Insert(at, string.Concat(lines.Split('\n').Select(line => $"    {line}\n"))));
    }

    /// <summary>Takes an indicator out of the catalogue.</summary>
    public Scenario Removes(string id)
    {
        var start = catalogue.IndexOf($"  - id: {id}\n", StringComparison.Ordinal);
        var end = catalogue.IndexOf("  - id: ", start + 1, StringComparison.Ordinal);
        return Writes(catalogue.Remove(start, (end < 0 ? catalogue.Length : end) - start));
    }

    public Scenario Writes(string text)
    {
        catalogue = text;
        return this;
    }

    /// <summary>A whole run at six o'clock Swedish summer time of a day, or at a moment.</summary>
    public Task<Run> Sync(string day, params string[] more) => Runs(["sync", "--json", At(day), .. more]);

    public Task<Run> Runs(params string[] args) => Runs(TestContext.Current.CancellationToken, args);

    public async Task<Run> Runs(CancellationToken cancellationToken, params string[] args)
    {
        if (args[0] == "sync" && !args.Contains("--dry-run") && !MakesItsDatabase && !File.Exists(DatabaseFile))
            await MigratedFile.PutAsync(DatabaseFile);
        await File.WriteAllTextAsync(Path.Combine(Folder, "indikatorer.yaml"), catalogue, CancellationToken.None);
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var process = new ProcessContext
        {
            Out = output,
            Error = error,
            WorkingDirectory = Folder,
            ExecutableDirectory = Folder,
            Environment = new MemoryConfigurationSource(),
            AddServices = AddServices,
        };
        var exitCode = await CommandLine.RunAsync(
            ["--Kolada:RequestsPerSecond=0", $"--Kolada:BaseUrl={BaseUrl ?? Kolada.BaseUrl.ToString()}", "--Logging:LogLevel:Default=None", .. args], process, cancellationToken);
        return new Run(exitCode, output.ToString(), error.ToString(), NewMails());
    }

    /// <summary>What <c>status --json</c> says of an indicator, short: <c>red value 2025 60 active new_value</c>.</summary>
    public async Task<string> Status(string id = "helhetssyn", string gender = "T")
    {
        var row = (await Runs("status", "--json")).Json.AsArray().Single(row => (string?)row!["id"] == id && (string?)row["gender"] == gender)!;
        return string.Join(' ', new[] { "colour", "basis", "period", "value", "alarm", "cause" }.Select(name => row[name]?.ToString()).Where(text => text is not null));
    }

    /// <summary>Rows of a table, columns joined by a space.</summary>
    public async Task<IReadOnlyList<string>> Rows(string sql)
    {
        await using var connection = new SqliteConnection(DatabaseOptions.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader[column], CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public Task<IReadOnlyList<string>> ColourChanges() =>
        Rows("SELECT from_colour, to_colour, cause FROM colour_change ORDER BY colour_change_id");

    public static string At(string day) => $"--Clock:Now={(day.Contains('T', StringComparison.Ordinal) ? day : day + "T04:00:00Z")}";

    public void Dispose()
    {
        Kolada.Dispose();
        using (var connection = new SqliteConnection(DatabaseOptions.ConnectionString))
        using (var pooled = (SqliteConnection)new SqliteDialect().Connect(DatabaseOptions.ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
            SqliteConnection.ClearPool(pooled);
        }

        folder.Delete(recursive: true);
    }

    private List<Letter> NewMails()
    {
        var box = new DirectoryInfo(Path.Combine(Folder, "outbox"));
        return !box.Exists ? [] : [.. box.GetFiles("*.eml").Where(file => read.Add(file.Name)).Select(file => Open(file.FullName))
            .OrderBy(mail => mail.To, StringComparer.Ordinal).ThenBy(mail => mail.Subject, StringComparer.Ordinal)];
    }

    private static Letter Open(string file)
    {
        using var message = MimeMessage.Load(file, CancellationToken.None);
        return new Letter(message.To.Mailboxes.Single().Address, message.Subject!, message.TextBody!);
    }
}
