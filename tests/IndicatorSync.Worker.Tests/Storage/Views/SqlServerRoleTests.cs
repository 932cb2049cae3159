using IndicatorSync.Worker.Storage.Views;
using Microsoft.Data.SqlClient;

namespace IndicatorSync.Worker.Tests.Storage.Views;

/// <summary>What each role may do on a real server: its views, and nothing else.</summary>
public sealed class SqlServerRoleTests() : StorageTests(Engine.SqlServer)
{
    private const string Password = "Planterad-Hemlighet7";

    [Fact]
    public async Task A_reader_reads_its_views_and_nothing_else()
    {
        await using var login = await TestLogin.CreateAsync(Created.Options, Password);
        await login.JoinAsync(SqlServerViews.ReaderRole);

        foreach (var view in ReportViews.All.Where(view => view.Role != ReportRole.Operations))
        {
            await login.AskAsync($"SELECT COUNT(*) FROM rapport.{view.Name}");
        }

        await RefusedAsync(login, "SELECT COUNT(*) FROM rapport.Utskick");
        await RefusedAsync(login, "SELECT COUNT(*) FROM rapport.Korningar");
        await RefusedAsync(login, "SELECT COUNT(*) FROM dbo.observation");
        await RefusedAsync(login, "DELETE FROM dbo.run");
        await RefusedAsync(login, "EXEC rapport.Kvittera @IndikatorId = N'x', @Notering = N'n', @Atgard = N'a', @Ansvarig = N'o', @KlartDatum = '2026-12-24'");
    }

    [Fact]
    public async Task Operations_reads_runs_and_mails_and_no_values()
    {
        await using var login = await TestLogin.CreateAsync(Created.Options, Password);
        await login.JoinAsync(SqlServerViews.OperationsRole);

        Assert.Equal(0, await login.AskAsync("SELECT COUNT(*) FROM rapport.Utskick"));
        Assert.Equal(0, await login.AskAsync("SELECT COUNT(*) FROM rapport.Korningar"));
        await RefusedAsync(login, "SELECT COUNT(*) FROM rapport.Nulage");
        await RefusedAsync(login, "SELECT COUNT(*) FROM dbo.outbox");
    }

    [Fact]
    public async Task An_acknowledger_acknowledges_through_the_procedure_alone()
    {
        using var sample = new SampleRun(Created.Options);
        await sample.SyncAsync();
        await using var login = await TestLogin.CreateAsync(Created.Options, Password);
        await login.JoinAsync(SqlServerViews.AcknowledgerRole);

        const string Red = "EXEC rapport.Kvittera @IndikatorId = N'helhetssyn-sarskilt-boende', @Atgard = N'Åtgärdsplan', @Ansvarig = N'Öberg', ";
        Assert.Contains("för lång", await RefusedAsync(login, $"{Red}@Notering = N'{new string('å', 2001)}', @KlartDatum = '2099-12-24'"), StringComparison.Ordinal);
        Assert.Contains("redan passerat", await RefusedAsync(login, $"{Red}@Notering = N'Sett', @KlartDatum = '2026-03-01'"), StringComparison.Ordinal);
        Assert.Contains("Ange @Notering", await RefusedAsync(login, $"{Red}@Notering = N' ', @KlartDatum = '2099-12-24'"), StringComparison.Ordinal);
        await login.AskAsync($"{Red}@Notering = N'Sett', @KlartDatum = '2099-12-24'");
        Assert.Contains("redan kvitterat", await RefusedAsync(login, $"{Red}@Notering = N'Igen', @KlartDatum = '2099-12-24'"), StringComparison.Ordinal);
        var refused = await RefusedAsync(login, "EXEC rapport.Kvittera @IndikatorId = N'helhetssyn-hemtjanst', @Notering = N'n', @Atgard = N'a', @Ansvarig = N'o', @KlartDatum = '2026-12-24'");
        await RefusedAsync(login, "DELETE FROM dbo.acknowledgement");
        await RefusedAsync(login, "SELECT COUNT(*) FROM dbo.observation");

        Assert.Contains("inget aktivt larm", refused, StringComparison.Ordinal);
        Assert.Equal(
            "Kvitterad|Åtgärdsplan|Öberg",
            await ReadAsync(unit => unit.ScalarAsync<string>("SELECT CONCAT(Status, '|', Atgard, '|', Ansvarig) FROM rapport.Larm WHERE IndikatorId = N'helhetssyn-sarskilt-boende'")));
        Assert.Equal([login.Name], await ReadAsync(unit => unit.QueryAsync<string>("SELECT made_by FROM dbo.acknowledgement")));
    }

    [Fact]
    public async Task An_analysis_is_written_through_the_procedure_alone()
    {
        using var sample = new SampleRun(Created.Options);
        await sample.SyncAsync();
        await using var login = await TestLogin.CreateAsync(Created.Options, Password);
        await login.JoinAsync(SqlServerViews.AcknowledgerRole);

        await login.AskAsync("EXEC rapport.Kommentera @IndikatorId = N'helhetssyn-sarskilt-boende', @Text = N'Hög personalomsättning', @Av = N'Öberg'");
        var refused = await RefusedAsync(login, "EXEC rapport.Kommentera @IndikatorId = N'helhetssyn-sarskilt-boende', @Period = N'1999', @Text = N'x', @Av = N'Öberg'");
        await RefusedAsync(login, "EXEC rapport.Kommentera @IndikatorId = N'finns-inte', @Text = N'x', @Av = N'Öberg'");
        await RefusedAsync(login, "INSERT INTO dbo.analysis (indicator_id) VALUES (N'x')");

        Assert.Contains("inget värde för perioden", refused, StringComparison.Ordinal);
        Assert.Equal(
            "Hög personalomsättning|Öberg|2025",
            await ReadAsync(unit => unit.ScalarAsync<string>("SELECT CONCAT(Text, '|', Av, '|', Ar) FROM rapport.Analyser")));
    }

    [Fact]
    public async Task Who_reports_may_run_the_procedure_and_nothing_else()
    {
        using var sample = new SampleRun(Created.Options);
        await sample.SyncAsync();
        await using var login = await TestLogin.CreateAsync(Created.Options, Password);
        await login.JoinAsync(SqlServerViews.ReporterRole);

        await login.AskAsync("EXEC rapport.Rapportera @IndikatorId = N'sjukfranvaro', @Period = N'2025-08', @Varde = N'7,30'");
        await RefusedAsync(login, "EXEC rapport.Rapportera @IndikatorId = N'helhetssyn-sarskilt-boende', @Period = N'2025', @Varde = 7");
        await RefusedAsync(login, "EXEC rapport.Rapportera @IndikatorId = N'sjukfranvaro', @Period = N'snart', @Varde = 7");
        await RefusedAsync(login, "INSERT INTO dbo.reported_value (indicator_id) VALUES (N'x')");

        Assert.Equal(
            "Rapportera|2025|08|2",
            await ReadAsync(unit => unit.ScalarAsync<string>("SELECT CONCAT(q.Kalla, '|', r.period, '|', r.part, '|', r.decimals) FROM rapport.Inlasningar q CROSS JOIN dbo.reported_value r WHERE q.Kalla = N'Rapportera'")));
    }

    [Fact]
    public async Task The_service_adds_to_history_and_changes_none_of_it()
    {
        await using var login = await TestLogin.CreateAsync(Created.Options, Password);
        await login.JoinAsync(ServiceRole.Name);

        foreach (var table in ServiceRole.InsertOnly.Replace("'", "", StringComparison.Ordinal).Split(", "))
        {
            await login.AskAsync($"SELECT COUNT(*) FROM dbo.{table}");
            await RefusedAsync(login, $"DELETE FROM dbo.{table}");
        }

        await RefusedAsync(login, "UPDATE dbo.observation_revision SET new_value = 1");
        await RefusedAsync(login, "UPDATE dbo.acknowledgement SET note = N'x'");
        await RefusedAsync(login, "DELETE FROM dbo.schema_migration");
        await RefusedAsync(login, "CREATE TABLE dbo.egen (id INT NOT NULL)");
        using var sample = new SampleRun(new Worker.Foundation.Configuration.DatabaseOptions { Provider = Created.Options.Provider, ConnectionString = login.ConnectionString });
        await sample.SyncAsync();

        Assert.Equal(0, await login.AskAsync("SELECT COUNT(*) FROM rapport.Datakvalitet WHERE Typ = N'site_not_written'"));
    }

    private static async Task<string> RefusedAsync(TestLogin login, string sql) => (await Assert.ThrowsAsync<SqlException>(() => login.AskAsync(sql))).Message;
}
