using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>All that earlier runs have decided, as stored and as Core remembers it.</summary>
internal sealed class StoredJudgements
{
    private readonly ILookup<(string Id, string Gender), PeriodRow> years;
    private readonly IReadOnlySet<(string Id, Gender Gender)> closedByRemoval;

    private StoredJudgements(
        IReadOnlyDictionary<(string Id, Gender Gender), StateRow> states, IReadOnlyList<PeriodRow> periods, IReadOnlySet<(string Id, Gender Gender)> closedByRemoval)
    {
        (States, Periods, this.closedByRemoval) = (states, periods, closedByRemoval);
        years = periods.ToLookup(row => (row.IndicatorId, row.Gender));
    }

    public IReadOnlyDictionary<(string Id, Gender Gender), StateRow> States { get; }

    /// <summary>Of the indicators of <see cref="WithPeriodsAsync"/>.</summary>
    public IReadOnlyList<PeriodRow> Periods { get; }

    /// <summary>Some indicator has a baseline.</summary>
    public bool Watching => States.Values.Any(state => state.BaselineRunId is not null);

    /// <summary>All states, and no periods yet.</summary>
    public static async Task<StoredJudgements> LoadAsync(UnitOfWork unit) =>
        new(await StateStore.StatesAsync(unit), [], await StateStore.ClosedByRemovalAsync(unit));

    /// <summary>The same with the periods of these indicators: there are many of them, and only those that are judged now are held.</summary>
    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="ids">Of the rows that are judged.</param>
    public async Task<StoredJudgements> WithPeriodsAsync(UnitOfWork unit, IReadOnlyCollection<string> ids) =>
        new(States, States.Count == 0 ? [] : await StateStore.PeriodsAsync(unit, ids), closedByRemoval);

    /// <summary>The run that set the baseline an indicator goes on from; null where it has none, or gets it now.</summary>
    public long? BaselineOf(IndicatorDecision decision) =>
        decision.Course.GoesOn() ? States[(decision.Indicator.Id, decision.Gender)].BaselineRunId : null;

    /// <summary>Null where no run has judged it.</summary>
    public IndicatorMemory? MemoryOf(string id, Gender gender)
    {
        if (!States.TryGetValue((id, gender), out var state))
        {
            return null;
        }

        var (told, coloured) = state.ToldJudgements;
        return new IndicatorMemory
        {
            Prior = state.Prior,
            Told = told,
            Coloured = coloured,
            Course = new CourseSoFar(state.BaselineRunId is not null, state.RemovedAt),
            WatchedSince = state.BegunOn,
            Events = state.EventOrdinal,
            Alarm = state.Alarm,
            ClosedByRemoval = closedByRemoval.Contains((id, gender)),
            LapsedAcknowledgements = state.AcknowledgedFrom,
            Years = [.. years[(id, gender.Code())].Select(row => new RememberedYear(
                row.Of, row.Value, row.ColourThen is { } then ? Codes.ColourOf(then) : null) { IsHidden = row.Hidden is not null })],
        };
    }
}
