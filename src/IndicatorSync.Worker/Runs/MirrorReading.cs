using System.Globalization;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Observations;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// Reads the mirror (<c>spegla</c>, docs/contract.md 1.14) after what indicators need. Each request is stored with the note that it was
/// answered, so that a run that breaks off is taken up where it was. What the run itself asks for its indicators is left to it.
/// </summary>
internal sealed partial class MirrorReading(Database database, RunSource source, KoladaOptions kolada, RulesClock clock, TimeProvider time, ILogger<MirrorReading> logger)
{
    /// <summary>In a row: Kolada is then not asked further by this run.</summary>
    private const int MostFailures = 3;

    /// <param name="client">The run's own.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="lease">The writer's.</param>
    /// <param name="moment">The run and its time.</param>
    /// <param name="ledger">Counts what came, and notes what did not.</param>
    /// <param name="tell">Receives the progress, in English.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task RefreshAsync(
        KoladaClient client, IndicatorCatalogue catalogue, WriterLease lease, RunMoment moment, RunLedger ledger, Action<string> tell, CancellationToken cancellationToken)
    {
        var run = new MirrorRun(client, lease, moment, ledger);
        foreach (var mirror in catalogue.Mirrors)
        {
            await RefreshAsync(run, catalogue, mirror, tell, cancellationToken);
        }
    }

    private async Task RefreshAsync(MirrorRun run, IndicatorCatalogue catalogue, Mirror mirror, Action<string> tell, CancellationToken cancellationToken)
    {
        var (ground, own, read, rows) = await database.ReadAsync(unit => GroundAsync(unit, catalogue, mirror), cancellationToken);
        var due = MirrorPlanner.Due(ground, read, kolada.MirrorFullReadingEvery, clock.Now).Where(source.CanAnswer).ToList();
        if (ground.Kpis.Count == 0)
        {
            run.Ledger.AddUnreadMirror("Koladas nyckeltalskatalog har inte kunnat läsas än, så alla nyckeltal är inte kända");
            return;
        }

        var (started, done, failures, reason) = (time.GetTimestamp(), 0, 0, "");
        foreach (var request in due)
        {
            if (failures == MostFailures)
            {
                break;
            }

            tell(MirrorProgress.Words(done, due.Count, time.GetElapsedTime(started)));
            var isFirst = request.Since is null && request.Units.All(unit => !read.Whole.ContainsKey(unit));
            var fault = await ReadAsync(run, new MirrorQuestion(ground, own, rows, request, isFirst), cancellationToken);
            (failures, done, reason) = fault is null ? (0, done + 1, reason) : (failures + 1, done, fault);
        }

        if (done < due.Count)
        {
            run.Ledger.AddUnreadMirror(string.Create(CultureInfo.InvariantCulture, $"{due.Count - done} av {due.Count} frågor fick inget svar. {reason}"));
        }

        if (due.Count > 0)
        {
            Mirrored(logger, done, due.Count);
            await NameAreasAsync(run, ground, cancellationToken);
        }
    }

    private static async Task<(MirrorGround Ground, HashSet<(KpiId, AreaId)> Own, MirrorReadings Read, IReadOnlyDictionary<MirrorUnit, int> Rows)> GroundAsync(
        UnitOfWork unit, IndicatorCatalogue catalogue, Mirror mirror)
    {
        var known = await KpiCatalogueStore.TitlesAsync(unit);
        var ground = new MirrorGround(
            mirror,
            [.. known.Where(kpi => mirror.Reach != MirrorReach.Municipalities || kpi.MunicipalityType != "L").Select(kpi => kpi.Id)],
            Municipalities.All);
        var margins = await MarginStore.ReadAsync(unit);
        var own = RequestPlanner.Plan(catalogue).Concat(RequestPlanner.PlanMargins(catalogue, margins)).OfType<DataRequest>()
            .SelectMany(request => request.Pairs).ToHashSet();
        var (read, rows) = await MirrorStore.ReadAsync(unit, ground);
        return (ground, own, read, rows);
    }

    /// <summary>Null when all of it is answered and stored, else why not, in Swedish.</summary>
    private async Task<string?> ReadAsync(MirrorRun run, MirrorQuestion question, CancellationToken cancellationToken)
    {
        string? fault = null;
        await foreach (var result in run.Client.FetchAsync([question.Request], cancellationToken))
        {
            var (counts, failure) = result is Fetched { Data: { } data, Request: MirrorRequest part }
                ? await StoreAsync(run, question with { Request = part }, data, cancellationToken)
                : (ObservationCounts.None, (result as FetchFailed)?.Message ?? "");
            run.Ledger.AddBeside(new StoredAnswer(result, counts));
            fault ??= failure;
        }

        if (fault is not null)
        {
            NotRead(logger, question.Request.Path, fault);
        }

        return fault;
    }

    private async Task<(ObservationCounts Counts, string? Fault)> StoreAsync(MirrorRun run, MirrorQuestion question, DataAnswer data, CancellationToken cancellationToken)
    {
        var request = question.Request;
        if (request.Since is null && data.Observations.Count == 0 && request.Units.Any(unit => question.Rows.GetValueOrDefault(unit) > 0))
        {
            return (ObservationCounts.None, "Kolada svarade utan rader, trots att det har funnits värden"); // a silent, empty answer is Kolada's usual way to fail
        }

        try
        {
            return (await run.Lease.WriteAsync(unit => MirrorStore.StoreAsync(unit, question.Ground, request, question.Wanted(data), question.IsFirst, run.Moment), cancellationToken), null);
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException && RunGuard.IsUnforeseen(unforeseen, cancellationToken))
        {
            NotStored(logger, request.Path, unforeseen);
            return (ObservationCounts.None, KoladaMessages.Unhandled().Message);
        }
    }

    /// <summary>The names of areas that no indicator names; that they could not be read costs their names alone.</summary>
    private async Task NameAreasAsync(MirrorRun run, MirrorGround ground, CancellationToken cancellationToken)
    {
        var named = await database.ReadAsync(AreaStore.TitlesAsync, cancellationToken);
        var requests = ground.Areas.Where(area => !named.ContainsKey(area.Value)).GroupBy(area => area.Kind == AreaKind.Group ? MetadataKind.Group : MetadataKind.Municipality)
            .SelectMany(kind => kind.Select(area => area.Value).Chunk(PlannedRequest.MaxIds).Select(ids => new MetadataRequest(kind.Key, ids)))
            .Where(source.CanAnswer)
            .ToList();
        List<AreaInfo> areas = [];
        await foreach (var result in run.Client.FetchAsync(requests, cancellationToken))
        {
            areas.AddRange((result as Fetched)?.Metadata?.Areas ?? []);
        }

        if (areas.Count > 0)
        {
            await run.Lease.WriteAsync(async unit => { await AreaStore.StoreAsync(unit, [], areas, run.Moment.Now); return true; }, cancellationToken);
        }
    }

    [LoggerMessage(226, LogLevel.Information, "Mirror: {Done} of {Due} requests were answered and stored.")]
    private static partial void Mirrored(ILogger logger, int done, int due);

    [LoggerMessage(227, LogLevel.Warning, "Of the mirror, {Path} could not be read now: {Reason}")]
    private static partial void NotRead(ILogger logger, string path, string reason);

    [LoggerMessage(228, LogLevel.Error, "Of the mirror, {Path} could not be stored: a fault in this program, worth reporting.")]
    private static partial void NotStored(ILogger logger, string path, Exception unforeseen);

    /// <summary>What of the run it needs: <see cref="Client"/> asks, <see cref="Lease"/> writes, <see cref="Ledger"/> counts.</summary>
    private sealed record MirrorRun(KoladaClient Client, WriterLease Lease, RunMoment Moment, RunLedger Ledger);
}

/// <summary>A request of the mirror, and what is wanted of its answer.</summary>
/// <param name="Ground">What there is to mirror.</param>
/// <param name="Own">What the run itself asks for its indicators.</param>
/// <param name="Rows">How many values each part had when it was last read.</param>
/// <param name="Request">What is asked.</param>
/// <param name="IsFirst">No part of it was read before.</param>
internal sealed record MirrorQuestion(MirrorGround Ground, IReadOnlySet<(KpiId, AreaId)> Own, IReadOnlyDictionary<MirrorUnit, int> Rows, MirrorRequest Request, bool IsFirst)
{
    public DataAnswer Wanted(DataAnswer answer) => new(
        [.. answer.Observations.Where(row => row.Key.Measure.Kpi is { } kpi && IsWanted(kpi, row.Key.Area))],
        [.. answer.Rejected.Where(item => item.Kpi is not { } kpi || item.Area is not { } area || IsWanted(kpi, area))]);

    private bool IsWanted(KpiId kpi, AreaId area) => Ground.Keeps(kpi, area) && !Own.Contains((kpi, area));
}

/// <summary>How far the mirror is, for a terminal.</summary>
internal static class MirrorProgress
{
    /// <param name="done">Requests that were answered.</param>
    /// <param name="of">Requests in all.</param>
    /// <param name="elapsed">Since the first was asked.</param>
    public static string Words(int done, int of, TimeSpan elapsed)
    {
        var left = done == 0 ? "" : $", about {Rounded(elapsed / done * (of - done))} left";
        return string.Create(CultureInfo.InvariantCulture, $"Mirroring: {done} of {of} requests{left}");
    }

    private static string Rounded(TimeSpan left) => left switch
    {
        { TotalMinutes: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(left.TotalMinutes):0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(left.TotalHours):0} h"),
    };
}
