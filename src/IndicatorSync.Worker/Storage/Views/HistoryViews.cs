
namespace IndicatorSync.Worker.Storage.Views;

/// <summary>The years of each indicator, our own and others'.</summary>
internal static class HistoryViews
{
    public static readonly ReportView Historik = new(
        "Historik",
        ReportRole.Reader,
        "En rad per indikator, egen enhet, kön och lagrad period, även perioder utan värde.",
        [
            new("IndikatorId", "i.plan_id", "Indikatorns id i katalogen."),
            new("Indikator", "i.name", "Indikatorns namn enligt planen."),
            new("Nyckeltal", "i.kpi_id", "Nyckeltalets id i Kolada."),
            new("Kommun", "i.area_id", "Kommunens (eller driftenhetens) id i Kolada."),
            new("Kon", "p.gender", "Kön: T, K, M eller K-M."),
            new("Ar", "p.period", "Året som värdet gäller."),
            new("Utfall", "p.value", "Värdet som det står i Kolada; tomt när Kolada inte har något."),
            new("BedomtVarde", "p.compared", "Talet som jämfördes med gränserna."),
            new("Farg", Words.Colour("p.colour"), "Färgen med dagens gränser."),
            new("FargDa", Words.Colour("p.colour_then"), "Färgen som beslutades medan året var det bedömda; skrivs aldrig om. Tomt för år som aldrig var det."),
            new("Underlag", Words.Basis("p.basis"), "Vad färgen vilar på."),
            new("Gron", "p.green", "Gränsen för grönt som gäller det året, med planens ord."),
            new("Gul", "p.yellow", "Gränsen för gult som gäller det året, med planens ord."),
            new("Riket", "p.country_value", "Rikets värde samma år."),
            new("Enhet", "CASE WHEN i.own_unit <> N'' THEN i.own_unit END", "Kommunens egen enhet; tomt för totalen."),
            new("Delperiod", Words.Part("p.part"), "Delen av året: H1, T2, Q3 eller 08 (augusti); tomt för ett helt år."),
            new("Period", Words.Period("p.period", "p.part", "i.is_accumulated"), "Perioden som den skrivs, t.ex. 2025, aug 2025 eller jan–aug 2025."),
            new("PeriodStart", "p.period_start", "Periodens första dag."),
            new("PeriodSlut", "p.period_end", "Periodens sista dag."),
            new("PeriodOrdning", "p.period_order", "Tal som ordnar perioder i tid: år, sista månad och antal månader."),
            new("Riktning", "p.better", "Vilket håll som är bättre enligt periodens gräns: högre eller lägre."),
            new("Utveckling", Words.Development("p.development"), "Förbättrad, Oförändrad eller Försämrad mot samma del av närmast tidigare år, enligt Riktning; tomt utan jämförelse."),
            new("Dolt", "p.hidden", "Det som skrivs i stället för ett utfall som räknar eller vilar på för få personer (dölj under i katalogen), t.ex. <5; tomt när utfallet visas."),
            ReportColumn.OfPlan("i.plan_name"),
        ],
        """
        FROM dbo.period_judgement p
        JOIN dbo.indicator i ON i.indicator_id = p.indicator_id
        JOIN dbo.indicator_state s ON s.indicator_id = p.indicator_id AND s.gender = p.gender
        WHERE s.removed_at IS NULL
        """);

    /// <summary>The gap of another area is computed here; ours is judged and stored. ROUND and CAST make every engine hold the same number.</summary>
    public static readonly ReportView Jamforelse = new(
        "Jamforelse",
        ReportRole.Reader,
        "En rad per indikator, kön, år och område: vårt värde bredvid dem som katalogen jämför med.",
        [
            new("IndikatorId", "s.indicator_id", "Indikatorns id i katalogen."),
            new("Indikator", "i.name", "Indikatorns namn enligt planen."),
            new("Nyckeltal", "i.kpi_id", "Nyckeltalets id i Kolada."),
            new("Geografikod", "w.area_id", "Områdets id i Kolada, t.ex. 2417, 0000 eller G176642."),
            new("Geografinamn", "COALESCE(g.title, w.area_id)", "Områdets namn i Kolada; id tills det har hämtats."),
            new("Geografityp", Words.AreaKind("w.area_id"), "Kommun, Region, Riket, Grupp eller Enhet."),
            new("Kon", "s.gender", "Kön: T, K, M eller K-M."),
            new("Ar", "o.period", "Året som värdet gäller."),
            new(
                "Utfall",
                Words.Number("""
                CASE
                    WHEN w.area_id = i.area_id AND (h.hidden IS NOT NULL OR ABS(o.value) < i.count_below) THEN NULL
                    WHEN s.gender = N'K-M' THEN ROUND(ABS(o.value - m.value), 10)
                    ELSE o.value
                  END
                """),
                "Värdet som det står i Kolada; tomt när Kolada inte har något, och när vårt eget döljs."),
            ReportColumn.OfPlan("i.plan_name"),
        ],
        """
        FROM dbo.indicator_state s
        JOIN dbo.indicator i ON i.indicator_id = s.indicator_id
        JOIN (
          SELECT indicator_id, area_id FROM dbo.indicator
          UNION
          SELECT indicator_id, area_id FROM dbo.indicator_area) w ON w.indicator_id = s.indicator_id
        JOIN dbo.observation o ON o.kpi_id = i.kpi_id AND o.area_id = w.area_id
          AND o.gender = CASE WHEN s.gender = N'K-M' THEN N'K' ELSE s.gender END
        LEFT JOIN dbo.observation m ON m.kpi_id = o.kpi_id AND m.area_id = o.area_id AND m.period = o.period AND m.gender = N'M' AND s.gender = N'K-M'
        LEFT JOIN dbo.area g ON g.area_id = w.area_id
        LEFT JOIN dbo.period_judgement h ON h.indicator_id = s.indicator_id AND h.gender = s.gender AND h.period = o.period AND h.part = o.part
        WHERE s.removed_at IS NULL AND (s.gender <> N'K-M' OR m.period IS NOT NULL)
        """);
}
