using Microsoft.Extensions.Time.Testing;

namespace IndicatorSync.Worker.Tests.Year;

/// <summary>When a day has gone wrong the probe, the metric and the administrator's mail name the same code, as bad as each other.</summary>
public sealed class SaysTheSameTests : IAsyncLifetime
{
    private static readonly DateTime Tuesday = new(2026, 3, 3, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly RunningService service = new(Tuesday.AddHours(-12), SmallPlan.Text);

    public async ValueTask InitializeAsync()
    {
        service.Kolada.Publishes("N00001", "2417", 2025, 90).Publishes("N00002", "2417", 2025, 85).Names("2417", "Norsjö").Names("0000", "Riket");
        await service.StartAsync();
        await service.MoveToAsync(Tuesday.AddHours(-11.9));
        await service.TriesMailsBetweenRunsAsync(false);
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData("database_away", 3)]
    [InlineData("clock_wrong", 2)]
    [InlineData("catalogue_invalid", 1)]
    [InlineData("source_down", 2)]
    public async Task Of_a_day_that_went_wrong_all_three_say_the_same(string code, int state)
    {
        var before = await service.ProbeAsync();
        Assert.True(before.ExitCode == 0, before.Line);
        Assert.All(service.Health.Values, value => Assert.Equal(0, value));

        Break(code);
        await service.MoveToAsync(Tuesday.AddHours(13.5));

        var (exitCode, line) = await service.ProbeAsync();
        Assert.True(exitCode == state, line);
        Assert.Contains($"({code})", line, StringComparison.Ordinal);
        Assert.Equal([(code, state)], service.Health.Where(pair => pair.Value > 0).Select(pair => (pair.Key, pair.Value)));
        var mail = Assert.Single(service.Smtp.Received, mail => mail.Address == "drift@example.se");
        Assert.Contains($"({code})", mail.Message.TextBody, StringComparison.Ordinal);
    }

    private void Break(string code)
    {
        switch (code)
        {
            case "database_away":
                // To an account that may not enter its folder a database looks like one that is not there.
                service.Database.Leaves();
                break;
            case "clock_wrong":
                service.Kolada.KeepsTime(new FakeTimeProvider(new DateTimeOffset(Tuesday.AddDays(30), TimeSpan.Zero)));
                break;
            case "catalogue_invalid":
                File.Delete(Path.Combine(service.Folder, "indikatorer.yaml"));
                break;
            default:
                service.Kolada.Rests();
                break;
        }
    }
}
