namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary><c>eskalera efter</c> and <c>eskalera till</c> (docs/contract.md 1.14).</summary>
public class EscalationTests
{
    /// <summary>The Wednesday before midsommarafton.</summary>
    private static readonly DateTimeOffset Wednesday = new(2026, 6, 17, 5, 0, 0, TimeSpan.Zero);

    private const string Keys = """
            eskalera efter: 3 arbetsdagar
            eskalera till: [ledning]
        """;

    [Fact]
    public async Task What_nobody_takes_in_hand_is_told_higher_up_once_when_the_working_days_have_passed()
    {
        await using var municipality = await RedAsync();
        for (var day = 1; day <= 5; day++)
        {
            await municipality.SyncAsync(Wednesday.AddDays(day));
        }

        Assert.DoesNotContain(municipality.Mails, mail => mail.Address == "ledning@example.se");
        await municipality.SyncAsync(Wednesday.AddDays(6));
        await municipality.SyncAsync(Wednesday.AddDays(7));

        var mail = Assert.Single(municipality.Mails, mail => mail.Address == "ledning@example.se").Message;
        Assert.Equal("[Norsjö] Ingen har tagit hand om: 1 röd: Nöjdhet med stödet", mail.Subject);
        Assert.Contains("Därför går det nu vidare till dig.", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(2, municipality.Mails.Count(mail => mail.Address == "chef@example.se"));
    }

    [Fact]
    public async Task What_somebody_has_in_hand_is_not()
    {
        await using var municipality = await RedAsync();
        Assert.Equal(0, await municipality.CommandAsync(
            Wednesday, "acknowledge", "nojdhet", "--note", "Sett.", "--action", "Ny rutin.", "--owner", "Anna Berg", "--due", "2026-12-01"));
        for (var day = 1; day <= 10; day++)
        {
            await municipality.SyncAsync(Wednesday.AddDays(day));
        }

        Assert.DoesNotContain(municipality.Mails, mail => mail.Address == "ledning@example.se");
    }

    [Theory]
    [InlineData("    eskalera efter: 10 arbetsdagar", "kräver \"eskalera till\"")]
    [InlineData("    eskalera till: [ledning]", "kräver \"eskalera efter\"")]
    [InlineData("    eskalera efter: snart\n    eskalera till: [ledning]", "antal arbetsdagar")]
    [InlineData("    eskalera efter: 10 arbetsdagar\n    eskalera till: [ingen]", "finns inte under")]
    public async Task One_without_the_other_stops_the_catalogue(string keys, string told)
    {
        await using var municipality = Plan(keys);
        Assert.Equal(2, await municipality.CommandAsync(Wednesday, "validate"));
        Assert.Contains(told, municipality.Out + municipality.Error, StringComparison.Ordinal);
        Assert.Equal(2, await municipality.CommandAsync(Wednesday, "sync"));
    }

    private static Municipality Plan(string keys)
    {
        var municipality = Municipality.WithOneIndicator(keys);
        municipality.Catalogue = municipality.Catalogue.Replace("  admin: [drift@example.se]", "  admin: [drift@example.se]\n  ledning: [ledning@example.se]", StringComparison.Ordinal);
        return municipality;
    }

    private static async Task<Municipality> RedAsync()
    {
        var municipality = Plan(Keys);
        municipality.Kolada.Publishes("N00001", "2417", 2024, 90m);
        await municipality.SyncAsync(Wednesday.AddDays(-7));
        municipality.Kolada.Publishes("N00001", "2417", 2025, 60m);
        await municipality.SyncAsync(Wednesday);
        return municipality;
    }
}
