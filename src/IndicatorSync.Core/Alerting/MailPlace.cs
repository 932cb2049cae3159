using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Alerting;

/// <summary>Which municipality a mail's subject names, in brackets before what happened.</summary>
public static class MailPlace
{
    private const string Unknown = "IndicatorSync";

    /// <summary>Of a mail about all of the catalogue: of several municipalities the first and <c>m.fl.</c></summary>
    /// <param name="catalogue">Null when none can be read.</param>
    /// <param name="titles">What Kolada calls areas, by id; null where the database cannot be asked.</param>
    public static string Of(IndicatorCatalogue? catalogue, IReadOnlyDictionary<string, string>? titles) => catalogue is null
        ? Unknown
        : Of(catalogue.Plans, titles);

    /// <param name="plans">What the mail is about; one at least.</param>
    /// <param name="titles">What Kolada calls areas, by id.</param>
    public static string Of(IEnumerable<PlanHead> plans, IReadOnlyDictionary<string, string>? titles) =>
        PlanWords.FirstOf([.. plans.Select(plan => plan.MunicipalityName ?? titles?.GetValueOrDefault(plan.Municipality.Value) ?? plan.Municipality.Value)]);
}

/// <summary>The plan of a row, where a catalogue has several.</summary>
/// <param name="Name">The plan's.</param>
/// <param name="Place">The municipality's.</param>
public sealed record RowPlan(string Name, string Place)
{
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="titles">What Kolada calls areas, by id.</param>
    /// <param name="named">As an indicator names it.</param>
    /// <returns>Null where there is one plan: nobody has to be told which.</returns>
    public static RowPlan? Of(IndicatorCatalogue catalogue, IReadOnlyDictionary<string, string> titles, PlanHead? named) =>
        catalogue.HasSeveralPlans && named is not null ? new RowPlan(named.Name, MailPlace.Of([named], titles)) : null;
}
