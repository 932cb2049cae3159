using IndicatorSync.Core.Bands;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Reads <c>beslut</c> of the plan or of an entry of <c>band</c> (docs/contract.md 1.10).</summary>
internal static class DecisionReader
{
    public const string Key = "beslut";

    private const string Example = "{ instans: Omsorgsnämnden, datum: 2025-11-20, paragraf: \"§ 112\", diarienummer: ON 2025/0345 }";

    /// <summary>Null where the key is not given, or says nothing that can be read.</summary>
    public static Decision? Read(Section owner, FindingLog log, string? indicator)
    {
        switch (owner.Node(Key))
        {
            case null:
                return null;
            case YamlMap map:
                var section = Section.Open(map, CatalogueKeys.Decision, log, indicator);
                var decision = new Decision(section.Text("instans"), section.Date("datum"), section.Text("paragraf"), section.Text("diarienummer"));
                return decision.Swedish.Length == 0 ? null : decision;
            case var other:
                owner.Fault(other.Place, "\"beslut\" har nycklarna instans, datum, paragraf och diarienummer", Example);
                return null;
        }
    }
}
