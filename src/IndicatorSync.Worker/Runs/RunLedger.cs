using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Observations;

namespace IndicatorSync.Worker.Runs;

/// <summary>Gathers what a run learned while it fetched.</summary>
/// <param name="catalogue">In force: how many rows came is known of its indicators' own areas alone.</param>
internal sealed class RunLedger(IndicatorCatalogue catalogue)
{
    private readonly HashSet<(KpiId, AreaId)> own =
        [.. catalogue.Indicators.Where(indicator => indicator.Kpi is not null).Select(indicator => (indicator.Kpi!.Value, indicator.Area))];

    private readonly Dictionary<(KpiId, AreaId), int> rows = [];
    private readonly List<ObservationScope> answered = [];
    private readonly List<FailedQuestion> failed = [];
    private readonly List<RejectedItem> rejected = [];
    private readonly List<(MetadataRequest, MetadataAnswer)> metadata = [];
    private readonly Dictionary<KpiId, KpiInfo> kpis = [];
    private readonly List<KpiId> goneKpis = [];
    private readonly List<AreaId> goneAreas = [];
    private readonly List<(KpiId, IReadOnlyList<int>)> emptyCountry = [];
    private readonly List<AnsweredPair> unwritten = [];
    private readonly List<(KpiId Kpi, AreaId Area)> mistaken = [];

    public ObservationCounts Counts { get; private set; } = ObservationCounts.None;

    public IReadOnlyList<(MetadataRequest Request, MetadataAnswer Answer)> Metadata => metadata;

    /// <summary>The source answered something: it is there.</summary>
    public bool HasAnswers { get; private set; }

    /// <summary>See <see cref="StoredAnswer.Unwritten"/>.</summary>
    public IReadOnlyCollection<AnsweredPair> Unwritten => unwritten;

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
        unwritten.AddRange(stored.Unwritten);
        mistaken.AddRange(stored.Mistaken);
    }

    public void Add(StoredAnswer stored)
    {
        HasAnswers |= stored.Result is Fetched;
        Counts += stored.Counts;
        unwritten.AddRange(stored.Unwritten);
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
            Missing = [.. missing.Where(key => answered.Exists(scope => scope.Contains(key)))],
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

    /// <summary>What was not written yet has been, in a transaction of its own.</summary>
    public void Written() => unwritten.Clear();

    private void AddRows(ObservationScope scope, DataAnswer data)
    {
        answered.Add(scope);
        foreach (var (measure, area) in scope.Pairs)
        {
            SetRows(measure.Kpi, area, 0);
        }

        foreach (var pair in data.Observations.Where(observation => scope.Contains(observation.Key)).CountBy(observation => (observation.Key.Measure, observation.Key.Area)))
        {
            SetRows(pair.Key.Measure.Kpi, pair.Key.Area, pair.Value);
        }

        foreach (var same in data.Same)
        {
            SetRows(same.Kpi, same.Area, same.Rows);
        }

        rejected.AddRange(data.Rejected);
    }

    private void SetRows(KpiId? kpi, AreaId area, int count)
    {
        if (kpi is { } known && own.Contains((known, area)))
        {
            rows[(known, area)] = count;
        }
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
