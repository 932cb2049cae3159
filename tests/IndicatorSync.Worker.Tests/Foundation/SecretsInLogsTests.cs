using System.Text;
using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Tests.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Tests.Foundation;

/// <summary>Runs the program at its most talkative, with everything failing that can, and looks for what was planted.</summary>
public sealed class SecretsInLogsTests : IDisposable
{
    private const string Planted = "planterad";

    private const string Catalogue = """
        plan: Prov
        kommun: "2417"
        mottagare:
          standard: [planterad-chef@example.se]
          admin: [planterad-admin@example.se]
        indikatorer:
          - id: prov
            namn: Prov
            nyckeltal: U23471
            grön: 82 eller högre
            fotnot: planterad-text-i-mejlet
        """;

    private static readonly string[] Talkative =
        ["Default", "Microsoft", "Polly", "Quartz", "System", "IndicatorSync"];

    private readonly CommandRun run = new();
    private readonly KoladaServer kolada = new KoladaServer().Publishes("U23471", "2417", 2025, 60).Names("2417", "Norsjö").Names("0000", "Riket");

    public SecretsInLogsTests()
    {
        run.Write("indikatorer.yaml", Catalogue);
        run.Environment["Kolada__BaseUrl"] = kolada.BaseUrl.AbsoluteUri;
        run.Environment["Kolada__RequestsPerSecond"] = "0";
        run.Environment["Alerts__AdminAddress"] = "planterad-drift@example.se";
        run.Environment["Logging__File__Path"] = "logs/all.log";
        foreach (var category in Talkative)
        {
            run.Environment[$"Logging__LogLevel__{category}"] = "Trace";
        }
    }

    private string Logged => string.Concat(
        Directory.EnumerateFiles(Path.Combine(run.WorkingDirectory, "logs")).Select(ReadShared)) + run.Out + run.Error;

    /// <summary>The database as bytes, with what is not yet in the file itself.</summary>
    private string Stored => string.Concat(Directory.EnumerateFiles(run.WorkingDirectory, "*.db*").Select(ReadShared));

    public void Dispose()
    {
        kolada.Dispose();
        run.Dispose();
    }

    [Fact]
    public async Task A_run_whose_mail_server_refuses_the_login_tells_neither_password_nor_address_nor_text()
    {
        await using var smtp = LoopbackServer.Speaking(
            greets: true, "220 relay ESMTP\n", "250-relay\n250 AUTH PLAIN\n", "535 5.7.8 bad credentials for planterad-user@example.se\n", "221 bye\n");
        WithMailServer(smtp.Port);

        Assert.Equal(0, await run.RunAsync("sync", "--verbose"));

        Assert.Contains("[200]", Logged, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_repeats_the_recipient_in_its_refusal_is_not_repeated()
    {
        await using var smtp = LoopbackServer.Speaking(
            greets: true, "220 relay ESMTP\n", "250 relay\n", "250 ok\n", "550 5.1.1 no such user <planterad-chef@example.se>\n", "250 reset\n", "221 bye\n");
        WithMailServer(smtp.Port);
        run.Environment.Remove("Mail__Username");
        run.Environment.Remove("Mail__Password");

        await run.RunAsync("sync", "--verbose");

        Assert.DoesNotContain(Planted, Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_repeats_the_password_puts_it_in_no_channel()
    {
        await using var smtp = LoopbackServer.Speaking(
            greets: true, "220 relay ESMTP\n", "250-relay\n250 AUTH PLAIN\n", "535 5.7.8 planterad-hemlighet is wrong (cGxhbnRlcmFkLWhlbWxpZ2hldA==)\n", "221 bye\n");
        WithMailServer(smtp.Port);

        Assert.Equal(0, await run.RunAsync("sync", "--verbose", "--json"));
        await run.RunAsync("mail", "pending");
        await run.RunAsync("status", "--check");

        Assert.Contains(Redactor.Mask, Logged, StringComparison.Ordinal);
        Assert.DoesNotContain("hemlighet", Logged, StringComparison.Ordinal);
        Assert.DoesNotContain("cGxhbnRlcmFkLWhlbWxpZ2hldA", Logged, StringComparison.Ordinal);
        Assert.DoesNotContain("planterad-hemlighet", Stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_login_of_a_proxy_that_fails_puts_it_in_no_channel()
    {
        run.Environment["HTTPS_PROXY"] = "http://planterad-user:planterad-hemlighet@127.0.0.1:1";
        await using var mirror = LoopbackServer.Speaking(
            greets: false, "HTTP/1.1 400 no\r\nContent-Type: application/json\r\nContent-Length: 58\r\nConnection: close\r\n\r\n{\"error\": \"http://planterad-user:planterad-hemlighet@x:1\"}");
        run.Environment["Kolada__BaseUrl"] = FormattableString.Invariant($"http://127.0.0.1:{mirror.Port}/v3");

        await run.RunAsync("sync", "--verbose", "--json");
        await run.RunAsync("doctor");

        Assert.Contains(Redactor.Mask, run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("hemlighet", Logged, StringComparison.Ordinal);
        Assert.Contains(Redactor.Mask, Stored, StringComparison.Ordinal);
        Assert.DoesNotContain("planterad-hemlighet", Stored, StringComparison.Ordinal);
        Assert.All(Directory.EnumerateFiles(run.WorkingDirectory, "*.eml", SearchOption.AllDirectories), mail => Assert.DoesNotContain("hemlighet", File.ReadAllText(mail), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_without_its_password()
    {
        run.Environment["Database__Provider"] = "SqlServer";
        run.Environment["Database__ConnectionString"] = FormattableString.Invariant(
            $"Server=127.0.0.1,{LoopbackServer.ClosedPort()};Database=IndicatorSync;User ID=planterad-user;Password=planterad-hemlighet;Connect Timeout=1;Connect Retry Count=0");

        // A second of trying again says all that a quarter of a minute would.
        var process = run.ProcessContext with { AddServices = services => services.AddSingleton(new DatabaseRetryPolicy(TimeSpan.FromSeconds(1))) };
        Assert.Equal(1, await CommandLine.RunAsync(["sync", "--verbose"], process, TestContext.Current.CancellationToken));

        Assert.DoesNotContain(Planted, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_with_a_heartbeat_that_fails_does_not_tell_its_address()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var monitor = new LoopbackServer(async stream =>
        {
            var request = new byte[4096];
            var asked = Encoding.ASCII.GetString(request, 0, await stream.ReadAsync(request));
            await stream.WriteAsync("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            if (asked.StartsWith("GET /planterad-nyckel ", StringComparison.Ordinal))
            {
                await stop.CancelAsync();
            }
        });
        run.Environment["Heartbeat__Url"] = FormattableString.Invariant($"http://127.0.0.1:{monitor.Port}/planterad-nyckel");

        await CommandLine.RunAsync(["run"], run.ProcessContext, stop.Token);

        Assert.Contains("The heartbeat did not get through", Logged, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, Logged, StringComparison.Ordinal);
    }

    private void WithMailServer(int port)
    {
        run.Environment["Mail__Transport"] = "Smtp";
        run.Environment["Mail__Host"] = "127.0.0.1";
        run.Environment["Mail__Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        run.Environment["Mail__Security"] = "None";
        run.Environment["Mail__From"] = "larm@example.se";
        run.Environment["Mail__Username"] = "planterad-user@example.se";
        run.Environment["Mail__Password"] = "planterad-hemlighet";
    }

    private static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }
}
