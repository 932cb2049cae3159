using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Tests.Year;

/// <summary>One service that keeps running through three bad days; on each of them every other indicator is judged and mailed.</summary>
public sealed class BadDaysTests : IAsyncLifetime
{
    private const string Title = "Andel nöjda";

    private static readonly DateTime Tuesday = new(2026, 3, 3, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly RunningService service = new(Tuesday.AddHours(-20), SmallPlan.Text);

    public ValueTask InitializeAsync()
    {
        service.Kolada.Publishes("N00001", "2417", 2025, 90).Publishes("N00002", "2417", 2025, 85).Names("2417", "Norsjö").Names("0000", "Riket");
        service.Kolada.Describes("N00001", Title, null, null, null).Describes("N00002", "Andel bra bemötande", null, null, null);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task An_odd_title_then_a_broken_catalogue_then_an_unreadable_secret_cost_no_alarm()
    {
        var secret = service.KeepsSecret("Alerts__AdminAddress", "drift@example.se"u8.ToArray());
        await service.StartAsync();
        await service.MoveToAsync(Tuesday);
        Assert.Equal(["[Norsjö] Startläge: 0 röda av 2 bedömda"], ToManager(-1));

        service.Kolada.IsWhimsical((path, json) => path.StartsWith("kpi/", StringComparison.Ordinal) ? (200, json.Replace(Title, @"Andel \ud83d\u001b[31m", StringComparison.Ordinal)) : null);
        service.Kolada.Publishes("N00002", "2417", 2025, 60);
        await service.MoveToAsync(Tuesday.AddDays(1));
        Assert.Equal(["[Norsjö] Reviderat: Bra bemötande (nu röd)"], ToManager(0));
        Assert.Equal(["bemotande Röd", "nojdhet Grön"], Colours());

        service.Catalogue = "plan: [";
        service.Kolada.Publishes("N00001", "2417", 2025, 50);
        await service.MoveToAsync(Tuesday.AddDays(2));
        Assert.Equal(["[Norsjö] Reviderat: Nöjdhet med stödet (nu röd)"], ToManager(1));
        Assert.Contains(ToAdmin(1), subject => subject.Contains("Katalogen kan inte läsas; den senast giltiga används", StringComparison.Ordinal));
        Assert.Equal(["bemotande Röd", "nojdhet Röd"], Colours());

        service.Catalogue = SmallPlan.Text;
        service.KeepsSecret("Alerts__AdminAddress", 0xFF, 0xFE, 0xC3);
        service.Kolada.Publishes("N00002", "2417", 2025, 88);
        await service.MoveToAsync(Tuesday.AddDays(3));
        Assert.Contains("Bra bemötande", Assert.Single(ToManager(2)), StringComparison.Ordinal);
        Assert.Contains(ToAdmin(2), subject => subject.Contains("1 löst problem", StringComparison.Ordinal));
        Assert.Equal(["bemotande Grön", "nojdhet Röd"], Colours());

        // Four days, four runs that came through, and nothing left open but what is.
        Assert.Equal(["Lyckad"], (service.Database.Rows("SELECT DISTINCT Resultat FROM rapport_Korningar")));
        Assert.DoesNotContain("internal_error", service.Database.Rows("SELECT type FROM problem"));

        // The next start is where the secret is read, and it says which file.
        var refused = await Assert.ThrowsAsync<ExpectedFailure>(service.RestartAsync);
        Assert.Equal((FailureKind.BadInput, true), (refused.Kind, refused.Message.StartsWith(secret, StringComparison.Ordinal)));
    }

    private IEnumerable<string> ToManager(int day) => To("chef@example.se", day);

    private IEnumerable<string> ToAdmin(int day) => To("drift@example.se", day);

    /// <param name="address">Whose mails.</param>
    /// <param name="day">Days from Tuesday.</param>
    private IEnumerable<string> To(string address, int day) => service.Smtp.Received
        .Where(mail => mail.Address == address && RunningService.Local(mail.At).Date == Tuesday.AddDays(day))
        .Select(mail => mail.Message.Subject!);

    private IReadOnlyList<string> Colours() => service.Database.Rows("SELECT IndikatorId, Farg FROM rapport_Nulage ORDER BY IndikatorId");
}
