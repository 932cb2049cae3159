namespace IndicatorSync.Worker.Storage.Views;

/// <summary>Days: what is to come on them, and what each of them is.</summary>
internal static class CalendarViews
{
    public static readonly ReportView Kommande = new(
        "Kommande",
        ReportRole.Reader,
        "En rad per händelse de kommande tolv månaderna, sett från den senaste körningen.",
        [
            new("Datum", "e.day", "Dagen, utan klockslag."),
            new("Vecka", "d.iso_week", "Veckans nummer (ISO)."),
            new("Handelse", "e.what", "Vad som händer: Kolada publicerar (datumen är Koladas egna och flyttas ibland), ett eget värde ska lämnas, en aktivitet eller en åtgärd ska vara klar."),
            new("IndikatorId", "e.indicator_id", "Indikatorn som det gäller; tomt för en aktivitet som hör till ett mål."),
            new("Indikator", "e.name", "Indikatorns namn."),
            new("Ar", "e.year_number", "Året som värdet gäller; tomt när inget värde väntas."),
            new("Preliminart", "e.is_preliminary", "1 när det är ett preliminärt värde som publiceras."),
            ReportColumn.OfPlan("e.plan_name"),
        ],
        """
        FROM dbo.coming_event e
        LEFT JOIN dbo.calendar_day d ON d.day = e.day
        WHERE e.is_current = 1
        """);

    public static readonly ReportView Kalender = new(
        "Kalender",
        ReportRole.Reader,
        "En rad per dag 2000-01-01–2050-12-31, att koppla datum mot i Power BI och Excel.",
        [
            new("Datum", "d.day", "Dagen, utan klockslag."),
            new("Ar", "d.year_number", "Kalenderåret."),
            new("Manad", "d.month_number", "Månaden, 1–12."),
            new("IsoAr", "d.iso_year", "Året som veckan räknas till (ISO)."),
            new("IsoVecka", "d.iso_week", "Veckans nummer (ISO)."),
            new("Kvartal", "(d.month_number + 2) / 3", "Kvartalet, 1–4."),
            new("Tertial", "(d.month_number + 3) / 4", "Tertialet, 1–3."),
            new("Halvar", "(d.month_number + 5) / 6", "Halvåret, 1–2."),
            new("Helgdag", "h.name", "Helgdagens namn, även midsommarafton, julafton och nyårsafton; tomt andra dagar."),
            new("Arbetsdag", "CAST(CASE WHEN d.weekday < 5 AND h.day IS NULL THEN 1 ELSE 0 END AS BIT)", "1 måndag till fredag som inte är helgdag."),
        ],
        """
        FROM dbo.calendar_day d
        LEFT JOIN dbo.holiday h ON h.day = d.day
        """);
}
