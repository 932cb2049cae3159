namespace IndicatorSync.Worker.Storage.Views;

/// <summary>The plan's own table, ready to paste into the next follow-up.</summary>
internal static class PlanView
{
    public static readonly ReportView Plantabell = new(
        "Plantabell",
        ReportRole.Reader,
        "En rad per indikator och bedömt kön, i planens egen form. Utfallen är text, skrivna som i planen; iu är ingen uppgift.",
        [
            new("Ordning", "i.ordinal", "Indikatorns plats i katalogen (planens ordning), från 1."),
            new("Verksamhetsomrade", "i.business_area", "Verksamhetsområde enligt planen."),
            new(
                "Indikator",
                "CASE p.gender WHEN N'K' THEN REPLACE(N'@ (kvinnor)', N'@', i.name) WHEN N'M' THEN REPLACE(N'@ (män)', N'@', i.name) WHEN N'K-M' THEN REPLACE(N'@ (könsgap)', N'@', i.name) ELSE i.name END",
                "Indikatorns namn enligt planen, med kön när raden inte gäller totalen."),
            new("HamtasFran", "i.fetched_from", "Källan som planen skriver."),
            new("Gron", "p.green", "Gränsen för grönt, med planens ord."),
            new("Gul", "p.yellow", "Gränsen för gult, med planens ord; tomt när planen inte har någon."),
            new("UtfallForegaende", "p.previous_outcome", "Utfallet året före det som Utfall visar, med år när det inte är året före utfallsår; annars iu."),
            new("Utfall", "p.outcome", "Utfallet för katalogens utfallsår, annars året före med sitt år, t.ex. 73 (2024); annars iu."),
            new("OvergripandeMal", "i.overarching_goal", "Övergripande mål enligt planen."),
            new("IndikatorId", "i.indicator_id", "Indikatorns id i katalogen; samma i alla vyer."),
            new("Kon", "p.gender", "Kön: T totalt, K kvinnor, M män, K-M skillnaden mellan kvinnor och män."),
            new("Farg", Words.Colour("p.colour"), "Färgen på värdet i Utfall, med dagens gränser."),
            new("Fotnot", "i.footnote", "Fotnot enligt planen."),
            ReportColumn.OfPlan("i.plan_name"),
        ],
        """
        FROM dbo.indicator i
        JOIN dbo.plan_table_row p ON p.indicator_id = i.indicator_id
        WHERE i.removed_at IS NULL
        """);
}
