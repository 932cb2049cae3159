using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Planning;
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
