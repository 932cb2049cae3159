using IndicatorSync.Worker.Storage.Views;

namespace IndicatorSync.Worker.Tests.Storage.Views;

/// <summary>The same two runs on both engines give the same rows in every view.</summary>
public sealed class EngineParityTests() : StorageTests(Engine.SqlServer)
{
    [Fact]
    public async Task Every_view_has_the_same_rows_on_both_engines()
    {
        await using var sqlite = await TestDatabase.CreateMigratedAsync(Engine.Sqlite);
        foreach (var options in new[] { sqlite.Options, Created.Options })
        {
            using var sample = new SampleRun(options);
            await sample.SyncAsync();
            sample.ChangeRecording(
                new DateTimeOffset(2026, 3, 26, 6, 0, 0, TimeSpan.Zero),
                ("""{"gender": "T", "count": 1, "status": "", "value": 62, "isdeleted": false}""", """{"gender": "T", "count": 1, "status": "", "value": 83.3333333333, "isdeleted": false}"""));
            await sample.SyncAsync();
        }

        foreach (var view in ReportViews.All)
        {
            var sql = $"SELECT * FROM rapport.{view.Name}";
            Assert.Equal(
                (await sqlite.Database.ReadAsync(unit => ReportRows.ReadAsync(unit, sql), Cancel)).Order(StringComparer.Ordinal),
                (await ReadAsync(unit => ReportRows.ReadAsync(unit, sql))).Order(StringComparer.Ordinal));
        }
    }
}
