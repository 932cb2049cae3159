using System.Text.Json.Nodes;
using MimeKit;

namespace IndicatorSync.Testing;

/// <summary>A mail as its reader finds it.</summary>
public sealed record Letter(string To, string Subject, string Text);

/// <summary>One command, as who started it sees it; for <c>sync</c> with the mails it sent, in the order of their addresses.</summary>
public sealed record RunSeen(int ExitCode, string Output, string Error, IReadOnlyList<Letter> Mails)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    public IEnumerable<string> Subjects => Mails.Select(mail => mail.Subject);

    public IEnumerable<string> Problems => Json["problems"]!.AsArray().Select(problem => (string)problem!["type"]!);

    public RunSeen Ended(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit {ExitCode}, not {exitCode}\n{Output}\n{Error}");
        return this;
    }
}

/// <summary>A municipality whose plan is written and edited word by word, and whose mails are read from the pickup folder.</summary>
public sealed class Scenario : World
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

    private readonly HashSet<string> read = [];

    public Scenario()
    {
        Day = null;
        Catalogue = Top;
        Has("helhetssyn", "U23471");
    }

    /// <summary>One more indicator: <c>82 eller högre</c> / <c>74–81</c>, with further lines.</summary>
    public Scenario Has(string id, string kpi, string more = "", string green = "82 eller högre", string? yellow = "74–81") =>
        Writes(Catalogue + $"  - id: {id}\n    namn: {char.ToUpperInvariant(id[0]) + id[1..]}\n    nyckeltal: {kpi}\n    grön: {green}\n"
            + (yellow is null ? "" : $"    gul: {yellow}\n") + string.Concat(more.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"    {line.Trim()}\n")));

    /// <summary>Edits the catalogue as in an editor.</summary>
    public Scenario Edits(string from, string to)
    {
        Assert.Contains(from, Catalogue, StringComparison.Ordinal);
        return Writes(Catalogue.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>The first indicator gets further lines.</summary>
    public Scenario Adds(string lines)
    {
        const string Anchor = "    gul: 74–81\n";
        var at = Catalogue.IndexOf(Anchor, StringComparison.Ordinal) + Anchor.Length;
        return Writes(Catalogue.Insert(at, string.Concat(lines.Split('\n').Select(line => $"    {line}\n"))));
    }

    /// <summary>Takes an indicator out of the catalogue.</summary>
    public Scenario Removes(string id)
    {
        var start = Catalogue.IndexOf($"  - id: {id}\n", StringComparison.Ordinal);
        var end = Catalogue.IndexOf("  - id: ", start + 1, StringComparison.Ordinal);
        return Writes(Catalogue.Remove(start, (end < 0 ? Catalogue.Length : end) - start));
    }

    public Scenario Writes(string text)
    {
        Catalogue = text;
        return this;
    }

    /// <summary>A whole run at six o'clock Swedish summer time of a day, or at a moment.</summary>
    public Task<RunSeen> Sync(string day, params string[] more) => Runs(["sync", "--json", At(day), .. more]);

    public Task<RunSeen> Runs(params string[] args) => Runs(TestContext.Current.CancellationToken, args);

    public async Task<RunSeen> Runs(CancellationToken cancellationToken, params string[] args)
    {
        var (exitCode, output, error) = await CommandAsync(cancellationToken, args);
        return new RunSeen(exitCode, output, error, NewMails());
    }

    /// <summary>What <c>status --json</c> says of an indicator, short: <c>red value 2025 60 active new_value</c>.</summary>
    public async Task<string> Status(string id = "helhetssyn", string gender = "T")
    {
        var row = (await Runs("status", "--json")).Json.AsArray().Single(row => (string?)row!["id"] == id && (string?)row["gender"] == gender)!;
        return string.Join(' ', new[] { "colour", "basis", "period", "value", "alarm", "cause" }.Select(name => row[name]?.ToString()).Where(text => text is not null));
    }

    /// <summary>Rows of a table, columns joined by a space.</summary>
    public Task<IReadOnlyList<string>> Rows(string sql) => Task.FromResult(Query(sql, ' '));

    public Task<IReadOnlyList<string>> ColourChanges() =>
        Rows("SELECT from_colour, to_colour, cause FROM colour_change ORDER BY colour_change_id");

    public static string At(string day) => $"--Clock:Now={(day.Contains('T', StringComparison.Ordinal) ? day : day + "T04:00:00Z")}";

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
