using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Observations;

namespace IndicatorSync.Worker.Tests.Storage;

public sealed class SqliteObservationStoreTests() : ObservationStoreTests(Engine.Sqlite);

public sealed class SqlServerObservationStoreTests() : ObservationStoreTests(Engine.SqlServer);

public abstract class ObservationStoreTests(Engine engine) : StorageTests(engine)
{
    private static readonly KpiId Kpi = KpiId.Parse("U23471");
    private static readonly KpiId Other = KpiId.Parse("U23472");
    private static readonly AreaId Norsjo = AreaId.Parse("2417");
    private static readonly ObservationScope Scope = new([Kpi], [Norsjo, AreaId.Riket]);

    [Fact]
    public async Task Stored_values_read_back_equal()
    {
        Observation[] answer =
        [
            Seen(2023, 7.221589m), Seen(2024, null), Seen(2025, 0m), Seen(2025, -0.1234567891m, Gender.K),
            Seen(2025, 999999999999999m, Gender.M) with { Status = "Å", Count = 7 },
        ];

        await StoreAsync(1, Now, answer);

        var series = await SeriesAsync();
        Assert.Equal(
            answer.OrderBy(row => row.Key.Gender).ThenBy(row => row.Key.Period).Select(row => (row.Key, row.Value, row.Status, row.Count)),
            series.OrderBy(row => row.Key.Gender).ThenBy(row => row.Key.Period)
                .Select(row => (row.Key, row.Observation.Value, row.Observation.Status, row.Observation.Count)));
        Assert.All(series, row => Assert.Equal((1L, Now, RevisionKind.New), (row.RunId, row.SeenAt, row.Event)));
    }

    [Fact]
    public async Task The_same_answer_again_writes_no_history()
    {
        await StoreAsync(1, Now, Seen(2025, 62m), Seen(2024, null));

        var delta = await StoreAsync(2, Now.AddDays(1), Seen(2025, 62m), Seen(2024, null));

        Assert.Equal(new ObservationCounts(0, 0, 0, 2, 0, 0), delta.Counts);
        Assert.All(await RevisionsAsync(), revision => Assert.Equal(1, revision.RunId));
    }

    [Fact]
    public async Task A_b_a_is_three_revisions_and_the_first_is_the_baseline()
    {
        await StoreAsync(1, Now, Seen(2025, 1m));
        await StoreAsync(2, Now.AddDays(1), Seen(2025, 2m));
        await StoreAsync(3, Now.AddDays(2), Seen(2025, 1m));

        var revisions = await RevisionsAsync();
        Assert.Equal(
            [(RevisionKind.New, null, 1m, true), (RevisionKind.Revised, 1m, 2m, false), (RevisionKind.Revised, 2m, 1m, false)],
            revisions.Select(row => (row.Kind, row.OldValue, row.NewValue!.Value, row.IsBaseline)));
        Assert.Equal(revisions.Select(row => row.RevisionId).Order(), revisions.Select(row => row.RevisionId));
        Assert.Equal(new DateTime(2026, 8, 28, 6, 0, 0), revisions[0].SeenLocal);
        Assert.Equal(revisions[2].RevisionId, Assert.Single(await SeriesAsync()).RevisionId);
    }

    [Fact]
    public async Task A_year_that_arrives_after_an_empty_first_answer_is_no_baseline()
    {
        await StoreAsync(1, Now);

        await StoreAsync(2, Now.AddDays(1), Seen(2025, 1m));

        Assert.False(Assert.Single(await RevisionsAsync()).IsBaseline);
    }

    [Fact]
    public async Task The_store_reads_as_of_any_time()
    {
        await StoreAsync(1, Now, Seen(2024, 5m), Seen(2025, 1m));
        await StoreAsync(2, Now.AddDays(1), Seen(2024, 5m), Seen(2025, null));
        await StoreAsync(3, Now.AddDays(2), Seen(2024, 5m), Seen(2025, 3m));

        Assert.Empty(await AsOfAsync(Now.AddSeconds(-1)));
        Assert.Equal([5m, 1m], await AsOfAsync(Now));
        Assert.Equal([5m, null], await AsOfAsync(Now.AddDays(1.5)));
        Assert.Equal([5m, 3m], await AsOfAsync(Now.AddDays(9)));
    }

    [Fact]
    public async Task A_row_gone_for_two_complete_runs_vanishes_and_can_return()
    {
        await StoreAsync(1, Now, Seen(2024, 5m), Seen(2025, 1m));
        await StoreAsync(2, Now.AddDays(1), Seen(2024, 5m));
        var going = await ReadAsync(SeriesReader.GoingAsync);

        var vanished = await StoreAsync(3, Now.AddDays(2), Seen(2024, 5m));
        var returned = await StoreAsync(4, Now.AddDays(3), Seen(2024, 5m), Seen(2025, 1m));

        Assert.Equal(Now.AddDays(1), Assert.Single(going).GoneSince);
        Assert.Equal(1, vanished.Counts.Vanished);
        Assert.Equal(RevisionKind.Returned, Assert.Single(returned.Changes).Kind);
        Assert.Empty(await ReadAsync(SeriesReader.GoingAsync));
        Assert.Equal(
            [RevisionKind.New, RevisionKind.New, RevisionKind.Vanished, RevisionKind.Returned], (await RevisionsAsync()).Select(row => row.Kind));
    }

    [Fact]
    public async Task What_goes_straight_into_the_tables_is_stored_as_what_is_staged()
    {
        Observation[] first = [Seen(2023, 7.221589m), Seen(2024, null), Seen(2025, -0.1234567891m, Gender.K) with { Status = "Å", Count = 7 }, Seen(2025, 999999999999999m, Gender.M)];
        Observation[] more = [.. first, Seen(2026, 3m), Seen(2026, null, Gender.K) with { IsDeleted = true }, Seen(2023, 8m) with { Key = Seen(2023, 8m).Key with { Area = AreaId.Riket } }];
        foreach (var (runId, now, answer) in new[] { (1L, Now, first), (2L, Now.AddDays(1), more), (3L, Now.AddDays(2), more[1..]) })
        {
            await StoreAsync(runId, now, answer);
            await WriteAsync(async unit =>
            {
                var scope = new ObservationScope([Other], [Norsjo, AreaId.Riket]);
                var compared = await ObservationStore.CompareAsync(unit, scope, new DataAnswer([.. answer.Select(one => one with { Key = one.Key with { Measure = Other } })], []), now);
                await ObservationStore.WriteAsync(unit, ObservationStore.AppendRevisions, compared, runId, now);
                await CoverageStore.AnsweredAsync(unit, compared.Answered(now), runId, now);
            });
        }

        Assert.Equal(await RowsAsync("observation", Other), await RowsAsync("observation", Kpi));
        Assert.Equal(await RowsAsync("observation_revision", Other), await RowsAsync("observation_revision", Kpi));
        Assert.Equal(7, (await RowsAsync("observation_revision", Kpi)).Count);
    }

    [Fact]
    public async Task A_changed_status_is_stored_without_history()
    {
        await StoreAsync(1, Now, Seen(2025, 62m));

        await StoreAsync(2, Now.AddDays(1), Seen(2025, 62m) with { Status = "prel" });

        Assert.Equal("prel", Assert.Single(await SeriesAsync()).Observation.Status);
        Assert.Single(await RevisionsAsync());
    }

    [Fact]
    public async Task A_comparison_writes_nothing()
    {
        var compared = await ReadAsync(unit => ObservationStore.CompareAsync(unit, Scope, new DataAnswer([Seen(2025, 1m)], []), Now));

        Assert.Single(compared.Delta.Changes);
        Assert.Empty(await SeriesAsync());
        Assert.Empty(await ReadAsync(StoredCoverage.ReadAsync));
    }

    [Fact]
    public async Task Coverage_tells_what_was_asked_and_what_became_of_it()
    {
        var rejected = new RejectedItem(Kpi, Norsjo, 3, new string('x', 3000), "period is missing");
        await WriteAsync(unit => CoverageStore.FailedAsync(unit, Scope, 1));
        var failed = await ReadAsync(StoredCoverage.ReadAsync);
        await WriteAsync(unit => ObservationStore.StoreAsync(unit, Scope, new DataAnswer([Seen(2025, 1m)], [rejected]), 2, Now));
        await StoreAsync(3, Now.AddDays(1), Seen(2025, 1m));
        await WriteAsync(unit => CoverageStore.FailedAsync(unit, Scope, 4));

        Assert.Equal(2, failed.Count);
        Assert.All(failed, row => Assert.Equal((CoverageOutcome.Failed, null, 0), (row.LastOutcome, row.FirstWholeRunId, row.LastRows)));
        var norsjo = (await ReadAsync(StoredCoverage.ReadAsync)).Single(row => row.AreaId == Norsjo);
        Assert.Equal((2L, 3L, 4L), (norsjo.FirstWholeRunId, norsjo.LastWholeRunId, norsjo.LastRunId));
        Assert.Equal((Now, Now.AddDays(1), 1), (norsjo.FirstWholeAt, norsjo.LastWholeAt, norsjo.LastRows));
        Assert.Equal(CoverageOutcome.Failed, norsjo.LastOutcome);
        Assert.Equal(2000, await ReadAsync(unit => unit.ScalarAsync<int>("SELECT MAX(LEN(raw)) FROM rejected_item".Replace(
            "LEN", Engine == Engine.Sqlite ? "LENGTH" : "LEN", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_transaction_that_fails_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(async unit =>
        {
            await ObservationStore.StoreAsync(unit, Scope, new DataAnswer([Seen(2025, 1m)], []), 1, Now);
            throw new InvalidOperationException("after the write");
        }));

        Assert.Empty(await SeriesAsync());
        Assert.Empty(await RevisionsAsync());
    }

    private static Observation Seen(int period, decimal? value, Gender gender = Gender.T) =>
        new(new ObservationKey(Kpi, Norsjo, gender, Period.OfYear(period)), value, "", value is null ? 0 : 1, IsDeleted: false);

    private Task<ObservationDelta> StoreAsync(long runId, DateTimeOffset now, params Observation[] answer) =>
        WriteAsync(unit => ObservationStore.StoreAsync(unit, Scope, new DataAnswer(answer, []), runId, now));

    /// <summary>Every column but the KPI and the number of the row, which differ by what is stored beside it.</summary>
    private async Task<IReadOnlyList<string>> RowsAsync(string table, KpiId kpi) =>
        [.. (await ReadAsync(unit => unit.QueryAsync<dynamic>($"SELECT * FROM {table} WHERE kpi_id = @kpi ORDER BY area_id, gender, period", new { kpi })))
            .Select(row => string.Join(" | ", ((IDictionary<string, object?>)row).Where(column => column.Key is not ("kpi_id" or "revision_id")).Select(column => $"{column.Key} {column.Value}")))];

    private Task<IReadOnlyList<SeriesValue>> SeriesAsync() => ReadAsync(unit => StoredHistory.SeriesAsync(unit, [Kpi], [Norsjo, AreaId.Riket]));

    private Task<IReadOnlyList<StoredRevision>> RevisionsAsync() => ReadAsync(unit => StoredHistory.RevisionsAsync(unit, Kpi, Norsjo));

    private async Task<IEnumerable<decimal?>> AsOfAsync(DateTimeOffset at) =>
        (await ReadAsync(unit => SeriesReader.SeriesAsOfAsync(unit, Kpi, Norsjo, at))).Select(revision => revision.NewValue);
}
