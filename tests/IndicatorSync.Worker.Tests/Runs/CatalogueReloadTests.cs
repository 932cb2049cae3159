using IndicatorSync.Core.Problems;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>The catalogue is read anew by every run; the service goes on with the last good one while the file is broken.</summary>
public sealed class CatalogueReloadTests : IDisposable
{
    private static readonly string Sound = World.PlanText(World.Indicator("helhetssyn", "nyckeltal: U23471", "grön: 82 eller högre", "gul: 74–81"));

    private readonly World plan = new();

    public void Dispose() => plan.Dispose();

    [Fact]
    public async Task An_edit_holds_from_the_next_run_without_a_restart()
    {
        await BeginAsync();

        plan.Catalogue = Sound.Replace("82 eller högre", "60 eller högre", StringComparison.Ordinal).Replace("74–81", "50–59", StringComparison.Ordinal);
        await plan.SyncAsync("2026-03-26", unattended: true);

        Assert.Equal(("green", "value"), await plan.ColourAsync("helhetssyn"));
        Assert.Equal(["red|green|band_changed"], plan.Query("SELECT from_colour, to_colour, cause FROM colour_change"));
    }

    [Theory]
    [InlineData("gruen: 82 eller högre")]
    [InlineData("grön: 82 eller högre: ja")]
    [InlineData("grön: \"82 eller högre")]
    public async Task A_broken_edit_is_refused_the_last_good_one_stays_and_the_admin_is_told_once(string broken)
    {
        await BeginAsync();
        var before = AdminMails();

        plan.Catalogue = Sound.Replace("grön: 82 eller högre", broken, StringComparison.Ordinal);
        var first = await plan.SyncAsync("2026-03-26", unattended: true);
        plan.Catalogue = Sound.Replace("namn:", "namnn:", StringComparison.Ordinal);
        var second = await plan.SyncAsync("2026-03-27", unattended: true);

        Assert.All([first, second], run => Assert.Equal(RunOutcome.Succeeded, run.Outcome));
        Assert.All([first, second], run => Assert.Equal(ProblemTypes.CatalogueInvalid, Assert.Single(run.Problems).Type));
        Assert.DoesNotContain('\n', first.Problems[0].Message);
        Assert.Contains("indikatorer.yaml:", first.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(before + 1, AdminMails());
        Assert.Equal(("red", "value"), await plan.ColourAsync("helhetssyn"));
        Assert.Empty(plan.Query("SELECT * FROM colour_change"));
        Assert.Equal(["1"], plan.Query("SELECT COUNT(*) FROM catalogue"));
    }

    [Fact]
    public async Task The_problem_closes_when_the_file_is_mended_and_the_admin_is_told_that_too()
    {
        await BeginAsync();
        plan.Catalogue = "indikatorer: [";
        await plan.SyncAsync("2026-03-26", unattended: true);
        var before = AdminMails();

        plan.Catalogue = Sound;
        var mended = await plan.SyncAsync("2026-03-27", unattended: true);

        Assert.Empty(mended.Problems);
        Assert.Equal(before + 1, AdminMails());
        Assert.Equal(["catalogue_invalid|0"], plan.Query("SELECT type, closed_at IS NULL FROM problem WHERE type <> 'mail_transport'"));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_a_broken_one()
    {
        await BeginAsync();

        plan.DeletesCatalogue();
        var run = await plan.SyncAsync("2026-03-26", unattended: true);

        Assert.Equal((RunOutcome.Succeeded, ProblemTypes.CatalogueInvalid), (run.Outcome, Assert.Single(run.Problems).Type));
    }

    [Fact]
    public async Task The_commands_stop_at_a_broken_file_and_so_does_the_service_when_no_good_one_was_kept()
    {
        plan.Catalogue = "indikatorer: [";

        Assert.Equal(2, (await plan.CommandAsync("sync")).ExitCode);
        Assert.Equal(2, (await plan.CommandAsync("run")).ExitCode);
        var failure = await Assert.ThrowsAsync<ExpectedFailure>(() => plan.SyncAsync("2026-03-25", unattended: true));
        Assert.Equal(FailureKind.BadInput, failure.Kind);
    }

    [Fact]
    public async Task A_band_fault_is_no_broken_file()
    {
        await BeginAsync();

        plan.Catalogue = Sound.Replace("82 eller högre", "82", StringComparison.Ordinal);
        var run = await plan.SyncAsync("2026-03-26", unattended: true);

        Assert.Equal(ProblemTypes.InvalidBand, Assert.Single(run.Problems).Type);
        Assert.Equal(("none", "invalid_band"), await plan.ColourAsync("helhetssyn"));
    }

    private int AdminMails() => int.Parse(Assert.Single(plan.Query("SELECT COUNT(*) FROM outbox WHERE address = 'drift@example.se'")), System.Globalization.CultureInfo.InvariantCulture);

    private async Task BeginAsync()
    {
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 62);
        plan.Catalogue = Sound;
        Assert.Empty((await plan.SyncAsync("2026-03-25", unattended: true)).Problems);
    }
}
