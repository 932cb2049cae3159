using System.Text;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;
using Microsoft.Extensions.Time.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>Logins by token, and that no secret and no address comes into a log.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Secret = "planterad-hemlighet";
    private const string Token = "planterad-token";
    private const string Password = "planterat-losen";

    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    private readonly WireMockServer entra = WireMockServer.Start();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => entra.Dispose();

    [Fact]
    public async Task Microsoft_365_is_logged_in_to_with_a_token_by_client_credentials()
    {
        Grants(3600);
        await using var municipality = RedTwice();
        municipality.Settings.AddRange(OAuth());
        municipality.Smtp.OffersLogin = true;

        await municipality.SyncAsync(Morning);

        Assert.Equal(2, municipality.Mails.Count);
        var login = Assert.Single(municipality.Smtp.Logins).Split(' ');
        Assert.Equal("XOAUTH2", login[1]);
        Assert.Equal($"user=larm@example.se\u0001auth=Bearer {Token}\u0001\u0001", Encoding.ASCII.GetString(Convert.FromBase64String(login[2])));
        var asked = Assert.Single(entra.LogEntries).RequestMessage!.Body!;
        Assert.Equal(
            $"grant_type=client_credentials&client_id=app&client_secret={Secret}&scope={Uri.EscapeDataString("https://outlook.office365.com/.default")}",
            asked);
    }

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_it_runs_out()
    {
        Grants(3600);
        var clock = new FakeTimeProvider();
        using var http = new HttpClient();
        var tokens = new OAuthTokens(new MailOAuthOptions { TenantId = "t", ClientId = "c", ClientSecret = Secret, TokenEndpoint = new Uri(entra.Url!) }, http, clock);

        Assert.Equal(Token, await tokens.GetAsync(Cancel));
        clock.Advance(TimeSpan.FromMinutes(54));
        await tokens.GetAsync(Cancel);
        Assert.Single(entra.LogEntries);
        clock.Advance(TimeSpan.FromMinutes(1));
        await tokens.GetAsync(Cancel);
        Assert.Equal(2, entra.LogEntries.Count);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS7000215: planterad-hemlighet"}""", "401 invalid_client")]
    [InlineData(500, "<html>", "svarar inte som väntat")]
    public async Task Without_a_token_every_mail_waits_and_the_reason_is_told_without_the_secret(int status, string body, string words)
    {
        entra.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(status).WithBody(body).WithHeader("Content-Type", "application/json"));
        await using var municipality = RedTwice();
        municipality.Settings.AddRange(OAuth());
        municipality.Smtp.OffersLogin = true;

        await municipality.SyncAsync(Morning);

        Assert.Empty(municipality.Mails);
        Assert.Contains("2 mejl väntar på att skickas. Inloggningstjänsten", municipality.Out, StringComparison.Ordinal);
        Assert.Contains(words, municipality.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, municipality.Out + municipality.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_log_holds_an_address_a_password_or_a_token()
    {
        Grants(3600);
        await using var municipality = RedTwice();
        municipality.Settings.RemoveAll(setting => setting.StartsWith("Logging", StringComparison.Ordinal));
        municipality.Settings.AddRange(["Logging:LogLevel:Default=Trace", "Alerts:AdminAddress=drift@planterad.se", "Heartbeat:Url=https://127.0.0.1:1/planterad"]);
        municipality.Smtp.OffersLogin = true;
        municipality.Smtp.OnRecipient = address => address.StartsWith("forst", StringComparison.Ordinal) ? $"550 5.1.1 <{address}> unknown" : null;

        // The first as a process, whose streams are all that it says; of the others its file of the log, which the same redactor writes.
        var logs = new StringBuilder();
        async Task RunAsync(Func<Task> sync, params string[] settings)
        {
            municipality.Settings.AddRange(settings);
            await sync();
            municipality.Settings.RemoveAll(settings.Contains);
            municipality.Kolada.Publishes("N00001", "2417", 2025, 50m - logs.Length % 7);
        }

        async Task Process()
        {
            using var process = municipality.Start(Morning, "sync", "--verbose");
            var output = process.StandardOutput.ReadToEndAsync(Cancel);
            logs.Append(await process.StandardError.ReadToEndAsync(Cancel)).Append(await output);
            await process.WaitForExitAsync(Cancel);
        }

        async Task Here()
        {
            await municipality.CommandAsync(Morning, "sync", "--verbose", "--Logging:File:Path=all.log");
            var logged = string.Concat(Directory.GetFiles(municipality.Folder, "*.log").Select(File.ReadAllText));
            Assert.Contains("dbug:", logged, StringComparison.Ordinal);
            logs.Append(logged).Append(municipality.Error).Append(municipality.Out);
        }

        await RunAsync(Process, "Mail:Username=larm@planterad.se", $"Mail:Password={Password}");
        await RunAsync(Here, OAuth());
        await RunAsync(Here, "Mail:Username=larm@planterad.se", $"Mail:Password={Password}", "Mail:Security=StartTls");
        municipality.Smtp.IsDown = true;
        await RunAsync(Here, "Mail:RedirectTo=om@planterad.se");

        Assert.NotEmpty(municipality.Mails);
        Assert.True(municipality.Smtp.Logins.Count >= 2);
        Assert.Contains("Rejected", logs.ToString().Replace("Permanent", "Rejected", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var planted in new[] { "planterad", Secret, Token, Password, "forst@", "sedan@" })
        {
            Assert.DoesNotContain(planted, logs.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static Municipality RedTwice()
    {
        var municipality = Municipality.WithOneIndicator("", "forst@planterad.se", "sedan@planterad.se");
        municipality.Kolada.Publishes("N00001", "2417", 2025, 62m);
        return municipality;
    }

    private void Grants(int seconds) => entra.Given(Request.Create().UsingPost()).RespondWith(Response.Create()
        .WithHeader("Content-Type", "application/json")
        .WithBody($$"""{"token_type":"Bearer","expires_in":{{seconds}},"access_token":"{{Token}}"}"""));

    private string[] OAuth() =>
    [
        "Mail:Username=larm@example.se",
        "Mail:OAuth:TenantId=tenant",
        "Mail:OAuth:ClientId=app",
        $"Mail:OAuth:ClientSecret={Secret}",
        $"Mail:OAuth:TokenEndpoint={entra.Url}/token",
    ];
}
