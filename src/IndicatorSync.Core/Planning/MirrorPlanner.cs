using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Planning;

/// <summary>When each part of the mirror was read.</summary>
/// <param name="Whole">In full.</param>
/// <param name="Changes">For what Kolada had changed, the newest time; each such reading began where the one before ended.</param>
public sealed record MirrorReadings(IReadOnlyDictionary<MirrorUnit, DateTimeOffset> Whole, IReadOnlyDictionary<MirrorUnit, DateTimeOffset> Changes);

/// <summary>
/// Divides a mirror into few requests: by KPI and year, by area and year, or by KPI and area, whichever asks for fewer pages. What has not
/// been read, or not within the interval, is read in full; the rest is asked for what changed.
/// </summary>
public static class MirrorPlanner
{
    /// <summary>Items on a page of Kolada's (docs/kolada-api.md 1.4).</summary>
    public const int PageItems = 5_000;

    /// <summary>Items of one request, if Kolada had them all: what is held in memory at once. A request of one unit may have more.</summary>
    public const int MostItems = 25_000;

    /// <summary>Municipalities, regions and groups (docs/kolada-api.md 1.4).</summary>
    private const int AreasOfKolada = 3_960;

    /// <summary>A day, less what a schedule varies: a second run of the same day asks for nothing.</summary>
    public static readonly TimeSpan ChangesDueAfter = TimeSpan.FromHours(20);

    /// <summary>What is due now.</summary>
    /// <param name="ground">What there is to mirror.</param>
    /// <param name="read">What was read, of this mirror.</param>
    /// <param name="fullEvery">How old a full reading may be.</param>
    /// <param name="now">UTC. The year after this one is read as well: forecasts are published ahead.</param>
    /// <returns>What was never read first, then what is read in full again, then what may have changed.</returns>
    public static IReadOnlyList<MirrorRequest> Due(MirrorGround ground, MirrorReadings read, TimeSpan fullEvery, DateTimeOffset now)
    {
        int[] years = [.. Enumerable.Range(CountryPlanner.FirstYear, now.Year + 2 - CountryPlanner.FirstYear)];
        var forms = Forms(ground, years).ToList();
        if (forms.Count == 0)
        {
            return [];
        }

        // A form that was begun is kept while no other asks for less than half: what it has read counts.
        var form = forms.MinBy(form => form.Whole(_ => true).Sum(request => Pages(form.Items(request))) * (form.IsBegun(read) ? 1L : 2L))!;
        return
        [
            .. form.Whole(unit => !read.Whole.ContainsKey(unit)),
            .. form.Whole(unit => read.Whole.TryGetValue(unit, out var at) && now - at >= fullEvery),
            .. Changes(forms, read, now),
        ];
    }

    /// <summary>How many pages hold so many items.</summary>
    public static int Pages(int items) => Math.Max(1, (items + PageItems - 1) / PageItems);

    private static IEnumerable<MirrorRequest> Changes(IReadOnlyList<Form> forms, MirrorReadings read, DateTimeOffset now)
    {
        if (read.Whole.Count == 0)
        {
            return [];
        }

        // What no reading of changes has covered yet goes back to the oldest full reading: whatever changed after it is among the changes.
        var oldest = read.Whole.Values.Min();
        DateTimeOffset Until(MirrorUnit unit) => read.Changes.TryGetValue(unit, out var at) ? at : oldest;
        return forms.MinBy(form => form.Changes(_ => true).Count())!
            .Changes(unit => now - Until(unit) >= ChangesDueAfter)
            .Select(request => request with { Since = DateOnly.FromDateTime(request.Units.Min(Until).UtcDateTime).AddDays(-1) });
    }

    private static IEnumerable<Form> Forms(MirrorGround ground, int[] years)
    {
        var (kpis, areas) = (ground.Kpis, ground.Areas);
        var municipalitiesOnly = ground.Mirror.Reach != MirrorReach.All && areas.All(area => area.Kind == AreaKind.Municipality);
        if (kpis.Count == 0)
        {
            yield break;
        }

        yield return new Form<KpiId, int>(
            kpis,
            years,
            municipalitiesOnly ? ground.Municipalities.Count : AreasOfKolada,
            (kpi, year) => new MirrorUnit(kpi, null, year),
            (some, columns) => new MirrorRequest(some, [], columns, municipalitiesOnly, null));
        if (areas.Count == 0)
        {
            yield break;
        }

        yield return new Form<AreaId, int>(
            areas,
            years,
            Math.Max(ground.KnownKpis.Count, kpis.Count),
            (area, year) => new MirrorUnit(null, area, year),
            (some, columns) => new MirrorRequest([], some, columns, false, null));
        if (ground.Mirror is { Kpis: not null, Reach: MirrorReach.Listed })
        {
            yield return new Form<KpiId, AreaId>(
                kpis,
                areas,
                years.Length,
                (kpi, area) => new MirrorUnit(kpi, area, null),
                (some, columns) => new MirrorRequest(some, columns, [], false, null));
        }
    }

    /// <summary>One way to ask.</summary>
    /// <param name="each">Items of one unit, if Kolada had them all.</param>
    private abstract class Form(int each)
    {
        public int Items(MirrorRequest request) => each * request.Units.Count();

        public IEnumerable<MirrorRequest> Whole(Func<MirrorUnit, bool> isDue) => Requests(isDue, Math.Max(1, MostItems / Math.Max(1, each)));

        /// <summary>Little has changed since yesterday: as wide as Kolada takes it.</summary>
        public IEnumerable<MirrorRequest> Changes(Func<MirrorUnit, bool> isDue) => Requests(isDue, PlannedRequest.MaxIds * PlannedRequest.MaxIds);

        public abstract bool IsBegun(MirrorReadings read);

        protected abstract IEnumerable<MirrorRequest> Requests(Func<MirrorUnit, bool> isDue, int mostUnits);
    }

    /// <summary>A table of units; rows that want the same columns share requests.</summary>
    private sealed class Form<TRow, TColumn>(
        IReadOnlyList<TRow> rows, IReadOnlyList<TColumn> columns, int each, Func<TRow, TColumn, MirrorUnit> unitOf, Func<IReadOnlyList<TRow>, IReadOnlyList<TColumn>, MirrorRequest> ask) : Form(each)
    {
        public override bool IsBegun(MirrorReadings read) => rows.Any(row => columns.Any(column => read.Whole.ContainsKey(unitOf(row, column))));

        protected override IEnumerable<MirrorRequest> Requests(Func<MirrorUnit, bool> isDue, int mostUnits) =>
            from row in rows
            let due = columns.Where(column => isDue(unitOf(row, column))).ToArray()
            where due.Length > 0
            group (Row: row, Due: due) by string.Join(',', due) into same
            from some in same.First().Due.Chunk(Math.Min(PlannedRequest.MaxIds, mostUnits))
            from block in same.Select(pair => pair.Row).Chunk(Math.Clamp(mostUnits / some.Length, 1, PlannedRequest.MaxIds))
            select ask(block, some);
    }
}
