using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Problems;

/// <summary>A question that got no whole answer, down to the culprit where it could be found.</summary>
/// <param name="Kpis">The KPIs asked for; for metadata, those asked about.</param>
/// <param name="Areas">The areas asked for or about.</param>
/// <param name="IsData">Values were asked for, not titles and dates.</param>
/// <param name="IsSilence">The source did not answer at all.</param>
/// <param name="Message">Swedish, one line.</param>
public sealed record FailedQuestion(IReadOnlyList<KpiId> Kpis, IReadOnlyList<AreaId> Areas, bool IsData, bool IsSilence, string Message)
{
    /// <summary>The years asked for in every municipality (<c>landet: ja</c>); null for whole series of the areas named.</summary>
    public IReadOnlyList<int>? CountryYears { get; init; }

    /// <summary>An answer came, and the program itself failed over it.</summary>
    public bool IsOfTheProgram { get; init; }
}

/// <summary>A group whose mean may have moved without any value having moved.</summary>
/// <param name="Area">The group.</param>
/// <param name="Title">Its title now.</param>
/// <param name="Joined">Titles of new members.</param>
/// <param name="Left">Titles of former ones.</param>
public sealed record RegroupedArea(AreaId Area, string Title, IReadOnlyList<string> Joined, IReadOnlyList<string> Left);

/// <summary>What one run learned of its source, gathered while it fetched.</summary>
public sealed record RunFacts
{
    /// <summary>Values in the answer for each indicator's own KPI and area that was answered whole; 0 for an empty answer.</summary>
    public required IReadOnlyDictionary<(KpiId Kpi, AreaId Area), int> Rows { get; init; }

    /// <summary>KPIs and areas that had rows before this run, of the areas that indicators are about.</summary>
    public required IReadOnlySet<(KpiId Kpi, AreaId Area)> HadRows { get; init; }

    public required IReadOnlyList<FailedQuestion> Failed { get; init; }

    public IReadOnlyList<RejectedItem> Rejected { get; init; } = [];

    /// <summary>Rows missed by a complete run, not yet by a second one.</summary>
    public IReadOnlyList<ObservationKey> Missing { get; init; } = [];

    /// <summary>Years of a KPI that were answered without a row for any municipality, though some had values.</summary>
    public IReadOnlyList<(KpiId Kpi, IReadOnlyList<int> Years)> EmptyCountry { get; init; } = [];

    /// <summary>What <c>/kpi</c> answered; null where it did not.</summary>
    public IReadOnlyDictionary<KpiId, KpiInfo>? Kpis { get; init; }

    /// <summary>KPIs asked about that <c>/kpi</c> no longer has.</summary>
    public IReadOnlyList<KpiId> GoneKpis { get; init; } = [];

    public IReadOnlyList<(KpiId Kpi, string OldTitle, string NewTitle)> Retitled { get; init; } = [];

    /// <summary>KPIs whose description or division by gender is another than at the last answer.</summary>
    public IReadOnlyList<KpiId> Redefined { get; init; } = [];

    public IReadOnlyList<(AreaId Area, string OldTitle, string NewTitle)> RetitledAreas { get; init; } = [];

    /// <summary>Groups whose members are others than before, under the same id.</summary>
    public IReadOnlyList<RegroupedArea> Regrouped { get; init; } = [];

    /// <summary>Areas asked about that the source no longer has.</summary>
    public IReadOnlyList<AreaId> GoneAreas { get; init; } = [];

    /// <summary>Oddities of the answers, Swedish.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>An indicator got at least one row.</summary>
    public bool HasRows(Indicator indicator) =>
        indicator.Kpi is { } kpi && Rows.TryGetValue((kpi, indicator.Area), out var rows) && rows > 0;
}
