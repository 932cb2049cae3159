using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Storage.Observations;

/// <summary>The mirror (<c>spegla</c>): which parts of it were read when, and its values, which are among those of indicators.</summary>
internal static class MirrorStore
{
    private const string Select = "SELECT reading, kpi_id, area_id, period, part, last_rows, read_at FROM mirror_reading";

    private const string Load = $"""
        SELECT {ObservationRow.Columns}
        FROM observation
        WHERE kpi_id IN @kpis AND area_id IN @areas AND period IN @years
        """;

    private const string Revision = """
        observation_revision (kpi_id, area_id, gender, period, part, event, old_value, new_value, seen_at, seen_local, run_id, is_baseline)
        SELECT s.kpi_id, s.area_id, s.gender, s.period, s.part, s.event, s.old_value, s.value, @now, @local, @runId
        """;

    private const string OfStaged = """
        FROM [#observation] s
        WHERE s.event IS NOT NULL
        ORDER BY s.kpi_id, s.area_id, s.period, s.gender
        """;

    /// <summary>First arrivals of what was never read before are no news.</summary>
    private const string AppendFirst = $"INSERT INTO {Revision}, 1\n{OfStaged}";

    private const string AppendNews = $"INSERT INTO {Revision}, 0\n{OfStaged}";

    private const string Whole = "whole";
    private const string Changes = "changes";

    /// <summary>Ids in one statement: SQL Server takes 2 100 parameters.</summary>
    private const int MaxIds = 900;

    /// <summary>Stored rows that are compared at once.</summary>
    private const int MostRows = 200_000;

    private static readonly KeyedRows<WrittenReading> Readings = new(
        "mirror_reading",
        [
            new("reading", StagingType.Code, row => row.IsWhole ? Whole : Changes),
            new("kpi_id", StagingType.Code, row => row.Unit.Kpi?.Value ?? ""),
            new("area_id", StagingType.Code, row => row.Unit.Area?.Value ?? ""),
            new("period", StagingType.Integer, row => row.Unit.Year ?? 0),
        ],
        [
            new("part", StagingType.Code, row => row.Part),
            new("last_rows", StagingType.Integer, row => row.Rows),
            new("read_at", StagingType.Instant, row => row.ReadAt),
            new("run_id", StagingType.Long, row => row.RunId),
        ]);

    /// <summary>What was read of this mirror; readings for another part of their answers do not count.</summary>
    public static async Task<(MirrorReadings Readings, IReadOnlyDictionary<MirrorUnit, int> Rows)> ReadAsync(UnitOfWork unit, MirrorGround ground)
    {
        var rows = (await unit.QueryAsync<ReadingRow>(Select)).Where(row => row.Part == ground.PartOf(row.Unit)).ToList();
        Dictionary<MirrorUnit, DateTimeOffset> Of(string reading) => rows.Where(row => row.Reading == reading).ToDictionary(row => row.Unit, row => row.ReadAt);
        return (new MirrorReadings(Of(Whole), Of(Changes)), rows.Where(row => row.Reading == Whole).ToDictionary(row => row.Unit, row => row.LastRows));
    }

    /// <summary>Stores an answer, and that its part was read.</summary>
    /// <param name="unit">A transaction under the writer's lease.</param>
    /// <param name="ground">What there is to mirror.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">What of the answer is wanted.</param>
    /// <param name="isFirst">No part of it was read before.</param>
    /// <param name="moment">The run and its time.</param>
    public static async Task<ObservationCounts> StoreAsync(UnitOfWork unit, MirrorGround ground, MirrorRequest request, DataAnswer answer, bool isFirst, RunMoment moment)
    {
        var counts = ObservationCounts.None;
        foreach (var (scope, part) in Divide(request, answer))
        {
            var stored = await LoadAsync(unit, scope, part);
            var delta = ObservationDiff.Compare(stored, part, scope, moment.Now);
            await ObservationStore.WriteAsync(unit, isFirst ? AppendFirst : AppendNews, new ObservationComparison(scope, part, stored, delta), moment.RunId, moment.Now);
            if (!delta.IsEmpty)
            {
                await CoverageStore.ForgetAsync(unit, scope);
            }

            counts += delta.Counts;
        }

        var rows = answer.Observations.CountBy(row => UnitOf(request, row.Key)).ToDictionary();
        await unit.UpsertAsync(
            Readings,
            [.. request.Units.Select(one => new WrittenReading(one, request.Since is null, ground.PartOf(one), rows.GetValueOrDefault(one), moment.Now, moment.RunId))]);
        return counts;
    }

    /// <summary>
    /// Tables of KPIs and areas that each fit into memory and into one statement. Where anything was rejected, nothing is taken for gone.
    /// </summary>
    private static IEnumerable<(ObservationScope Scope, DataAnswer Part)> Divide(MirrorRequest request, DataAnswer answer)
    {
        var rejected = answer.Rejected;
        IReadOnlyList<int> years = request.Since is null ? request.Years : [.. answer.Observations.Select(row => row.Key.Period.Year).Distinct()];
        foreach (var areas in answer.Observations.Select(row => row.Key.Area).Distinct().Chunk(MaxIds))
        {
            var here = areas.ToHashSet();
            var kpisAtOnce = Math.Clamp(MostRows / (here.Count * Math.Max(1, years.Count) * 3), 1, MaxIds);
            foreach (var kpis in answer.Observations.Where(row => here.Contains(row.Key.Area)).GroupBy(row => row.Key.Measure).Chunk(kpisAtOnce))
            {
                var scope = new ObservationScope(kpis.Select(same => same.Key), here, request.Years.Count == 0 ? null : years) { TellsWhatIsGone = request.Since is null && answer.Rejected.Count == 0 };
                yield return (scope, new DataAnswer([.. kpis.SelectMany(same => same)], rejected));
                rejected = [];
            }
        }

        if (rejected.Count > 0)
        {
            yield return (new ObservationScope([], []), new DataAnswer([], rejected));
        }
    }

    private static async Task<IReadOnlyList<StoredObservation>> LoadAsync(UnitOfWork unit, ObservationScope scope, DataAnswer part)
    {
        if (scope.Areas.Count == 0)
        {
            return [];
        }

        if (scope.Years is not { } years)
        {
            return await ObservationStore.LoadAsync(unit, scope);
        }

        var came = part.Observations.Select(row => (row.Key.Measure, row.Key.Area)).ToHashSet();
        var rows = await unit.QueryAsync<ObservationRow>(Load, new { kpis = scope.Measures.Select(measure => measure.Value), areas = scope.Areas.Select(area => area.Value), years });
        return [.. rows.Where(row => came.Contains((row.KpiId, row.AreaId))).Select(row => row.ToStored())];
    }

    private static MirrorUnit UnitOf(MirrorRequest request, ObservationKey key) =>
        new(request.Kpis.Count == 0 ? null : key.Measure.Kpi, request.Areas.Count == 0 ? null : key.Area, request.Years.Count == 0 ? null : key.Period.Year);

    private sealed record ReadingRow
    {
        public string Reading { get; init; } = "";

        public string KpiId { get; init; } = "";

        public string AreaId { get; init; } = "";

        public int Period { get; init; }

        public string Part { get; init; } = "";

        public int LastRows { get; init; }

        public DateTimeOffset ReadAt { get; init; }

        public MirrorUnit Unit => new(
            KpiId.Length == 0 ? null : Core.Terms.KpiId.Parse(KpiId),
            AreaId.Length == 0 ? null : Core.Terms.AreaId.Parse(AreaId),
            Period == 0 ? null : Period);
    }

    private sealed record WrittenReading(MirrorUnit Unit, bool IsWhole, string Part, int Rows, DateTimeOffset ReadAt, long RunId);
}
