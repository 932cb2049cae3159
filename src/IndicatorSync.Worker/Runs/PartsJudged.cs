using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Storage.Judgements;

namespace IndicatorSync.Worker.Runs;

/// <summary>A decision without what only its own rows need, and the row of the plan's table; null where the plan prints none.</summary>
internal sealed record KeptDecision(IndicatorDecision Decision, PlanRow? Plan);

/// <summary>Everything that the parts of a run came to, in the order of the catalogue.</summary>
internal sealed record AllJudged(
    IReadOnlyList<KeptDecision> Decided, IReadOnlyList<UnjudgedIndicator> Unjudged, IReadOnlyList<LapseRow> Lapses, IReadOnlyList<RunProblem> Remarks);

/// <summary>Gathers what is kept of each part (<see cref="JudgingParts"/>) until the run has ended: what mails and the lists of changes need.</summary>
internal sealed class PartsJudged
{
    private readonly List<KeptDecision> decided = [];
    private readonly List<UnjudgedIndicator> unjudged = [];
    private readonly List<LapseRow> lapses = [];
    private readonly List<(int Ordinal, RunProblem Problem)> remarks = [];

    /// <param name="written">What was decided, its states and periods written.</param>
    /// <param name="broken">What could not be judged.</param>
    /// <param name="lapsed">Acknowledgements that no longer stand.</param>
    /// <param name="planOf">The row of the plan's table.</param>
    public void Add(IEnumerable<DecidedRows> written, IEnumerable<UnjudgedIndicator> broken, IEnumerable<LapseRow> lapsed, Func<IndicatorDecision, PlanRow?> planOf)
    {
        decided.AddRange(written.Select(rows => new KeptDecision(Kept(rows.Decision), planOf(rows.Decision))));
        unjudged.AddRange(broken);
        lapses.AddRange(lapsed);
    }

    /// <summary>What was decided so far, in no order.</summary>
    public IEnumerable<IndicatorDecision> Decisions => decided.Select(one => one.Decision);

    public void Add(IEnumerable<(int Ordinal, RunProblem Problem)> found) => remarks.AddRange(found);

    /// <summary>As if all had been judged at once.</summary>
    public AllJudged InOrderOf(IndicatorCatalogue catalogue)
    {
        var places = catalogue.Rows.SelectMany(indicator => indicator.JudgedGenders.Select(gender => (indicator.Id, gender))).Index().ToDictionary(row => row.Item, row => row.Index);
        var ordinals = catalogue.Indicators.Index().ToDictionary(row => row.Item.Ordinal, row => row.Index);
        return new AllJudged(
            [.. decided.OrderBy(one => places[(one.Decision.Indicator.Id, one.Decision.Gender)])],
            [.. unjudged.OrderBy(one => places[(one.Indicator.Id, one.Gender)])],
            [.. lapses.OrderBy(one => places[(one.IndicatorId, GenderCodes.Of(one.Gender))])],
            [.. remarks.OrderBy(one => ordinals[one.Ordinal]).Select(one => one.Problem)]);
    }

    /// <summary>The years of an indicator are written by now; what is to come of other sources' values asks for theirs.</summary>
    private static IndicatorDecision Kept(IndicatorDecision decision) => ShownPeriods.Only(decision) with
    {
        Years = decision.Indicator.IsFromKolada ? [] : decision.Years,
    };
}
