namespace IndicatorSync.Worker.Storage.Views;

/// <summary>The plan around the indicators (docs/contract.md 1.10): goals, activities and analyses.</summary>
internal static class GoalViews
{
    /// <summary>Counts roll up through the tree; a goal has no colour of its own, since an average would hide what is red.</summary>
    public static readonly ReportView Mal = new(
        "Mal",
        ReportRole.Reader,
        "En rad per mål i planens målträd. Antalen gäller målet och alla mål under det; ett mål har ingen egen färg.",
        [
            new("MalId", "g.goal_id", "Målets id i katalogen."),
            new("Mal", "g.name", "Målet, med planens ord."),
            new("Niva", "g.goal_level", "Planens ord för nivån, t.ex. effektmål."),
            new("OverordnatId", "g.parent_id", "Målet som det här målet hör till; tomt överst."),
            new("Ordning", "g.ordinal", "Målets plats i katalogen, från 1: ett mål står före dem under det."),
            new("Indikatorer", "COALESCE(c.judged, 0)", "Antal rader i Nulage under målet: en per indikator, egen enhet och kön."),
            new("Grona", "COALESCE(c.green, 0)", "Hur många av dem som är gröna."),
            new("Gula", "COALESCE(c.yellow, 0)", "Hur många av dem som är gula."),
            new("Roda", "COALESCE(c.red, 0)", "Hur många av dem som är röda."),
            new("EjBedomda", "COALESCE(c.unjudged, 0)", "Hur många av dem som inte är bedömda."),
            new("Aktiviteter", "COALESCE(a.activities, 0)", "Antal aktiviteter under målet."),
            new("ForsenadeAktiviteter", "COALESCE(a.overdue, 0)", "Hur många av dem som är försenade."),
            ReportColumn.OfPlan("g.plan_name"),
        ],
        """
        FROM dbo.goal g
        LEFT JOIN (
          SELECT w.ancestor_id, COUNT(*) AS judged, SUM(CASE s.colour WHEN N'green' THEN 1 ELSE 0 END) AS green,
            SUM(CASE s.colour WHEN N'yellow' THEN 1 ELSE 0 END) AS yellow, SUM(CASE s.colour WHEN N'red' THEN 1 ELSE 0 END) AS red,
            SUM(CASE s.colour WHEN N'none' THEN 1 ELSE 0 END) AS unjudged
          FROM dbo.goal_within w
          JOIN dbo.indicator i ON i.goal_id = w.goal_id
          JOIN dbo.indicator_state s ON s.indicator_id = i.indicator_id
          WHERE s.removed_at IS NULL
          GROUP BY w.ancestor_id) c ON c.ancestor_id = g.goal_id
        LEFT JOIN (
          SELECT w.ancestor_id, COUNT(*) AS activities, SUM(CASE WHEN b.is_overdue = 1 THEN 1 ELSE 0 END) AS overdue
          FROM dbo.goal_within w
          JOIN dbo.activity b ON b.goal_id = w.goal_id
          WHERE b.removed_at IS NULL
          GROUP BY w.ancestor_id) a ON a.ancestor_id = g.goal_id
        """);

    public static readonly ReportView Aktiviteter = new(
        "Aktiviteter",
        ReportRole.Reader,
        "En rad per aktivitet i katalogen.",
        [
            new("AktivitetId", "a.activity_id", "Aktivitetens id i katalogen; samma i alla vyer."),
            new("Aktivitet", "a.name", "Aktiviteten, med planens ord."),
            new("MalId", "a.goal_id", "Målet som den hör till: dess eget, annars indikatorns."),
            new("IndikatorId", "a.indicator_id", "Indikatorn som den hör till; tomt när den hör till ett mål."),
            new("Enheter", "a.units", "De som gör den, skilda åt med komma."),
            new("Start", "a.starts", "Första dagen; av ett kvartal, en månad eller en vecka den första."),
            new("Slut", "a.ends", "Sista dagen; av ett kvartal, en månad eller en vecka den sista. Tomt när den pågår tills vidare."),
            new("Status", Words.Activity("a.status"), "Hur det går, med katalogens ord; tomt när katalogen inte säger det."),
            new("Forsenad", "a.is_overdue", "1 när sista dagen hade passerat vid den senaste körningen och aktiviteten varken är avslutad eller avbruten."),
            new("Ansvarig", "a.responsible", "Den som ansvarar för aktiviteten."),
            new("Kommentar", "a.comment", "Hur det har gått, med katalogens radbrytningar."),
            new("Ordning", "a.ordinal", "Aktivitetens plats i katalogen, från 1."),
            new("Beskrivning", "a.description", "Vad som ska göras."),
            ReportColumn.OfPlan("a.plan_name"),
        ],
        """
        FROM dbo.activity a
        WHERE a.removed_at IS NULL
        """);

    public static readonly ReportView Aktivitetshistorik = new(
        "Aktivitetshistorik",
        ReportRole.Reader,
        "En rad varje gång en aktivitets status eller kommentar blev en annan, även för aktiviteter som har lämnat katalogen.",
        [
            new("AktivitetId", "h.activity_id", "Aktivitetens id i katalogen."),
            new("Status", Words.Activity("h.status"), "Statusen från och med då."),
            new("Kommentar", "h.comment", "Kommentaren från och med då."),
            new("FranTid", "h.valid_from_local", "När katalogen med de orden först användes, svensk tid."),
            new("Katalogversion", "h.catalogue_version", "Den katalogen (SHA-256 av dess text)."),
        ],
        "FROM dbo.activity_change h");

    public static readonly ReportView Analyser = new(
        "Analyser",
        ReportRole.Reader,
        "En rad per analys av ett utfall, även de som har fått en nyare. Den med senast Tid visas i Nulage.",
        [
            new("IndikatorId", "i.plan_id", "Indikatorns id i katalogen."),
            new("Kon", "n.gender", "Kön: T, K, M eller K-M."),
            new("Ar", "n.period", "Året som utfallet gäller."),
            new("Delperiod", "NULLIF(n.part, N'')", "Delen av året; tomt för ett helt år."),
            new("Text", "n.body", "Analysen."),
            new("Av", "n.author", "Den som står för den."),
            new("Tid", "n.made_local", "När den skrevs in, svensk tid."),
            new("Enhet", "CASE WHEN i.own_unit <> N'' THEN i.own_unit END", "Kommunens egen enhet; tomt för totalen."),
            ReportColumn.OfPlan("i.plan_name"),
        ],
        """
        FROM dbo.analysis n
        JOIN dbo.indicator i ON i.indicator_id = n.indicator_id
        """);

    /// <summary>What was reported and not taken up yet is listed too: the one who reported it looks for it.</summary>
    public static readonly ReportView Bedomningar = new(
        "Bedomningar",
        ReportRole.Reader,
        "En rad per bedömning för hand av ett kvalitativt mål, även de som har fått en nyare. Den med senast Tid för en period gäller, från nästa körning.",
        [
            new("IndikatorId", "r.indicator_id", "Indikatorns id i katalogen."),
            new("Kon", "r.gender", "Kön: T, K eller M."),
            new("Ar", "r.period", "Året som bedömningen gäller."),
            new("Delperiod", Words.Part("r.part"), "Delen av året; tomt för ett helt år."),
            new("Period", Words.Period("r.period", "r.part", "i.is_accumulated"), "Perioden som den skrivs, t.ex. 2025 eller tertial 2 2025."),
            new("Bedomning", Words.Colour("r.judgement"), "Grön, Gul eller Röd; tomt när en bedömning togs tillbaka."),
            new("Notering", "r.note", "Varför färgen är den."),
            new("Av", "COALESCE(r.author, r.made_by)", "Den som står för den."),
            new("Tid", "r.made_local", "När den lämnades, svensk tid."),
            new("Inlast", "CAST(CASE WHEN r.taken_run_id IS NULL THEN 0 ELSE 1 END AS BIT)", "1 när en körning har läst in den."),
            new("Enhet", "CASE WHEN r.unit_name <> N'' THEN r.unit_name END", "Kommunens egen enhet; tomt för totalen."),
            ReportColumn.OfPlan("i.plan_name"),
        ],
        """
        FROM dbo.reported_value r
        JOIN dbo.indicator i ON i.indicator_id = r.indicator_id
        WHERE r.judgement IS NOT NULL OR (i.is_qualitative = 1 AND r.value IS NULL)
        """);
}
