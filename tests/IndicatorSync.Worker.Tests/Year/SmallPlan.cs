namespace IndicatorSync.Worker.Tests.Year;

/// <summary>A catalogue of two indicators, one recipient and one administrator.</summary>
internal static class SmallPlan
{
    public const string Text = """
        plan: Provkommunens plan 2026
        kommun: "2417"
        kommunnamn: Norsjö
        mottagare:
          standard: [chef@example.se]
          admin: [drift@example.se]
        indikatorer:
          - id: nojdhet
            namn: Nöjdhet med stödet
            nyckeltal: N00001
            grön: 82 eller högre
            gul: 74–81
          - id: bemotande
            namn: Bra bemötande
            nyckeltal: N00002
            grön: 82 eller högre
            gul: 74–81

        """;
}
