namespace IndicatorSync.Worker.Tests.Storage;

public sealed class SqliteCodedColumnsTests() : CodedColumnsTests(Engine.Sqlite);

public sealed class SqlServerCodedColumnsTests() : CodedColumnsTests(Engine.SqlServer);

public abstract class CodedColumnsTests(Engine engine) : StorageTests(engine)
{
    private const string Insert = "INSERT INTO run (started_at, started_local, outcome, program_version) VALUES (@Now, '2026-08-28 06:00:00', @outcome, '1')";

    [Fact]
    public async Task A_code_that_no_view_has_a_word_for_is_refused_when_it_is_written_and_when_it_is_changed_to()
    {
        await WriteAsync(unit => unit.ExecuteAsync(Insert, new { Now, outcome = "running" }));

        foreach (var sql in new[] { Insert, "UPDATE run SET outcome = @outcome" })
        {
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(unit => unit.ExecuteAsync(sql, new { Now, outcome = "done" })));
            Assert.Contains("ck_run_outcome", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_no_code_and_is_let_through()
    {
        await WriteAsync(unit => unit.ExecuteAsync("""
            INSERT INTO period_judgement (indicator_id, gender, period, period_order, period_start, period_end, colour, basis, colour_then)
            VALUES ('a', 'T', 2025, 20251212, '2025-01-01', '2025-12-31', 'red', 'value', NULL)
            """));

        Assert.Equal(1, await ReadAsync(unit => unit.ScalarAsync<int>("SELECT COUNT(*) FROM period_judgement WHERE colour_then IS NULL")));
    }
}
