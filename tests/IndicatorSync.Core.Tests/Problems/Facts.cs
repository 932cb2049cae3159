using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Tests.Problems;

/// <summary>A catalogue of two indicators, <c>a</c> on U00001 and <c>b</c> on U00002, and what a run may learn of them.</summary>
internal static class Facts
{
    public static readonly KpiId A = KpiId.Parse("U00001");
    public static readonly KpiId B = KpiId.Parse("U00002");
    public static readonly AreaId Norsjo = AreaId.Parse("2417");
    public static readonly DateTimeOffset Now = new(2026, 10, 5, 4, 0, 0, TimeSpan.Zero);

    public static IndicatorCatalogue Plan(string green = "82 eller högre") => new()
    {
        Plan = "Plan",
        Municipality = Norsjo,
        Indicators = [Indicator(1, "a", A, green), Indicator(2, "b", B, "82 eller högre")],
        Version = "1",
    };

    /// <summary>How many rows came for each of the two; null for no answer.</summary>
    public static RunFacts Answered(int? a, int? b, bool hadRows = false, params FailedQuestion[] failed) => new()
    {
        Rows = new (KpiId Kpi, int? Count)[] { (A, a), (B, b) }.Where(answer => answer.Count is not null).ToDictionary(answer => (answer.Kpi, Norsjo), answer => answer.Count!.Value),
        HadRows = hadRows ? new HashSet<(KpiId, AreaId)> { (A, Norsjo), (B, Norsjo) } : new HashSet<(KpiId, AreaId)>(),
        Failed = failed,
        Kpis = new Dictionary<KpiId, KpiInfo> { [A] = Info(A), [B] = Info(B) },
    };

    public static FailedQuestion Refused(KpiId kpi) => new([kpi], [Norsjo], IsData: true, IsSilence: false, "Kolada svarade 400");

    public static KpiInfo Info(KpiId kpi, string title = "Helhetssyn, andel (%)", string type = "K") =>
        new()
        {
            Id = kpi,
            Title = title,
            MunicipalityType = type,
            IsDividedByGender = true,
            HasUnitData = false,
        };

    private static Indicator Indicator(int ordinal, string id, KpiId kpi, string green) => new()
    {
        Ordinal = ordinal,
        Id = id,
        Name = id,
        ShortName = id,
        Kpi = kpi,
        FetchedFrom = "Kolada",
        Area = Norsjo,
        Genders = [Gender.T],
        Bands = new BandSet([new BandEntry(null, null, null, green, null, 7, BandReader.Read(green, null))]),
        Rule = ReadingRule.Continuous,
    };
}
