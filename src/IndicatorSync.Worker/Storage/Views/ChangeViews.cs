
namespace IndicatorSync.Worker.Storage.Views;

/// <summary>What changed: in Kolada, and in our judgement. Indicators that left the catalogue keep their rows.</summary>
internal static class ChangeViews
{
    /// <summary>A revision of our own value is shown without its numbers where a value of that period is hidden, of whichever gender.</summary>
    private static string Shown(string value) => Words.Number($"""
        CASE
            WHEN i.is_qualitative = 1 THEN NULL
            WHEN r.area_id = i.area_id AND (ABS({value}) < i.count_below OR EXISTS (
              SELECT 1 FROM dbo.period_judgement h WHERE h.indicator_id = i.indicator_id AND h.period = r.period AND h.part = r.part AND h.hidden IS NOT NULL)) THEN NULL
            ELSE {value}
          END
        """);

    public static readonly ReportView Revideringar = new(
        "Revideringar",
        ReportRole.Reader,
        "En rad per ändring av ett lagrat värde sedan nyckeltalet först hämtades. Används nyckeltalet av flera indikatorer, en rad för var och en.",
        [
            new("IndikatorId", "i.plan_id", "Indikatorns id i katalogen."),
            new("Nyckeltal", "i.kpi_id", "Nyckeltalets id i Kolada; tomt när källan inte är Kolada."),
            new("Geografikod", "r.area_id", "Området vars värde ändrades."),
            new("Kon", "r.gender", "Kön: T, K eller M. Bedöms skillnaden K-M visas ändringar av K och M."),
            new("Ar", "r.period", "Året som värdet gäller."),
            new("GammaltVarde", Shown("r.old_value"), "Värdet före ändringen; tomt när det inte fanns något, när värden för perioden döljs, och för ett kvalitativt mål (se Bedomningar)."),
            new("NyttVarde", Shown("r.new_value"), "Värdet efter ändringen; tomt när det togs bort, när värden för perioden döljs, och för ett kvalitativt mål."),
            new("Handelse", Words.Revision("r.event"), "Nytt, Ändrat, Struket, Försvunnet eller Återkommet."),
            new("UpptacktTid", "r.seen_local", "När ändringen hämtades, svensk tid."),
            new("Enhet", "CASE WHEN r.unit_name <> N'' THEN r.unit_name END", "Kommunens egen enhet; tomt för totalen."),
            new("Delperiod", Words.Part("r.part"), "Delen av året: H1, T2, Q3 eller 08 (augusti); tomt för ett helt år."),
            new("Period", Words.Period("r.period", "r.part", "i.is_accumulated"), "Perioden som den skrivs, t.ex. 2025, aug 2025 eller jan–aug 2025."),
            new("RevideringId", "r.revision_id", "Ändringens nummer, som i Sparbarhet."),
            ReportColumn.OfPlan("i.plan_name"),
        ],
        """
        FROM dbo.indicator i
        JOIN (
          SELECT indicator_id, area_id FROM dbo.indicator
          UNION
          SELECT indicator_id, area_id FROM dbo.indicator_area) w ON w.indicator_id = i.indicator_id
        JOIN dbo.observation_revision r ON r.kpi_id = i.measure_id AND r.area_id = w.area_id AND r.unit_name = i.own_unit AND (i.removed_at IS NULL OR r.seen_at < i.removed_at)
        WHERE r.is_baseline = 0 AND NOT (r.event = N'new' AND r.new_value IS NULL) AND EXISTS (
          SELECT 1 FROM dbo.indicator_state s
          WHERE s.indicator_id = i.indicator_id AND (s.removed_at IS NULL OR i.removed_at IS NOT NULL)
            AND (s.gender = r.gender OR (s.gender = N'K-M' AND r.gender IN (N'K', N'M'))))
        """);

    public static readonly ReportView Fargbyten = new(
        "Fargbyten",
        ReportRole.Reader,
        "En rad per byte av den bedömda färgen. Den första körningens färger är inga byten.",
        [
            new("IndikatorId", "COALESCE(i.plan_id, b.indicator_id)", "Indikatorns id i katalogen."),
            new("Kon", "b.gender", "Kön: T, K, M eller K-M."),
            new("Ar", "b.period", "Året som bedömdes efter bytet."),
            new("FranFarg", Words.Colour("b.from_colour"), "Färgen före."),
            new("TillFarg", Words.Colour("b.to_colour"), "Färgen efter."),
            new("Orsak", Words.Cause("b.cause"), "Varför färgen byttes. En ändrad gräns är aldrig ett nytt utfall."),
            new(
                "Utfall",
                Words.Number("CASE WHEN h.hidden IS NOT NULL OR ABS(b.value) < i.count_below THEN NULL ELSE b.value END"),
                "Värdet som bedömdes efter bytet; tomt när det döljs."),
            new("Tidpunkt", "b.changed_local", "När bytet beslutades, svensk tid."),
            new("KorningId", "b.run_id", "Körningen som beslutade det; se Korningar."),
            new("Enhet", "CASE WHEN i.own_unit <> N'' THEN i.own_unit END", "Kommunens egen enhet; tomt för totalen."),
            new("Delperiod", Words.Part("b.part"), "Delen av året: H1, T2, Q3 eller 08 (augusti); tomt för ett helt år."),
            new("Period", Words.Period("b.period", "b.part", "COALESCE(i.is_accumulated, 0)"), "Perioden som den skrivs, t.ex. 2025, aug 2025 eller jan–aug 2025."),
            ReportColumn.OfPlan("i.plan_name"),
        ],
        """
        FROM dbo.colour_change b
        LEFT JOIN dbo.indicator i ON i.indicator_id = b.indicator_id
        LEFT JOIN dbo.period_judgement h ON h.indicator_id = b.indicator_id AND h.gender = b.gender AND h.period = b.period AND h.part = b.part
        """);
}
