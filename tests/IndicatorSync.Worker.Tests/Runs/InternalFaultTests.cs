using IndicatorSync.Worker.Kolada.Recordings;
using IndicatorSync.Worker.Tests.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Tests.Runs;

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
        { "the storing of one answer", Refusing("observation_revision"), "partial", 4, 208, "internal_error", 1 },
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
        Assert.Contains("internal_error", check.Output, StringComparison.Ordinal);
        var told = run.Mails.Any(mail => mail.To == "drift@example.se" && mail.Text.Contains("fel i programmet", StringComparison.Ordinal));

        // Of mails that cannot be queued none can tell.
        Assert.True(told == (what is not "the queueing of a mail"), what + string.Concat(run.Mails.Select(mail => $"\n{mail.To}: {mail.Subject}\n{mail.Text}")) + run.Output);
        Assert.DoesNotContain("Exception", run.Output + string.Concat(run.Mails.Select(mail => mail.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_over_which_the_reading_failed_is_told_as_a_fault_of_the_program_and_costs_that_answer()
    {
        await norsjo.Sync("2026-10-05");
        var reader = new FailingKeeper(norsjo.Kolada.BaseUrl);
        norsjo.AddServices = services => watching.AddTo(services.AddSingleton<IExchangeKeeper>(reader));
        norsjo.Kolada.Publishes("U23471", "2417", 2025, 90).Publishes("N00640", "0180", 2025, 50);

        var run = (await norsjo.Sync("2026-10-06", "--Logging:Watching:LogLevel:Default=Error")).Ended(4);

        Assert.Equal(("partial", "internal_error", "not_fetched"), ((string?)run.Json["outcome"], run.Problems.First(), run.Problems.Last()));
        Assert.NotNull(Assert.Single(watching.Errors, error => error.Event.Id == 2003).Trace);
        Assert.Equal(["Delvis"], await norsjo.Rows("SELECT Resultat FROM rapport_Korningar WHERE Felmeddelande LIKE '%fel i programmet%'"));
        Assert.Contains("internal_error", await norsjo.Rows("SELECT Typ FROM rapport_Datakvalitet"));
        Assert.Contains("fel i programmet", Assert.Single(run.Mails, mail => mail.To == "drift@example.se").Text, StringComparison.Ordinal);
        Assert.Equal("red value 2025 60 active", await norsjo.Status());
        Assert.Equal("red value 2025 50 active revised_value", await norsjo.Status("bemotande"));

        norsjo.AddServices = _ => { };
        var after = (await norsjo.Sync("2026-10-07")).Ended(0);
        Assert.Empty(await norsjo.Rows("SELECT Typ FROM rapport_Datakvalitet WHERE Typ = 'internal_error'"));
        Assert.Contains("1 löst problem", Assert.Single(after.Mails, mail => mail.To == "drift@example.se").Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_of_KPIs_that_cannot_be_stored_is_told_and_costs_the_run_nothing()
    {
        norsjo.Kolada.Describes("U23471", "Helhetssyn, andel (%)");
        await norsjo.Sync("2026-10-05");
        await norsjo.Rows(Refusing("kpi_catalogue"));
        norsjo.Kolada.Describes("N99999", "Ett nytt nyckeltal");

        var run = (await norsjo.Sync("2026-10-20", "--Logging:Watching:LogLevel:Default=Error")).Ended(0);

        Assert.Equal(("succeeded", "internal_error"), ((string?)run.Json["outcome"], Assert.Single(run.Problems)));
        Assert.NotNull(Assert.Single(watching.Errors, error => error.Event.Id == 217).Trace);
        Assert.Equal(["1"], await norsjo.Rows("SELECT COUNT(*) FROM kpi_catalogue WHERE kpi_id = 'U23471'"));
        Assert.Contains("fel i programmet", Assert.Single(run.Mails).Text, StringComparison.Ordinal);
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

    /// <summary>Something in the way of the answer about one KPI that fails as nobody foresaw.</summary>
    private sealed class FailingKeeper(Uri baseUrl) : IExchangeKeeper
    {
        public Uri BaseUrl => baseUrl;

        public void Keep(Exchange exchange, byte[] body)
        {
            if (exchange.Path.StartsWith("data/kpi/U23471", StringComparison.Ordinal))
            {
                throw new KeyNotFoundException("nobody foresaw this");
            }
        }
    }

    /// <summary>The database refuses what is to be written, as it does when a rule of the schema is broken.</summary>
    private static string Refusing(string table) =>
        $"CREATE TRIGGER refuse_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'refused'); END";
}
