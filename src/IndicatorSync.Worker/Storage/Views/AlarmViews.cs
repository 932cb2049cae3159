namespace IndicatorSync.Worker.Storage.Views;

/// <summary>Alarms, and the bands as they were decided.</summary>
internal static class AlarmViews
{
    /// <summary>An acknowledgement that lapsed is not shown; of an alarm that is over, the last one made while it was open is.</summary>
    public static readonly ReportView Larm = new(
        "Larm",
        ReportRole.Reader,
        "En rad per larm: det senaste för varje indikator, egen enhet och kön som någon gång larmat.",
        [
            new("IndikatorId", "i.plan_id", "Indikatorns id i katalogen."),
            new("Kon", "s.gender", "Kön: T, K, M eller K-M."),
            new(
                "Status",
                """
                CASE
                    WHEN s.alarm_status IN (N'new', N'active') AND s.is_muted = 1 THEN N'Tystad'
                    WHEN s.alarm_status IN (N'new', N'active') AND a.acknowledgement_id IS NOT NULL THEN N'Kvitterad'
                    WHEN s.alarm_status = N'new' THEN N'Ny'
                    WHEN s.alarm_status = N'active' THEN N'Aktiv'
                    WHEN s.alarm_status = N'resolved' THEN N'Löst'
                    ELSE N'Stängd'
                  END
                """,
                "Ny (ännu inte mejlat), Aktiv, Kvitterad, Tystad (enligt katalogen), Löst (ett nytt värde tog bort det) eller Stängd (indikatorn finns inte längre, bytte nyckeltal eller larmar inte längre vid gult)."),
            new("Sedan", "s.alarm_since_local", "När larmet uppstod, svensk tid."),
            new("SenastMejlad", "s.alarm_mailed_local", "När ett mejl om det senast beslutades, svensk tid."),
            new("Notering", "a.note", "Kvitteringens notering."),
            new("Atgard", "a.action", "Kvitteringens åtgärd."),
            new("Ansvarig", "a.owner", "Den som tog hand om larmet."),
            new("KlartDatum", "a.due", "När åtgärden ska vara klar."),
            new("Enhet", "CASE WHEN i.own_unit <> N'' THEN i.own_unit END", "Kommunens egen enhet; tomt för totalen."),
            ReportColumn.OfPlan("i.plan_name"),
        ],
        """
        FROM dbo.indicator_state s
        JOIN dbo.indicator i ON i.indicator_id = s.indicator_id
        LEFT JOIN dbo.acknowledgement a
          ON (a.acknowledgement_id > s.acknowledged_from
            OR (s.alarm_status IN (N'resolved', N'closed') AND a.made_at >= s.alarm_since_at))
          AND a.acknowledgement_id = (
            SELECT MAX(n.acknowledgement_id) FROM dbo.acknowledgement n WHERE n.indicator_id = s.indicator_id AND n.gender = s.gender)
        WHERE s.alarm_status IS NOT NULL
        """);

    public static readonly ReportView Granser = new(
        "Granser",
        ReportRole.Reader,
        "En rad per beslutad gräns, även tidigare: den med senast FranTid gäller för sina år.",
        [
            new("IndikatorId", "b.indicator_id", "Indikatorns id i katalogen."),
            new("Kon", "b.gender", "Kön som gränsen gäller; tomt när den gäller alla som bedöms."),
            new("GallerFran", "b.from_year", "Första året (värdets år) som gränsen gäller; tomt: från början."),
            new("GallerTill", "b.to_year", "Sista året; tomt: tills vidare."),
            new("Gron", "b.green", "Gränsen för grönt, med planens ord."),
            new("Gul", "b.yellow", "Gränsen för gult, med planens ord."),
            new("Lasregel", "b.reading_rule", "kontinuerlig eller avrundad."),
            new("Katalogversion", "b.catalogue_version", "Den katalog som gränsen först stod i (SHA-256 av dess text)."),
            new("FranTid", "b.valid_from_local", "När den katalogen först användes, svensk tid."),
            new("Beslut", "b.decision", "Vem som beslutade gränsen, när, paragraf och diarienummer, enligt katalogen; tomt när den inte säger det."),
            new("GransId", "b.band_id", "Gränsens nummer, som i Sparbarhet."),
            ReportColumn.OfPlan("i.plan_name"),
        ],
        """
        FROM dbo.band b
        LEFT JOIN dbo.indicator i ON i.indicator_id = b.indicator_id
        """);
}
