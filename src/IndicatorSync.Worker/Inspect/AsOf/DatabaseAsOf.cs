using System.Globalization;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Scheduling;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Inspect.AsOf;

/// <summary>
/// The database as it was at the end of a day (docs/contract.md 1.11), in memory, for the readers of the real one. Nothing of it is
/// kept anywhere: values come from the insert-only revisions, bands and names from the catalogue that was in force, colours from
/// judging these again, and what only records know (when and why a colour changed, alarms, acknowledgements) from the records.
/// </summary>
internal sealed class DatabaseAsOf(Database database, CatalogueSource catalogues, JudgeStage judge, RulesClock clock, TimeProvider time)
{
    /// <exception cref="ExpectedFailure">The day lies before the first run (exit 2), or its catalogue cannot be read by this version (exit 1).</exception>
    public async Task<PastDatabase> OpenAsync(AsOfDay day, CancellationToken cancellationToken)
    {
        var past = await database.ReadAsync(unit => Past.ReadAsync(unit, day), cancellationToken);
        var catalogue = catalogues.ReadStored(past.Catalogue.Content, "")?.Catalogue
            ?? throw new ExpectedFailure(FailureKind.Failed, $"--as-of {day}: the catalogue that was in force then can no longer be read by this version.")
            {
                Swedish = new($"--as-of {day}: katalogen som gällde då kan inte längre läsas.", "Fråga den som förvaltar programmet."),
            };
        var memory = await MemoryDatabase.OpenAsync(clock.Now, time, cancellationToken);
        try
        {
            var dated = await memory.Database.InTransactionAsync(unit => FillAsync(unit, past, catalogue), cancellationToken);
            return new PastDatabase(memory, dated);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    /// <summary>The KPIs whose dates of publication were kept then.</summary>
    private async Task<IReadOnlySet<string>> FillAsync(UnitOfWork unit, Past past, IndicatorCatalogue written)
    {
        foreach (var table in past.Ground)
        {
            await table.WriteAsync(unit);
        }

        var series = past.Ground.First(table => table.Table == "observation_revision").Pairs("kpi_id", "area_id").Select(pair => (MeasureId.Parse(pair.Item1), AreaId.Parse(pair.Item2)));
        await PastGround.SettleAsync(unit, series, past.Day.End, past.Moment);
        var dated = await PastGround.DatedKpisAsync(unit);
        var kpis = await MetadataStore.KpisAsync(unit);
        var catalogue = written.WithTitles(kpis.ToDictionary(kpi => kpi.Info.Id, kpi => kpi.Info.Title));
        var judged = await judge.RunAsync(unit, catalogue, past.Moment, failed: false, kpis);
        foreach (var table in past.Records)
        {
            await table.WriteAsync(unit);
        }

        await PastGround.ReopenAsync(unit, past.Day.End);
        await RestoreAsync(unit, past, catalogue, judged);
        return dated;
    }

    private static async Task RestoreAsync(UnitOfWork unit, Past past, IndicatorCatalogue catalogue, Judged anew)
    {
        var indicators = catalogue.Rows.ToDictionary(indicator => indicator.Id);
        var judged = await StateStore.StatesAsync(unit);
        var states = judged.ToDictionary(state => state.Key, state => StateThen.Of(
            state.Value,
            past.States.GetValueOrDefault(state.Key),
            past.Recorded.GetValueOrDefault((state.Value.IndicatorId, state.Value.Gender)) ?? new RecordsThen(),
            indicators[state.Value.IndicatorId],
            (past.Moment.RunId, past.Day.End, past.Moment.Today)));
        await StateStore.SaveStatesAsync(unit, judged, states.Values);
        var periods = await StateStore.PeriodsAsync(unit);
        var then = past.Periods.ToDictionary(row => row.Key, row => row.ColourThen);
        await StateStore.SavePeriodsAsync(unit, periods, [.. periods.Select(row => StateThen.Of(
            row, then.GetValueOrDefault(row.Key), states.Values.First(state => (state.IndicatorId, state.Gender) == (row.IndicatorId, row.Gender)).PeriodOrder))]);

        // What was to come depends on which acknowledgements were in force.
        var decisions = anew.Decisions.Select(decision => decision with { LapsedAcknowledgements = states[(decision.Indicator.Id, decision.Gender)].AcknowledgedFrom });
        await ComingStore.ProjectAsync(
            unit, await unit.QueryAsync<ComingRow>(ComingStore.SelectAll), ComingEvents.Of(anew.Plan, anew.Kpis, [.. decisions], past.Moment.Today), anew.Plan, past.Moment.Now);
    }

    /// <summary>All that is read of the real database.</summary>
    private sealed record Past(AsOfDay Day, StoredCatalogue Catalogue, RunMoment Moment)
    {
        public required IReadOnlyList<CopiedTable> Ground { get; init; }

        public required IReadOnlyList<CopiedTable> Records { get; init; }

        public required IReadOnlyDictionary<(string Id, Gender Gender), StateRow> States { get; init; }

        public required IReadOnlyList<PeriodRow> Periods { get; init; }

        public required IReadOnlyDictionary<(string Id, string Gender), RecordsThen> Recorded { get; init; }

        public static async Task<Past> ReadAsync(UnitOfWork unit, AsOfDay day)
        {
            var at = day.End;
            var run = await RunStore.LastWorkedBeforeAsync(unit, at);
            var catalogue = await CatalogueStore.InForceAsync(unit, run?.CatalogueVersion, at) ?? throw BeforeTheFirst(day, await CatalogueStore.FirstAsync(unit));
            var moment = run is null ? new RunMoment(0, at, day.Date) : new RunMoment(run.RunId, run.StartedAt, DateOnly.FromDateTime(StoredTime.Local(run.StartedAt)));
            var arguments = new { at, version = catalogue.Version };
            return new Past(day, catalogue, moment)
            {
                Ground = await CopyAsync(PastTables.Ground),
                Records = await CopyAsync(PastTables.Records),
                States = await StateStore.StatesAsync(unit),
                Periods = await StateStore.PeriodsAsync(unit),
                Recorded = await PastRecords.ReadAsync(unit, at),
            };

            async Task<IReadOnlyList<CopiedTable>> CopyAsync(IReadOnlyList<PastTable> tables)
            {
                List<CopiedTable> copied = [];
                foreach (var table in tables)
                {
                    copied.Add(await CopiedTable.ReadAsync(unit, table, arguments));
                }

                return copied;
            }
        }

        private static ExpectedFailure BeforeTheFirst(AsOfDay day, DateTimeOffset? first)
        {
            var begun = first is { } at ? StoredTime.Local(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            return new ExpectedFailure(FailureKind.BadInput, $"--as-of {day}: that is before the first run{(begun is null ? "" : $", which was on {begun}")}.")
            {
                Swedish = new($"--as-of {day} ligger före den första körningen.", begun is null ? "Kör sync först." : $"Den var {begun}; ange den dagen eller en senare."),
            };
        }
    }
}

/// <summary>A database in memory that says what the real one said at the end of a day.</summary>
internal sealed class PastDatabase(MemoryDatabase memory, IReadOnlySet<string> dated) : IDisposable
{
    public Database Database => memory.Database;

    /// <summary>Whether it is known when Kolada then meant to publish a KPI: kept from schema 0017 on.</summary>
    public bool KnowsPublicationOf(string kpi) => dated.Contains(kpi);

    public void Dispose() => memory.Dispose();
}
