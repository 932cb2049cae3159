using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Tests.Commands;

/// <summary>Rows as the database would give them.</summary>
internal static class Statuses
{
    public static IndicatorStatus Red => new()
    {
        Ordinal = 1,
        Id = "helhetssyn-sabo",
        Name = "Helhetssyn särskilt boende",
        Kpi = "U23471",
        Area = "2417",
        Gender = Gender.T,
        Judged = new Judgement(Colour.Red, Basis.Value, Period.OfYear(2025), 73.9600000000m, 74m, true, Colour.Yellow, 8.04m, 0.01m),
        Unit = "%",
        Limits = [82m, 74m],
        Green = "82 eller högre",
        Yellow = "74–81",
        Since = new DateOnly(2026, 3, 2),
        Cause = Cause.NewValue,
        Previous = new PeriodValue(Period.OfYear(2023), 77m, Colour.Yellow),
        Reference = new Dictionary<string, decimal?> { ["0000"] = 79.5m, ["G176642"] = null },
        Preliminary = true,
        Alarm = "active",
    };

    public static IndicatorStatus Missing => new()
    {
        Ordinal = 2,
        Id = "index-lss",
        Name = "Effektivitetsindex LSS",
        Kpi = null,
        Area = "2417",
        Gender = Gender.K,
        Judged = Judgement.Unjudged(Basis.NoSource),
    };

    public static IndicatorExplanation Explained => new()
    {
        Status = Red,
        Rule = ReadingRule.Continuous,
        Bands = [new ExplainedBand(null, 2024, "80 eller högre", "70–79", 12, false), new ExplainedBand(2025, null, "82 eller högre", "74–81", 14, true)],
        Changes = [new ExplainedChange(At, Colour.Yellow, Colour.Red, Cause.NewValue, Period.OfYear(2025), 73.96m, 7)],
        Revisions = [new ExplainedRevision(At, Period.OfYear(2024), 76m, null, "Struket", 7, Gender.T)],
        History = [new PeriodValue(Period.OfYear(2023), 77m, Colour.Yellow), new PeriodValue(Period.OfYear(2024), null, Colour.None), new PeriodValue(Period.OfYear(2025), 73.96m, Colour.Red)],
        KpiTitle = "Brukarbedömning särskilt boende, andel (%)",
        PublicationDate = new DateOnly(2026, 10, 1),
        PublicationPeriod = 2026,
        AreaTitles = new Dictionary<string, string> { ["2417"] = "Norsjö", ["0000"] = "Riket", ["G176642"] = "Liknande kommuner äldreomsorg, 7 kommuner" },
        RunId = 7,
        FetchedAt = At,
    };

    private static DateTimeOffset At => new(2026, 3, 2, 5, 30, 0, TimeSpan.Zero);
}
