using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Runs;

namespace IndicatorSync.Worker.Runs;

/// <summary>What the storing of one answer came to.</summary>
/// <param name="Result">What came of the request.</param>
/// <param name="Counts">In values.</param>
/// <param name="CameEmpty">A country without a row, though there were values: not taken for an answer.</param>
internal sealed record StoredAnswer(FetchResult Result, ObservationCounts Counts, bool CameEmpty = false)
{
    /// <summary>What was answered as it is stored, which has still to be written.</summary>
    public IReadOnlyList<AnsweredPair> Unwritten { get; init; } = [];

    /// <summary>See <see cref="ObservationComparison.Mistaken"/>.</summary>
    public IReadOnlyList<(KpiId Kpi, AreaId Area)> Mistaken { get; init; } = [];
}

/// <summary>
/// Writes one request's values, whole, in the caller's transaction; what failed leaves the store as it was. Titles and members wait
/// for the transaction that decides: what changed in them is reported there, and a run that is killed must not have used it up.
/// </summary>
internal static class StoreStage
{
    /// <summary>
    /// Stores what came of a request. Most nights an answer says what is stored: that is seen without a transaction, and that it was
    /// answered is written with the decision.
    /// </summary>
    public static async Task<StoredAnswer> StoreAsync(
        Database database, WriterLease lease, FetchResult result, KnownAnswers known, RunMoment moment, CancellationToken cancellationToken)
    {
        if (result is not Fetched { Data: { } data, Request: not CountryRequest } fetched)
        {
            return result is Fetched { Data: null } ? new StoredAnswer(result, ObservationCounts.None) : await lease.WriteAsync(unit => StoreAsync(unit, result, moment), cancellationToken);
        }

        AnsweredPair[] again = [.. data.Same.Select(known => AnsweredPair.Again(known, data))];
        var same = ObservationCounts.None with { Unchanged = data.Same.Sum(answer => answer.Rows) };
        var scope = ObservationScope.Of(fetched.Request).Without(data.Same);
        if (scope.Areas.Count == 0)
        {
            return new StoredAnswer(result, same) { Unwritten = again };
        }

        var compared = await database.ReadAsync(unit => ObservationStore.CompareAsync(unit, scope, data, moment.Now), cancellationToken);
        var stored = new StoredAnswer(result, compared.Delta.Counts + same) { Mistaken = compared.Mistaken(known) };
        if (compared.IsAsStored)
        {
            return stored with { Unwritten = [.. again, .. compared.Answered(moment.Now)] };
        }

        await lease.WriteAsync(unit => ObservationStore.StoreAsync(unit, compared, moment.RunId, moment.Now), cancellationToken);
        return stored with { Unwritten = again };
    }

    /// <summary>The same within one transaction, of an answer that was read in full.</summary>
    public static async Task<StoredAnswer> StoreAsync(UnitOfWork unit, FetchResult result, RunMoment moment)
    {
        switch (result)
        {
            case Fetched { Data: { } data, Request: CountryRequest country }:
                var kept = await CountryStore.StoreAsync(unit, country, data, moment.RunId, moment.Now);
                return new StoredAnswer(result, kept?.Counts ?? ObservationCounts.None, CameEmpty: kept is null);
            case Fetched { Data: { } data } fetched:
                var delta = await ObservationStore.StoreAsync(unit, ObservationScope.Of(fetched.Request), data, moment.RunId, moment.Now);
                return new StoredAnswer(result, delta.Counts);
            case FetchFailed { Fault: not FetchFault.NotAsked, Request: DataRequest or UnitDataRequest } failed:
                await CoverageStore.FailedAsync(unit, ObservationScope.Of(failed.Request), moment.RunId);
                break;
        }

        return new StoredAnswer(result, ObservationCounts.None);
    }

    /// <summary>Writes which questions were answered with what was stored before.</summary>
    public static Task StoreCoverageAsync(UnitOfWork unit, RunLedger ledger, RunMoment moment) =>
        CoverageStore.AnsweredAsync(unit, ledger.Unwritten, moment.RunId, moment.Now);

    /// <summary>Writes titles, dates and members; what changed since the last run that decided.</summary>
    public static Task<IReadOnlyList<MetadataChange>> StoreMetadataAsync(UnitOfWork unit, RunLedger ledger, RunMoment moment) =>
        MetadataStore.StoreAsync(unit, ledger.Metadata, moment.Now);
}

/// <summary>Gathers what a run learned while it fetched.</summary>
internal sealed class RunLedger
{
    private readonly Dictionary<(KpiId, AreaId), int> rows = [];
    private readonly List<FailedQuestion> failed = [];
    private readonly List<RejectedItem> rejected = [];
    private readonly List<(MetadataRequest, MetadataAnswer)> metadata = [];
    private readonly Dictionary<KpiId, KpiInfo> kpis = [];
    private readonly List<KpiId> goneKpis = [];
    private readonly List<AreaId> goneAreas = [];
    private readonly List<(KpiId, IReadOnlyList<int>)> emptyCountry = [];
    private readonly List<IReadOnlyList<AnsweredPair>> unwritten = [];
    private readonly List<(KpiId Kpi, AreaId Area)> mistaken = [];

    public ObservationCounts Counts { get; private set; } = ObservationCounts.None;

    public IReadOnlyList<(MetadataRequest Request, MetadataAnswer Answer)> Metadata => metadata;

    /// <summary>The source answered something: it is there.</summary>
    public bool HasAnswers { get; private set; }

    /// <summary>See <see cref="StoredAnswer.Unwritten"/>.</summary>
    public IEnumerable<AnsweredPair> Unwritten => unwritten.SelectMany(pairs => pairs);

    /// <summary>See <see cref="ObservationComparison.Mistaken"/>.</summary>
    public IReadOnlyList<(KpiId Kpi, AreaId Area)> Mistaken => mistaken;

    /// <summary>Why Kolada's catalogue of KPIs was not read though it was due; no colour rests on it.</summary>
    public FetchFailed? KpiCatalogueUnread { get; set; }

    /// <summary>What of the mirror was not read though it was due, in Swedish; no colour rests on it.</summary>
    public string? MirrorUnread { get; private set; }

    /// <param name="reason">Why a mirror was not read to its end; of several the first is reported.</param>
    public void AddUnreadMirror(string reason) => MirrorUnread ??= reason;

    /// <summary>Counts what other sources than Kolada said.</summary>
    public void Add(SourcesRead sources) => Counts += sources.Counts;

    /// <summary>What was asked for beside the values that are judged: stored, and no problem whatever became of it.</summary>
    public void AddBeside(StoredAnswer stored)
    {
        Counts += stored.Counts;
        unwritten.Add(stored.Unwritten);
        mistaken.AddRange(stored.Mistaken);
    }

    public void Add(StoredAnswer stored)
    {
        HasAnswers |= stored.Result is Fetched;
        Counts += stored.Counts;
        unwritten.Add(stored.Unwritten);
        mistaken.AddRange(stored.Mistaken);
        switch (stored.Result)
        {
            case Fetched { Data: { } data, Request: CountryRequest country }:
                rejected.AddRange(data.Rejected);
                if (stored.CameEmpty)
                {
                    emptyCountry.Add((country.Kpi, country.Years));
                }

                break;
            case Fetched { Data: { } data } fetched:
                AddRows(ObservationScope.Of(fetched.Request), data);
                break;
            case Fetched { Metadata: { } answer, Request: MetadataRequest request }:
                metadata.Add((request, answer));
                AddMetadata(request, answer);
                break;
            case FetchFailed failure:
                failed.Add(Question(failure));
                break;
        }
    }

    public RunFacts ToFacts(
        IReadOnlySet<(KpiId, AreaId)> hadRows, IReadOnlyList<ObservationKey> missing, IReadOnlyList<MetadataChange> changes, IReadOnlyList<string> notes) => new()
        {
            Rows = rows,
            HadRows = hadRows,
            Failed = failed,
            Rejected = rejected,
            Missing = [.. missing.Where(key => key.Measure.Kpi is { } kpi && rows.ContainsKey((kpi, key.Area)))],
            EmptyCountry = emptyCountry,
            Kpis = kpis,
            GoneKpis = goneKpis,
            GoneAreas = goneAreas,
            Retitled = [.. changes.Where(change => change is { Kind: MetadataChangeKind.Retitled, OldTitle: not null } && KpiId.TryParse(change.Id, out _))
            .Select(change => (KpiId.Parse(change.Id), change.OldTitle!, change.NewTitle))],
            Redefined = [.. changes.Where(change => change.Kind == MetadataChangeKind.Redefined && KpiId.TryParse(change.Id, out _)).Select(change => KpiId.Parse(change.Id)).Distinct()],
            RetitledAreas = [.. changes.Where(change => change is { Kind: MetadataChangeKind.Retitled, OldTitle: not null } && AreaId.TryParse(change.Id, out _))
            .Select(change => (AreaId.Parse(change.Id), change.OldTitle!, change.NewTitle))],
            Regrouped = [.. changes.Where(change => change.Kind == MetadataChangeKind.MembersChanged)
            .Select(change => new RegroupedArea(AreaId.Parse(change.Id), change.NewTitle, change.Joined, change.Left))],
            Notes = notes,
        };

    private void AddRows(ObservationScope scope, DataAnswer data)
    {
        foreach (var pair in scope.Pairs)
        {
            if (pair.Measure.Kpi is { } kpi)
            {
                rows[(kpi, pair.Area)] = 0;
            }
        }

        foreach (var observation in data.Observations.Where(observation => scope.Contains(observation.Key)))
        {
            rows[(observation.Key.Measure.Kpi!.Value, observation.Key.Area)]++;
        }

        foreach (var same in data.Same)
        {
            rows[(same.Kpi, same.Area)] = same.Rows;
        }

        rejected.AddRange(data.Rejected);
    }

    private void AddMetadata(MetadataRequest request, MetadataAnswer metadata)
    {
        // Of a KPI that was read in part nothing is concluded: what was open about it stays so.
        foreach (var kpi in metadata.Kpis.Where(kpi => kpi.Unread == UnreadParts.None))
        {
            kpis[kpi.Id] = kpi;
        }

        if (metadata.Unreadable > 0)
        {
            return;
        }

        if (request.Kind == MetadataKind.Kpi)
        {
            goneKpis.AddRange(request.Ids.Select(KpiId.Parse).Where(id => metadata.Kpis.All(kpi => kpi.Id != id)));
        }
        else
        {
            goneAreas.AddRange(request.Ids.Select(AreaId.Parse).Where(id => metadata.Areas.All(area => area.Id != id)));
        }
    }

    private static FailedQuestion Question(FetchFailed failure)
    {
        var silent = failure.Fault is FetchFault.Silence or FetchFault.NotAsked;
        FailedQuestion question = failure.Request switch
        {
            MetadataRequest { Kind: MetadataKind.Kpi } about => new([.. about.Ids.Select(KpiId.Parse)], [], false, silent, failure.Message),
            MetadataRequest about => new([], [.. about.Ids.Select(AreaId.Parse)], false, silent, failure.Message),
            DataRequest data => new(data.Kpis, data.Areas, true, silent, failure.Message),
            CountryRequest country => new([country.Kpi], [], true, silent, failure.Message) { CountryYears = country.Years },
            UnitDataRequest data => new(data.Kpis, data.Units, true, silent, failure.Message),
            _ => throw new InvalidOperationException($"'{failure.Request}' is of no known kind"),
        };
        return question with { IsOfTheProgram = failure.Fault == FetchFault.Unhandled };
    }
}
