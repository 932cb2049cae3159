using IndicatorSync.Worker.Tests.Telemetry;

namespace IndicatorSync.Worker.Tests.Pipeline;

/// <summary>
/// Every kind of fault of the program is told alike by all who tell of a run: its row, <c>Datakvalitet</c>, the log, the metric,
/// <c>status --check</c> and the administrator's mail (docs/contract.md 1.15). The faults are damages of the store.
/// </summary>
public sealed class InternalFaultTests : IDisposable
{
    private readonly Scenario norsjo = new();
    private readonly Watching watching = new();

    public InternalFaultTests()
    {
        norsjo.AddServices = watching.AddTo;
        norsjo.Has("bemotande", "N00640", "kommun: \"0180\"");
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 60).Publishes("N00640", "0180", 2025, 85);
    }

    public void Dispose() => norsjo.Dispose();

    /// <summary>Name, damage, outcome, exit code, the log's event, the problem, the probe's state.</summary>
    public static TheoryData<string, string, string, int, int, string, int> Faults => new()
    {
        { "the judging of everything", "UPDATE kpi SET publication_date = 'no date'", "failed", 1, 206, "internal_error", 2 },
        { "the judging of one indicator", "UPDATE indicator_state SET definition = '{' WHERE indicator_id = 'helhetssyn'", "partial", 4, 205, "internal_error", 1 },
        { "the storing of one answer", Refusing("observation_revision"), "partial", 4, 208, "not_fetched", 1 },
        { "the recording of what was decided", Refusing("alarm_transition"), "failed", 1, 206, "internal_error", 2 },
        { "the queueing of a mail", Refusing("outbox"), "failed", 1, 206, "internal_error", 2 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task All_tell_the_same(string what, string damage, string outcome, int exitCode, int logged, string problem, int probe)
    {
        await norsjo.Sync("2026-10-05");
        await norsjo.Rows(damage);
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 90);

        var run = (await norsjo.Sync("2026-10-06", "--Logging:Watching:LogLevel:Default=Error")).Ended(exitCode);

        Assert.Equal((what, outcome), (what, (string?)run.Json["outcome"]));
        Assert.Contains(problem, run.Problems);
        Assert.Contains($"indicatorsync.runs 1 indicatorsync.outcome={outcome}", watching.Measured);
        var line = Assert.Single(watching.Errors, error => error.Event.Id == logged);
        Assert.NotNull(line.Trace);
        var row = Assert.Single(await norsjo.Rows("SELECT Resultat, COALESCE(Felmeddelande, '') FROM rapport_Korningar ORDER BY KorningId DESC LIMIT 1"));
        Assert.StartsWith(outcome == "failed" ? "Misslyckad Ett fel i programmet" : "Delvis", row, StringComparison.Ordinal);
        Assert.Contains(problem, await norsjo.Rows("SELECT Typ FROM rapport_Datakvalitet"));
        var check = await norsjo.Runs("status", "--check", "--Mail:Transport=Pickup", Scenario.At("2026-10-06"));
        Assert.True(check.ExitCode == probe, $"{what}: {check.Output}");
        Assert.Equal(probe == 2, check.Output.Contains("internal_error", StringComparison.Ordinal));
        var told = run.Mails.Any(mail => mail.To == "drift@example.se" && mail.Text.Contains("fel i programmet", StringComparison.Ordinal));

        // An answer that could not be stored is asked for again, as one that never came; of mails that cannot be queued none can tell.
        Assert.True(told == (what is not ("the storing of one answer" or "the queueing of a mail")), what + string.Concat(run.Mails.Select(mail => $"\n{mail.To}: {mail.Subject}\n{mail.Text}")) + run.Output);
        Assert.DoesNotContain("Exception", run.Output + string.Concat(run.Mails.Select(mail => mail.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_of_the_last_success_is_measured_from_the_database_also_by_a_process_that_has_made_no_run()
    {
        await norsjo.Sync("2026-10-05");
        var another = new Watching();
        norsjo.AddServices = another.AddTo;

        await norsjo.Runs("mail", "retry", Scenario.At("2026-10-07"));

        var stored = DateTimeOffset.Parse(Assert.Single(await norsjo.Rows("SELECT ended_at FROM run")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(FormattableString.Invariant($"indicatorsync.run.last_success {stored.ToUnixTimeSeconds()}"), another.Measured);
    }

    /// <summary>The database refuses what is to be written, as it does when a rule of the schema is broken.</summary>
    private static string Refusing(string table) =>
        $"CREATE TRIGGER refuse_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'refused'); END";
}
