namespace IndicatorSync.Worker.Storage.Views;

/// <summary>What the service did, and what is wrong.</summary>
internal static class OperationsViews
{
    public static readonly ReportView Korningar = new(
        "Korningar",
        ReportRole.Operations,
        "En rad per körning. Mottagna = Nya + Andrade + Strukna + Oforandrade + Avvisade, räknat i värden (ett köns värde ett år).",
        [
            new("KorningId", "r.run_id", "Körningens nummer."),
            new("Start", "r.started_local", "När den började, svensk tid."),
            new("Slut", "r.ended_local", "När den slutade, svensk tid; tomt medan den pågår."),
            new("Resultat", Words.Outcome("r.outcome"), "Pågår, Lyckad, Delvis (något hämtades inte), Misslyckad eller Avbruten."),
            new("Anrop", "r.requests", "Antal anrop till Kolada."),
            new("Mottagna", "r.received", "Mottagna värden."),
            new("Nya", "r.added", "Värden som inte fanns förut, även nya utan tal."),
            new("Andrade", "r.revised", "Värden som ändrades eller kom tillbaka."),
            new("Strukna", "r.withdrawn", "Värden som Kolada tog bort."),
            new("Oforandrade", "r.unchanged", "Värden som var som förut."),
            new("Avvisade", "r.rejected", "Värden som inte gick att läsa."),
            new("Forsvunna", "r.vanished", "Värden som saknats i två hela svar och räknas som borttagna; ingår inte i Mottagna."),
            new("Programversion", "r.program_version", "Programmets version."),
            new("Katalogversion", "r.catalogue_version", "Katalogen som gällde (SHA-256 av dess text)."),
            new("Felmeddelande", "r.error_message", "Vad som gick fel; tomt när allt gick bra."),
        ],
        "FROM dbo.run r");

    public static readonly ReportView Utskick = new(
        "Utskick",
        ReportRole.Operations,
        "En rad per mejl och mottagare.",
        [
            new("Mottagare", "o.address", "Mottagarens adress."),
            new("Amne", "o.subject", "Mejlets ämne."),
            new("Skapad", "o.written_local", "När mejlet skrevs, svensk tid."),
            new("Skickad", "CASE WHEN o.status IN (N'sent', N'filed') THEN o.finished_local END", "När det lämnades till e-postservern (eller skrevs till fil), svensk tid; tomt tills dess."),
            new("Forsok", "o.attempts", "Antal försök."),
            new("Status", Words.Mail("o.status"), "Väntar, Skickat, Nytt försök, Avvisat, Till fil eller Sammanslaget (sagt i ett gemensamt mejl)."),
            new("SenasteFel", "o.last_error", "Varför det senaste försöket misslyckades."),
            new(
                "LevereradTill",
                "CASE o.status WHEN N'filed' THEN N'fil' WHEN N'sent' THEN COALESCE(o.redirected_to, o.address) END",
                "Adressen som mejlet verkligen lämnades till (en annan än Mottagare när Mail:RedirectTo är satt), eller fil; tomt tills dess."),
        ],
        "FROM dbo.outbox o");

    public static readonly ReportView Inlasningar = new(
        "Inlasningar",
        ReportRole.Operations,
        "En rad per inläsning från andra källor än Kolada som hade något nytt, och per rapporterat värde som ännu inte har lästs in.",
        [
            new("Tid", "q.at_local", "När det lästes eller rapporterades, svensk tid."),
            new("Kalla", "CASE q.kind WHEN N'file' THEN N'Fil' WHEN N'query' THEN REPLACE(N'Fråga @', N'@', q.name) ELSE N'Rapportera' END", "Fil, Fråga med dess namn, eller Rapportera."),
            new("Fil", "CASE WHEN q.kind = N'file' THEN q.name END", "Filens väg i mappen; tomt när det inte är en fil."),
            new("Rader", "q.row_count", "Rader under rubrikerna."),
            new("Nya", "q.added", "Värden som inte fanns förut."),
            new("Andrade", "q.revised", "Värden som ändrades eller kom tillbaka."),
            new("Strukna", "q.withdrawn", "Värden som källan strök."),
            new("Oforandrade", "q.unchanged", "Värden som var som förut."),
            new("Avvisade", "q.rejected", "Värden som lades åt sidan."),
            new("Fel", "COALESCE(REPLACE(REPLACE(N'@: #', N'@', f.cell), N'#', f.reason), f.reason)", "Det första som lades åt sidan, med cell; tomt när inget gjorde det."),
        ],
        """
        FROM (
          SELECT r.read_local AS at_local, s.kind, r.name, r.row_count, r.added, r.revised, r.withdrawn, r.unchanged, r.rejected, r.reading_id
          FROM dbo.source_reading r
          JOIN dbo.source s ON s.source_id = r.source_id
          UNION ALL
          SELECT v.made_local AS at_local, N'report' AS kind, N'' AS name, 1 AS row_count, 0 AS added, 0 AS revised, 0 AS withdrawn, 0 AS unchanged, 0 AS rejected, NULL AS reading_id
          FROM dbo.reported_value v
          WHERE v.taken_run_id IS NULL) q
        LEFT JOIN dbo.source_fault f ON f.fault_id = (SELECT MIN(m.fault_id) FROM dbo.source_fault m WHERE m.reading_id = q.reading_id AND m.kind = N'fault')
        """);

    public static readonly ReportView Datakvalitet = new(
        "Datakvalitet",
        ReportRole.Both,
        "En rad per öppet problem: sådant som körningen fann och inte kunde laga.",
        [
            new("Typ", "p.type", "Slag av problem, samma kod som sync --json skriver."),
            new("IndikatorId", "p.indicator_id", "Indikatorn som det gäller; tomt när det gäller något annat."),
            new("Nyckeltal", "p.kpi_id", "Nyckeltalet som det gäller."),
            new("Beskrivning", "p.description", "Vad som är fel och vad man kan göra."),
            new("Sedan", "p.opened_local", "När problemet upptäcktes, svensk tid."),
            ReportColumn.OfPlan("i.plan_name"),
        ],
        """
        FROM dbo.problem p
        LEFT JOIN dbo.indicator i ON i.indicator_id = p.indicator_id
        WHERE p.closed_at IS NULL
        """);
}
