using System.Text.Json;
using System.Text.Json.Nodes;
using IndicatorSync.Worker.Commands;
using Spectre.Console.Testing;

namespace IndicatorSync.Worker.Tests.Commands;

/// <summary>What <c>setup</c> asks, writes and tries: unattended by its options, and at a terminal by its questions.</summary>
public sealed class SetupCommandTests : IDisposable
{
    private static readonly string[] Answers =
        ["setup", "--municipality", "Norsjö", "--installer", "anna@norsjo.se", "--mail-host", "127.0.0.1", "--mail-port", "1", "--Kolada:BaseUrl=http://127.0.0.1:1", "--Kolada:AttemptTimeout=1 s", "--Kolada:TotalTimeout=1 s"];

    private readonly CommandRun run = new();

    private JsonNode Settings => JsonNode.Parse(
        File.ReadAllText(Path.Combine(run.WorkingDirectory, "appsettings.json")), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;

    private string Catalogue => Path.Combine(run.WorkingDirectory, "indikatorer.yaml");

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task One_command_line_writes_all_that_an_installation_needs()
    {
        var file = run.Write("pass.txt", "mycket-hemligt\n", run.ExecutableDirectory);

        await run.RunAsync([.. Answers, "--schedule", "5.30", "--mail-from", "noreply@norsjo.se", "--mail-user", "tjanst", "--mail-password-file", file]);

        Assert.Equal("Smtp", (string?)Settings["Mail"]!["Transport"]);
        Assert.Equal("127.0.0.1", (string?)Settings["Mail"]!["Host"]);
        Assert.Equal("noreply@norsjo.se", (string?)Settings["Mail"]!["From"]);
        Assert.Equal("anna@norsjo.se", (string?)Settings["Mail"]!["RedirectTo"]);
        Assert.Equal("anna@norsjo.se", (string?)Settings["Alerts"]!["AdminAddress"]);
        Assert.Equal("0 30 5 * * ?", (string?)Settings["Schedule"]!["Cron"]);
        Assert.Contains("kommun: \"2417\"", await File.ReadAllTextAsync(Catalogue, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(run.WorkingDirectory, "indikatorer.schema.json")));
        Assert.Contains("Kolada", run.Out, StringComparison.Ordinal);
        Assert.Contains("setup --live", run.Out, StringComparison.Ordinal);

        Assert.NotEmpty(Directory.GetFiles((string)Settings["Secrets"]!["Directory"]!, "Mail__Password*"));
        Assert.Equal("mycket-hemligt", run.Settings().Settings.Mail.Password);
        Assert.DoesNotContain("mycket-hemligt", run.Out + run.Error + Settings.ToJsonString(), StringComparison.Ordinal);

        var after = new StringWriter();
        Assert.Equal(0, await CommandLine.RunAsync(["validate"], run.ProcessContext with { Out = after }, TestContext.Current.CancellationToken));
        Assert.Equal("Inget att anmärka på.", after.ToString().Trim());
    }

    [Fact]
    public async Task Nobody_at_the_keyboard_and_an_answer_missing_names_every_option_and_writes_nothing()
    {
        Assert.Equal(2, await run.RunAsync("setup", "--mail-port", "0"));

        Assert.Contains("--municipality saknas", run.Error, StringComparison.Ordinal);
        Assert.Contains("--installer saknas", run.Error, StringComparison.Ordinal);
        Assert.Contains("--mail-host saknas", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(run.WorkingDirectory));
    }

    [Theory]
    [InlineData("--municipality", "Norsjo kommunn", "är ingen kommun")]
    [InlineData("--installer", "anna", "är ingen e-postadress")]
    [InlineData("--mail-port", "70000", "är ingen port")]
    [InlineData("--schedule", "25:00", "skriv ett klockslag")]
    [InlineData("--sql-server", "SQL01;Password=x", "utan semikolon")]
    public async Task An_answer_that_will_not_do_is_refused_by_its_option(string option, string answer, string why)
    {
        Assert.Equal(2, await run.RunAsync([.. Without(option), option, answer]));

        Assert.Contains($"{option} \"{answer}\": ", run.Error, StringComparison.Ordinal);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(run.WorkingDirectory));
    }

    [Fact]
    public async Task What_stands_already_is_neither_asked_for_nor_touched()
    {
        run.Write("appsettings.json", """
            {
              // a comment, and a comma too many
              "mail": { "transport": "Smtp", "host": "127.0.0.1", "Port": "1", "From": "a@norsjo.se" },
              "Alerts": { "AdminAddress": "drift@norsjo.se", "RemindAfterDays": "30", },
              "Database": { "Provider": "SqlServer", "ConnectionString": "Server=127.0.0.1,1;Database=X;Integrated Security=true;Connect Timeout=1" },
              "Schedule": { "Cron": "0 0 7 * * ?" }
            }
            """);
        var own = "plan: egen\nkommun: \"2417\"\nindikatorer: []\n";
        run.Write("indikatorer.yaml", own);
        var before = Settings.ToJsonString();

        await run.RunAsync("setup", "--Kolada:BaseUrl=http://127.0.0.1:1", "--Kolada:AttemptTimeout=1 s", "--Kolada:TotalTimeout=1 s", "--schedule", "08:00");

        Assert.Equal(own, await File.ReadAllTextAsync(Catalogue, TestContext.Current.CancellationToken));
        Assert.Equal("0 0 8 * * ?", (string?)Settings["Schedule"]!["Cron"]);
        Assert.Equal("30", (string?)Settings["Alerts"]!["RemindAfterDays"]);
        Assert.Null(Settings["mail"]!["RedirectTo"]);
        Assert.Equal(before.Replace("0 0 7", "0 0 8", StringComparison.Ordinal), Settings.ToJsonString());
        Assert.True(File.Exists(Path.Combine(run.WorkingDirectory, "appsettings.json.bak")));
    }

    [Fact]
    public async Task At_a_terminal_each_question_is_put_once_and_a_wrong_answer_is_explained()
    {
        using var terminal = new TestConsole();
        terminal.Interactive();
        foreach (var answer in new[] { "Atlantis", "Norsjö", "anna@norsjo.se", "127.0.0.1", "1", "", "tjanst", "mycket-hemligt", "-", "" })
        {
            terminal.Input.PushTextWithEnter(answer);
        }

        await CommandLine.RunAsync(
            ["setup", "--Kolada:BaseUrl=http://127.0.0.1:1", "--Kolada:AttemptTimeout=1 s", "--Kolada:TotalTimeout=1 s"],
            run.ProcessContext with { Terminal = () => terminal },
            TestContext.Current.CancellationToken);

        Assert.Contains("är ingen kommun", terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", terminal.Output + run.Out + run.Error, StringComparison.Ordinal);
        Assert.Equal("indicatorsync@norsjo.se", (string?)Settings["Mail"]!["From"]);
        Assert.Equal("0 0 6 * * ?", (string?)Settings["Schedule"]!["Cron"]);
        Assert.Equal("mycket-hemligt", run.Settings().Settings.Mail.Password);
    }

    [Fact]
    public async Task Live_refuses_while_the_recipients_are_a_samples()
    {
        await run.RunAsync(Answers);
        File.Copy(RepositoryFiles.Of("deploy", "samples", "norsjo-2026", "indikatorer.yaml"), Catalogue, overwrite: true);

        Assert.Equal(2, await run.RunAsync("setup", "--live", "--yes"));

        Assert.Contains("kvalitet@example.se", run.Error, StringComparison.Ordinal);
        Assert.Equal("anna@norsjo.se", (string?)Settings["Mail"]!["RedirectTo"]);
    }

    private static IEnumerable<string> Without(string option)
    {
        var index = Array.IndexOf(Answers, option);
        return index < 0 ? Answers : Answers.Where((_, i) => i != index && i != index + 1);
    }
}
