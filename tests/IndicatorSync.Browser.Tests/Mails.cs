using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using static IndicatorSync.Worker.Tests.Mail.MailSamples;

namespace IndicatorSync.Browser.Tests;

/// <summary>One mail of each kind, as pictures show them and tests open them.</summary>
internal static class Mails
{
    private static readonly DigestRow Acknowledged = Helhetssyn(DigestEvent.StillRedNewPeriod, Colour.Red, 64m, 62m) with
    {
        Before = new Judgement(Colour.Red, Basis.Value, Period.OfYear(2024), 67m, 67m, false, Colour.Red, 15m, 1m),
        Trend = [new(Period.OfYear(2022), 71m, Colour.Red), new(Period.OfYear(2024), 67m, Colour.Red), new(Period.OfYear(2025), 64m, Colour.Red)],
    };

    public static readonly IReadOnlyDictionary<string, Digest> All = new Dictionary<string, Digest>
    {
        ["startlage"] = Digest(MailKind.Start) with
        {
            RedNow = [Hvb(DigestEvent.Baseline), Helhetssyn(DigestEvent.Baseline, Colour.Red, 62m, null) with { Acknowledged = null }],
            Count = new ColourCount(2, 17, 17, IsLate: false, []),
        },
        ["larm"] = Digest(MailKind.Alert, Hvb(), Acknowledged) with
        {
            Count = new ColourCount(2, 17, 17, IsLate: false, []),
            RidesAlong = [Tolerans(DigestEvent.OlderRevised) with { Besides = [new RowRemark(DigestEvent.OlderRevised, "2024 reviderat: 38,5 → 38,1")] }],
        },
        ["revidering"] = Digest(MailKind.Alert, Helhetssyn(DigestEvent.RevisedNoLongerRed, Colour.Green, 83m, 62m) with { Acknowledged = null, Remark = "Även 213 andra kommuners värden har ändrats: troligen ny metod" }) with
        {
            Count = new ColourCount(1, 17, 17, IsLate: false, []),
            OverdueActions = [Hvb() with { Acknowledged = new Acknowledgement("Fler placeringar efter sommaren", "Förstärkt öppenvård", "Enhetschefen IFO", new DateOnly(2026, 10, 31), true) }],
        },
        ["andrad-grans"] = Digest(MailKind.Alert, Hvb(DigestEvent.BandChanged), Helhetssyn(DigestEvent.Withdrawn, Colour.None, null, 62m)) with { Count = new ColourCount(1, 17, 17, IsLate: false, []) },
        ["vecka"] = Digest(MailKind.Weekly) with { Count = new ColourCount(0, 17, 17, IsLate: false, []) },
        ["drift"] = Digest(MailKind.Admin) with
        {
            Problems =
            [
                new ProblemNotice("source_down", "Kolada", 1, true, "Kolada svarar inte: förbindelsen bröts. De senast hämtade värdena gäller. Kontrollera nätet och brandväggen."),
                new ProblemNotice("kpi_gone", "U23471", 1, false, "Nyckeltalet U23471 finns i Kolada igen."),
            ],
        },
    };

    public static string Html(string name) => Renderer.Render(All[name]).Html;

    private static DigestRow Tolerans(DigestEvent happened) => Hvb(happened) with
    {
        ShortName = "Arbete för tolerans",
        Status = Hvb().Status with
        {
            Id = "arbete-for-tolerans",
            Kpi = "N00654",
            Name = "Kommunens arbete för att öka toleransen för människors olikheter fungerar bra",
            Judged = new Judgement(Colour.Yellow, Basis.Value, Period.OfYear(2025), 43.4m, 43.4m, false, Colour.Yellow, 0.6m, 0m),
            Unit = "andel (%)",
            Green = "44 eller högre",
            Yellow = "29–43",
            Limits = [44m, 29m],
            Previous = new PeriodValue(Period.OfYear(2024), 38.1m, Colour.Yellow),
            Reference = new Dictionary<string, decimal?> { ["0000"] = 41.2m },
            Preliminary = false,
            Since = new DateOnly(2026, 3, 25),
        },
        Trend = [new(Period.OfYear(2023), 35.2m, Colour.Yellow), new(Period.OfYear(2024), 38.1m, Colour.Yellow), new(Period.OfYear(2025), 43.4m, Colour.Yellow)],
        Link = "https://www.kolada.se/verktyg/fri-sokning/?kpis=N00654",
    };
}
