namespace IndicatorSync.Worker.Tests.Year;

/// <summary>The running service through days on which two things go wrong at once: no alarm is lost, no problem is told twice.</summary>
public sealed class ServiceOutagesTests : IAsyncLifetime
{
    private static readonly DateTime Tuesday = new(2026, 3, 3, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly RunningService service = new(Tuesday.AddHours(-20), SmallPlan.Text);

    /// <summary>Monday's runs have been made, and both indicators are green.</summary>
    public async ValueTask InitializeAsync()
    {
        service.Kolada.Publishes("N00001", "2417", 2025, 90).Publishes("N00002", "2417", 2025, 85).Names("2417", "Norsjö").Names("0000", "Riket");
        await service.StartAsync();
        await service.TriesMailsBetweenRunsAsync(false);
        await service.MoveToAsync(Tuesday.AddHours(-0.25));
        await service.TriesMailsBetweenRunsAsync(true);
        await service.MoveToAsync(Tuesday);
        Assert.Equal(["[Norsjö] Startläge: 0 röda av 2 bedömda"], Subjects());
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_database_that_goes_while_a_mail_is_sent_fails_no_run_and_the_mail_is_recorded_when_it_is_back()
    {
        service.Kolada.Publishes("N00001", "2417", 2025, 60);
        var left = false;
        service.Smtp.OnStep = step =>
        {
            if (step == SmtpStep.Connected && !left)
            {
                left = true;
                service.Database.Leaves();
            }

            return Task.CompletedTask;
        };
        await service.MoveToAsync(Tuesday.AddHours(6.3));
        Assert.True(left);
        service.Database.Returns();
        await service.MoveToAsync(Tuesday.AddHours(12));

        Assert.Equal(Tuesday.AddHours(6), service.Attempted[^1]);
        var alarms = Mails().Skip(1).ToList();
        Assert.All(alarms, mail => Assert.Equal("[Norsjö] Reviderat: Nöjdhet med stödet (nu röd)", mail.Message.Subject));
        Assert.Single(alarms.Select(mail => mail.Message.MessageId).Distinct());
        Assert.Equal(["sent 2"], service.Database.Rows("SELECT status, COUNT(*) FROM outbox GROUP BY status"));
    }

    [Fact]
    public async Task A_stop_while_a_retry_is_waited_for_begins_the_day_anew_and_the_source_is_told_once()
    {
        service.Kolada.Rests();
        await service.MoveToAsync(Tuesday.AddHours(6.5));
        await service.RestartAsync();
        service.Kolada.Publishes("N00001", "2417", 2025, 60);
        await service.MoveToAsync(Tuesday.AddHours(24));
        Assert.Equal([6, 6.5, 7.5, 9.5, 13.5], Hours());

        service.Kolada.Rests(false);
        await service.MoveToAsync(Tuesday.AddHours(30.5));

        Assert.Equal(
            ["1 nytt problem: Inget värde kunde hämtas", "Reviderat: Nöjdhet med stödet (nu röd)", "1 löst problem: Inget värde kunde hämtas"],
            News());
    }

    [Fact]
    public async Task A_catalogue_that_breaks_while_Kolada_is_down_is_told_by_itself_and_the_alarm_comes_when_both_are_back()
    {
        service.Kolada.Rests().Publishes("N00001", "2417", 2025, 60);
        service.Catalogue = "plan: [";
        await service.MoveToAsync(Tuesday.AddHours(24));
        service.Catalogue = SmallPlan.Text;
        await service.MoveToAsync(Tuesday.AddHours(48));
        service.Kolada.Rests(false);
        await service.MoveToAsync(Tuesday.AddHours(54.5));

        Assert.Equal(
            [
                "1 nytt problem: Katalogen kan inte läsas; den senast giltiga används",
                "1 nytt problem: Inget värde kunde hämtas",
                "1 löst problem: Katalogen kan inte läsas; den senast giltiga används",
                "Reviderat: Nöjdhet med stödet (nu röd)",
                "1 löst problem: Inget värde kunde hämtas",
            ],
            News());
    }

    [Fact]
    public async Task A_database_away_for_a_day_is_told_past_the_outbox_and_once_more_when_it_is_back()
    {
        await service.MoveToAsync(Tuesday.AddHours(5));
        service.Database.Leaves();
        service.Kolada.Publishes("N00001", "2417", 2025, 60);
        await service.MoveToAsync(Tuesday.AddHours(28));
        Assert.Equal(["1 nytt problem: Databasen svarar inte"], News());
        service.Database.Returns();
        await service.MoveToAsync(Tuesday.AddHours(60));

        Assert.Equal(
            ["1 nytt problem: Databasen svarar inte", "Reviderat: Nöjdhet med stödet (nu röd)", "1 löst problem: Databasen har varit borta"],
            News());
        Assert.Contains("från tisdag 3 mars 2026 kl. 05.05 till onsdag 4 mars 2026 kl. 04.05.", Text(Mails()[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_away_over_a_run_is_a_standing_problem_and_told_once_by_the_run_after_its_return()
    {
        await service.MoveToAsync(Tuesday.AddHours(5));
        service.Smtp.IsDown = true;
        service.Kolada.Publishes("N00001", "2417", 2025, 60);
        await service.MoveToAsync(Tuesday.AddHours(30.5));
        Assert.Single(service.Database.Rows("SELECT Beskrivning FROM rapport_Datakvalitet WHERE Typ = 'mail_waiting'"));
        Assert.Empty(News());
        service.Smtp.IsDown = false;
        await service.MoveToAsync(Tuesday.AddHours(60));

        Assert.Equal(["Reviderat: Nöjdhet med stödet (nu röd)", "1 löst problem: Mejl har inte kunnat skickas"], News());
        Assert.Matches(@"Från tisdag 3 mars 2026 kl\. 06\.00 till onsdag 4 mars 2026 kl\. 0[67]\.\d\d .* 1 mejl som väntade har nu gått", Text(Mails()[^1]));
        Assert.Empty(service.Database.Rows("SELECT Typ FROM rapport_Datakvalitet"));
    }

    private static string Text(ReceivedMail mail) => string.Join(' ', mail.Message.TextBody!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IReadOnlyList<ReceivedMail> Mails() => service.Smtp.Received;

    private IEnumerable<string> Subjects() => Mails().Select(mail => mail.Message.Subject!);

    /// <summary>What came after the first mail, without the municipality's name.</summary>
    private IEnumerable<string> News() => Subjects().Skip(1).Select(subject => subject["[Norsjö] ".Length..]);

    private IEnumerable<double> Hours() => service.Attempted.Where(at => at >= Tuesday).Select(at => (at - Tuesday).TotalHours);
}
