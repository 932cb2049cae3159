using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;

namespace IndicatorSync.Core.Alerting;

/// <summary>
/// Whom a run will write to about indicators, before the mails are made: their mails count and list every indicator of theirs. One too many
/// costs work, one too few would be a mail that leaves indicators out.
/// </summary>
/// <param name="settings">What decides which mail an address gets, besides what happened.</param>
/// <param name="isEscalated">The alarm of a decision is to be told to those who are to hear of it in time, and has not been.</param>
public sealed class Audience(DigestSettings settings, Func<IndicatorDecision, bool> isEscalated)
{
    private static readonly RowContext Nowhere = new(default, default, "", new Dictionary<string, string>());

    public DigestSettings Settings => settings;

    public bool IsEscalated(IndicatorDecision decision) => isEscalated(decision);

    /// <param name="indicators">Of the catalogue.</param>
    /// <param name="decided">What has been judged so far: everything in which something happened.</param>
    /// <returns>Addresses, upper and lower case the same.</returns>
    public IReadOnlySet<string> Of(IEnumerable<Indicator> indicators, IEnumerable<IndicatorDecision> decided)
    {
        var told = decided.Where(IsTold).SelectMany(Addresses);
        var due = indicators.SelectMany(indicator => indicator.Recipients).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(address => settings.SoFar(address) is var soFar && (settings.IsNew(soFar) || settings.IsWeekly(soFar)));
        return told.Concat(due).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private bool IsTold(IndicatorDecision decision) =>
        decision.Course.IsWatched()
        && (isEscalated(decision) || (DecisionRows.Of(decision, null, Nowhere) is { Happened: true, Row.Event: var happened } && (happened == DigestEvent.Baseline || happened.Alerts())));

    private IEnumerable<string> Addresses(IndicatorDecision decision) =>
        isEscalated(decision) ? decision.Indicator.Recipients.Concat(decision.Indicator.Escalation!.Addresses) : decision.Indicator.Recipients;
}
