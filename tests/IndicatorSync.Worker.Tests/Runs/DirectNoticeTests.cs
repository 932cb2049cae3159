using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Tests.Mail;
using Microsoft.Extensions.Logging.Testing;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>A database that is away is told past the outbox.</summary>
public sealed class DirectNoticeTests : IDisposable
{
    private const string Catalogue = """
        plan: Prov
        kommun: "2417"
        kommunnamn: Norsjö
        mottagare:
          standard: [chef@example.se]
          admin: [drift@example.se, jour@example.se]
        indikatorer:
          - id: prov
            namn: Prov
            nyckeltal: U23471
            grön: 82 eller högre
        """;

    private static readonly DateTimeOffset Six = new(2026, 11, 10, 5, 0, 0, TimeSpan.Zero);
    private static readonly DatabaseOutage Outage = new(Six, "no answer from SQL Server 'SQL01': check the server's name, port and firewall") { HinderedRun = true };

    private readonly CommandRun folder = new();
    private readonly ScriptedTransport transport;
    private Func<string, Delivery> answer = _ => Delivery.Sent;
    private readonly FakeLogger<DirectNotice> logger = new();

    public DirectNoticeTests() => transport = new ScriptedTransport(address => answer(address));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_administrators_of_the_catalogue_are_told_since_when_and_what_to_do()
    {
        await Notice(Catalogue).TellOfDatabaseAsync(Outage, TestContext.Current.CancellationToken);

        Assert.Equal(["drift@example.se", "jour@example.se"], transport.Addresses);
        Assert.All(transport.Taken, mail => Assert.Equal("[Norsjö] 1 nytt problem: Databasen svarar inte", mail.Subject));
        var text = string.Join(' ', transport.Taken[0].TextBody!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("tisdag 10 november 2026 kl. 06.00", text, StringComparison.Ordinal);
        Assert.Contains("sista försök tisdag 10 november 2026 kl. 13.00", text, StringComparison.Ordinal);
        Assert.Contains("no answer from SQL Server 'SQL01'", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_is_one_mail_to_each_and_who_was_not_reached_is_tried_again()
    {
        var notice = Notice(Catalogue);
        answer = address => address == "drift@example.se" ? new Delivery(DeliveryOutcome.Temporary, "...") : Delivery.Sent;
        await notice.TellOfDatabaseAsync(Outage, TestContext.Current.CancellationToken);
        answer = _ => Delivery.Sent;
        await notice.TellOfDatabaseAsync(Outage with { LastFailure = Six.AddDays(1) }, TestContext.Current.CancellationToken);
        await notice.TellOfDatabaseAsync(Outage with { LastFailure = Six.AddDays(2) }, TestContext.Current.CancellationToken);

        Assert.Equal(["jour@example.se", "drift@example.se"], transport.Addresses);
    }

    [Fact]
    public async Task The_identity_of_the_mail_is_address_and_first_moment()
    {
        await Notice(Catalogue).TellOfDatabaseAsync(Outage, TestContext.Current.CancellationToken);
        await Notice(Catalogue).TellOfDatabaseAsync(Outage with { Reason = "other" }, TestContext.Current.CancellationToken);
        await Notice(Catalogue).TellOfDatabaseAsync(new DatabaseOutage(Six.AddDays(9), Outage.Reason), TestContext.Current.CancellationToken);

        var ids = transport.MessageIds.ToList();
        Assert.Equal(ids[..2], ids[2..4]);
        Assert.Equal(4, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("plan: [", "ops@example.se")]
    [InlineData(Catalogue, "ops@example.se")]
    public async Task The_configured_address_is_told_whatever_the_catalogue(string text, string address)
    {
        await Notice(text, address).TellOfDatabaseAsync(Outage, TestContext.Current.CancellationToken);

        Assert.Equal(address, Assert.Single(transport.Addresses));
    }

    [Fact]
    public async Task That_nobody_can_be_told_is_a_line_in_the_log_without_any_address()
    {
        await Notice("plan: [").TellOfDatabaseAsync(Outage, TestContext.Current.CancellationToken);
        answer = address => throw new InvalidOperationException($"{address} said no");
        await Notice(Catalogue).TellOfDatabaseAsync(Outage, TestContext.Current.CancellationToken);

        Assert.Equal([222, 221], logger.Collector.GetSnapshot().Select(record => record.Id.Id));
        Assert.All(logger.Collector.GetSnapshot(), record => Assert.DoesNotContain("@", record.Message, StringComparison.Ordinal));
        Assert.Equal(1, transport.HungUp);
    }

    private DirectNotice Notice(string catalogue, string? admin = null)
    {
        var clock = new RulesClock(TimeProvider.System, Six.AddHours(7), TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"));
        var alerts = new AlertsOptions { AdminAddress = admin };
        var source = new CatalogueSource(new CatalogueOptions { Path = folder.Write("indikatorer.yaml", catalogue) }, alerts, clock);
        return new DirectNotice(source, alerts, new MailOptions(), new MailRenderer(MailTemplates.Load(null)), () => transport, clock, logger);
    }
}
