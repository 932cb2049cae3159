namespace IndicatorSync.Worker.Storage.Views;

/// <summary>What is kept of Kolada without being an indicator's own value.</summary>
internal static class MirrorView
{
    public static readonly ReportView Spegling = new(
        "Spegling",
        ReportRole.Reader,
        "En rad per nyckeltal, område, kön och år som är sparat från Kolada utan att vara en indikators eget värde: det som spegla och landet hämtar, och jämförelserna. Välj nyckeltal, annars läses allt. Antalet personer bakom värden som döljs (dölj under) är inte med.",
        [
            new("Nyckeltal", "o.kpi_id", "Nyckeltalets id i Kolada."),
            new("Nyckeltalsnamn", "COALESCE(k.title, o.kpi_id)", "Nyckeltalets namn i Kolada; id tills det har hämtats."),
            new("Geografikod", "o.area_id", "Områdets id i Kolada, t.ex. 2417, 0000 eller G176642."),
            new("Geografinamn", "COALESCE(g.title, o.area_id)", "Områdets namn i Kolada; id tills det har hämtats."),
            new("Geografityp", Words.AreaKind("o.area_id"), "Kommun, Region, Riket, Grupp eller Enhet."),
            new("Kon", "o.gender", "Kön: T, K eller M."),
            new("Ar", "o.period", "Året som värdet gäller."),
            new("Utfall", "o.value", "Värdet som det står i Kolada; tomt när Kolada inte har något."),
        ],
        """
        FROM dbo.observation o
        LEFT JOIN dbo.kpi_catalogue k ON k.kpi_id = o.kpi_id
        LEFT JOIN dbo.area g ON g.area_id = o.area_id
        WHERE o.source IS NULL
          AND NOT EXISTS (SELECT 1 FROM dbo.indicator i WHERE (i.kpi_id = o.kpi_id OR i.persons_kpi_id = o.kpi_id) AND i.area_id = o.area_id)
        """);
}
