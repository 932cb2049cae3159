namespace IndicatorSync.Worker.Tests.Year;

/// <summary>
/// A whole year of the running service, both nights that the clocks change included: Kolada down for three days, the mail server for
/// one, the database for an hour. What the year brought stands in <c>ServiceYear.approved.txt</c>, for a person to read.
/// </summary>
public sealed class ServiceYearTests : IAsyncLifetime
{
    private static readonly DateTime NewYear = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime[] KoladaDown = [new(2026, 5, 12), new(2026, 5, 13), new(2026, 5, 14)];

    private readonly RunningService service = new(NewYear, SmallPlan.Text);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Every_scheduled_run_once_and_through_every_outage_nothing_lost_one_mail_each_and_recovery_noticed()
    {
        service.Kolada.Publishes("N00001", "2417", 2024, 90m).Publishes("N00002", "2417", 2024, 85m).Names("2417", "Norsjö").Names("0000", "Riket");
        var story = new YearStory(service);
        await service.StartAsync();
        await service.TriesMailsBetweenRunsAsync(false);
        foreach (var happening in YearDiary.Of(service))
        {
            await service.MoveToAsync(happening.At);
            story.TellWhatCame();
            story.Tell(happening);
            await happening.Happens!();
        }

        await service.MoveToAsync(NewYear.AddYears(1));
        story.TellWhatCame();

        Assert.Equal(Planned(), service.Attempted);
        await AssertNothingIsLostAsync();
        AssertEveryMailOnce();
        await AssertApprovedAsync(story.ToString());
    }

    /// <summary>Six every morning, and what else the schedule plans: the first run of all, and the retries of bad days.</summary>
    private static IEnumerable<DateTime> Planned() => Enumerable.Range(0, 365).Select(day => NewYear.AddDays(day).AddHours(6))
        .Append(NewYear)
        .Concat(KoladaDown.SelectMany(day => new[] { 7, 9, 13 }.Select(hour => day.AddHours(hour))))
        .Append(new DateTime(2026, 11, 10, 7, 0, 0, DateTimeKind.Unspecified))
        .Order();

    private async Task AssertNothingIsLostAsync()
    {
        // The morning without a database left no row; each of the three days without Kolada four failed runs.
        Assert.Equal(["failed 12", "succeeded 363"], service.Database.Rows("SELECT outcome, COUNT(*) FROM run GROUP BY outcome ORDER BY outcome"));
        Assert.Equal(
            [
                "N00001 T 2025  62 2026-02-10 06:00:00",
                "N00002 T 2024 85 84 2026-03-29 06:00:00",
                "N00001 T 2025 62 65 2026-04-14 06:00:00",
                "N00001 T 2025 65 91 2026-05-15 06:00:00",
                "N00002 T 2025  60 2026-09-15 06:00:00",
                "N00002 T 2024 84 83 2026-10-25 06:00:00",
                "N00002 T 2025 60 92 2026-11-10 07:00:00",
                "N00001 T 2026  70 2026-12-16 06:00:00",
            ],
            service.Database.Rows("SELECT Nyckeltal, Kon, Ar, GammaltVarde, NyttVarde, UpptacktTid FROM rapport_Revideringar ORDER BY UpptacktTid"));
        Assert.Empty(service.Database.Rows("SELECT * FROM rapport_Datakvalitet"));
        Assert.Equal(["sent"], service.Database.Rows("SELECT DISTINCT status FROM outbox"));
    }

    private void AssertEveryMailOnce()
    {
        var mails = service.Smtp.Received;
        Assert.Equal(mails.Count, mails.Select(mail => mail.Message.MessageId).Distinct().Count());
        Assert.Equal(
            [
                "[Norsjö] 1 nytt problem: Inget värde kunde hämtas",
                "[Norsjö] 1 löst problem: Inget värde kunde hämtas",
                "[Norsjö] 1 löst problem: Mejl har inte kunnat skickas",
                "[Norsjö] 1 löst problem: Databasen har varit borta",
            ],
            mails.Where(mail => mail.Address == "drift@example.se").Select(mail => mail.Message.Subject));
    }

    private static async Task AssertApprovedAsync(string story)
    {
        // What to compare with, and to approve when the change was meant.
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "ServiceYear.received.txt"), story + "\n", TestContext.Current.CancellationToken);
        var approved = await File.ReadAllTextAsync(RepositoryFiles.Of("tests", "IndicatorSync.Worker.Tests", "Year", "ServiceYear.approved.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(approved.ReplaceLineEndings("\n").Trim(), story);
    }
}
