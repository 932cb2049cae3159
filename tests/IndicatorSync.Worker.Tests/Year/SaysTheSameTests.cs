using Microsoft.Extensions.Time.Testing;

namespace IndicatorSync.Worker.Tests.Year;

/// <summary>When a day has gone wrong the probe, the metric and the administrator's mail name the same code, as bad as each other.</summary>
public sealed class SaysTheSameTests : IAsyncLifetime
{
    private static readonly DateTime Monday = new(2026, 3, 2, 5, 0, 0, DateTimeKind.Unspecified);

    private readonly RunningService service = new(Monday, SmallPlan.Text);
    private DateTime day = Monday.Date;

    public async ValueTask InitializeAsync()
    {
        service.Kolada.Publishes("N00001", "2417", 2025, 90).Publishes("N00002", "2417", 2025, 85).Names("2417", "Norsjö").Names("0000", "Riket");
        await service.StartAsync();
        await service.TriesMailsBetweenRunsAsync(false);
        await AllIsWellAfterTheNextRunAsync();
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Of_a_day_that_went_wrong_all_three_say_the_same_until_it_is_mended()
    {
        await GoesWrongAsync("catalogue_invalid", 1, service.DeletesCatalogue, () => service.Catalogue = SmallPlan.Text);
        await GoesWrongAsync("source_down", 2, () => service.Kolada.Rests(), () => service.Kolada.Rests(false));
        var other = new FakeTimeProvider(new DateTimeOffset(Monday.AddYears(1), TimeSpan.Zero));
        await GoesWrongAsync("clock_wrong", 2, () => service.Kolada.KeepsTime(other), () => service.Kolada.KeepsTime(service.Time));

        // To an account that may not enter its folder a database looks like one that is not there.
        await GoesWrongAsync("database_away", 3, service.Database.Leaves, service.Database.Returns);
    }

    private async Task GoesWrongAsync(string code, int state, Action breaks, Action mends)
    {
        breaks();
        var before = service.Smtp.Received.Count;
        day = day.AddDays(1);

        // The day's last attempt is at one o'clock.
        await service.MoveToAsync(day.AddHours(13.5));

        var (exitCode, line) = await service.ProbeAsync();
        Assert.True(exitCode == state, line);
        Assert.Contains($"({code})", line, StringComparison.Ordinal);
        Assert.Equal([(code, state)], Unwell());
        var mail = Assert.Single(service.Smtp.Received.Skip(before), mail => mail.Address == "drift@example.se");
        Assert.Contains($"({code})", mail.Message.TextBody, StringComparison.Ordinal);

        mends();
        await AllIsWellAfterTheNextRunAsync();
    }

    private async Task AllIsWellAfterTheNextRunAsync()
    {
        day = day.AddDays(day == Monday.Date && service.Attempted.Count == 0 ? 0 : 1);
        await service.MoveToAsync(day.AddHours(6.5));
        var (exitCode, line) = await service.ProbeAsync();
        Assert.True(exitCode == 0, line);
        Assert.Empty(Unwell());
    }

    /// <summary>That no run has succeeded lately follows from each of them.</summary>
    private IEnumerable<(string Code, int State)> Unwell() => service.Health.Where(pair => pair.Value > 0 && pair.Key != "no_success").Select(pair => (pair.Key, pair.Value));
}
