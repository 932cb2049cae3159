using System.Globalization;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>What an operator does with mails that did not arrive: <c>mail retry</c>, <c>resend</c>, <c>discard</c> (docs/contract.md 1.15).</summary>
public sealed class MailCommandTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Retry_fails_while_nothing_gets_through_and_succeeds_when_it_does()
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Kolada.Publishes("N00001", "2417", 2025, 60m);
        municipality.Smtp.IsDown = true;
        await municipality.SyncAsync(Monday);
        Assert.DoesNotContain("0 mejl väntar", municipality.Out, StringComparison.Ordinal);

        Assert.Equal(1, await municipality.CommandAsync(Monday.AddHours(1), "mail", "retry"));
        Assert.Contains("Delivered: 0.", municipality.Out, StringComparison.Ordinal);

        municipality.Smtp.IsDown = false;
        Assert.Equal(0, await municipality.CommandAsync(Monday.AddHours(2), "mail", "retry"));
        Assert.Equal(0, await municipality.CommandAsync(Monday.AddHours(2), "mail", "retry"));
    }

    [Fact]
    public async Task A_mail_to_an_address_that_is_no_more_is_critical_until_it_is_sent_elsewhere_or_discarded()
    {
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Kolada.Publishes("N00001", "2417", 2025, 60m);
        municipality.Smtp.OnRecipient = address => address == "chef@example.se" ? "550 5.1.1 User unknown" : null;
        await municipality.SyncAsync(Monday);
        var dead = Convert.ToString(await municipality.ScalarAsync("SELECT MIN(outbox_id) FROM outbox WHERE address = 'chef@example.se'"), CultureInfo.InvariantCulture)!;
        Assert.Equal(2, await municipality.CommandAsync(Monday.AddHours(1), "status", "--check"));

        Assert.Equal(0, await municipality.CommandAsync(Monday.AddHours(1), "mail", "resend", dead, "--to", "ny.chef@example.se"));

        Assert.Contains(municipality.Mails, mail => mail.Address == "ny.chef@example.se");
        Assert.Equal(0, await municipality.CommandAsync(Monday.AddHours(1), "status", "--check"));
        Assert.Equal(1, await municipality.CommandAsync(Monday.AddHours(1), "mail", "discard", dead));
        Assert.Equal(2, await municipality.CommandAsync(Monday.AddHours(1), "mail", "resend", dead, "--to", "ingen adress"));
    }
}
