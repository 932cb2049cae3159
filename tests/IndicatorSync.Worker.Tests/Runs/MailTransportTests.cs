namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>A service whose mails reach nobody says so where its data is read (docs/contract.md 1.3).</summary>
public sealed class MailTransportTests : IDisposable
{
    private const string Open = "SELECT Typ FROM rapport_Datakvalitet";

    private readonly World plan = new();

    public MailTransportTests()
    {
        plan.Catalogue = World.PlanText(World.Indicator("helhetssyn", "nyckeltal: U23471", "grön: 82 eller högre", "gul: 74–81"));
        plan.Kolada.Publishes(World.Kpi, World.Area, 2025, 60);
    }

    public void Dispose() => plan.Dispose();

    [Fact]
    public async Task The_services_run_keeps_it_until_there_is_a_mail_server_and_lists_it_nowhere_else()
    {
        var first = await plan.SyncAsync("2026-03-25", unattended: true);
        Assert.Empty(first.Problems);
        Assert.Equal(["mail_transport"], plan.Query(Open));

        await plan.SyncAsync("2026-03-26", unattended: false);
        Assert.Equal(["mail_transport"], plan.Query(Open));

        plan.Settings.AddRange(["Mail:Transport=Smtp", "Mail:Host=127.0.0.1", "Mail:From=a@example.se", "Mail:Port=1"]);
        await plan.SyncAsync("2026-03-27", unattended: true);
        Assert.Empty(plan.Query(Open));
    }

    [Fact]
    public async Task A_command_may_well_file_its_mails()
    {
        await plan.SyncAsync("2026-03-25", unattended: false);

        Assert.Empty(plan.Query(Open));
    }
}
