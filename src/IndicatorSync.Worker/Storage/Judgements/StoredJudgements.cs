using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Engine;

namespace IndicatorSync.Worker.Storage.Judgements;

/// <summary>
/// What earlier runs have decided, as stored and as Core remembers it: of all indicators which have a state, the whole of it only of those
/// that are judged now (<see cref="OfAsync"/>).
/// </summary>
internal sealed class StoredJudgements
{
    private readonly ILookup<(string Id, string Gender), PeriodRow> years;
    private readonly IReadOnlySet<(string Id, Gender Gender)> closedByRemoval;

    private StoredJudgements(
        IReadOnlyList<StateHead> heads,
        IReadOnlyDictionary<(string Id, Gender Gender), StateRow> states,
        IReadOnlyList<PeriodRow> periods,
        IReadOnlySet<(string Id, Gender Gender)> closedByRemoval)
    {
        (Heads, States, Periods, this.closedByRemoval) = (heads, states, periods, closedByRemoval);
        years = periods.ToLookup(row => (row.IndicatorId, row.Gender));
    }

    /// <summary>Of all indicators, by place in the catalogue.</summary>
    public IReadOnlyList<StateHead> Heads { get; }

    /// <summary>Of the indicators of <see cref="OfAsync"/>.</summary>
    public IReadOnlyDictionary<(string Id, Gender Gender), StateRow> States { get; }

    /// <summary>Of the indicators of <see cref="OfAsync"/>.</summary>
    public IReadOnlyList<PeriodRow> Periods { get; }

    /// <summary>Some indicator has a baseline.</summary>
    public bool Watching => Heads.Any(head => head.BaselineRunId is not null);

    /// <summary>Which indicators have a state; no state and no period yet.</summary>
    public static async Task<StoredJudgements> LoadAsync(UnitOfWork unit) => new(
        await StateStore.HeadsAsync(unit), new Dictionary<(string Id, Gender Gender), StateRow>(), [], await StateStore.ClosedByRemovalAsync(unit));

    /// <summary>The same with the states and periods of these indicators: a run holds those that it judges now, not all.</summary>
    /// <param name="unit">The transaction in which the run decides.</param>
    /// <param name="ids">Of the rows that are judged.</param>
    public async Task<StoredJudgements> OfAsync(UnitOfWork unit, IReadOnlyCollection<string> ids) => Heads.Count == 0
        ? this
        : new(Heads, await StateStore.StatesAsync(unit, ids), await StateStore.PeriodsAsync(unit, ids), closedByRemoval);

    /// <summary>The run that set the baseline an indicator goes on from; null where it has none, or gets it now.</summary>
    public long? BaselineOf(IndicatorDecision decision) =>
        decision.Course.GoesOn() ? States[(decision.Indicator.Id, decision.Gender)].BaselineRunId : null;

    /// <summary>The stored colours of all genders of these indicators.</summary>
    public IReadOnlyList<Colour> ColoursOf(IEnumerable<Indicator> indicators)
    {
        var ids = indicators.Select(indicator => indicator.Id).ToHashSet();
        return ids.Count == 0 ? [] : [.. Heads.Where(head => head.RemovedAt is null && ids.Contains(head.IndicatorId)).Select(head => Codes.ColourOf(head.Colour))];
    }

    /// <summary>What was decided is what was stored already, but for when and by which run.</summary>
    public bool Has(DecidedRows rows) =>
        States.TryGetValue((rows.Decision.Indicator.Id, rows.Decision.Gender), out var state)
        && rows.State.SaysTheSameAs(state)
        && years[(state.IndicatorId, state.Gender)].ToHashSet().SetEquals(rows.Periods);

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
