namespace IndicatorSync.Core.Planning;

/// <summary>Every KPI that Kolada has (docs/contract.md 1.12). There is nothing in it to narrow: it is answered or it is not.</summary>
public sealed record KpiCatalogueRequest : PlannedRequest
{
    public static readonly KpiCatalogueRequest Instance = new();

    private KpiCatalogueRequest()
    {
    }

    public override string Path => "kpi";

    public override IReadOnlyList<IReadOnlyList<string>> Segments => [["kpi"]];

    public override PlannedRequest Narrow(int segment, IReadOnlySet<string> ids) => this;
}
