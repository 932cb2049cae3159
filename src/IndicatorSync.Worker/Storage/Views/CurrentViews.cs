
namespace IndicatorSync.Worker.Storage.Views;

/// <summary>The state of every indicator now.</summary>
internal static class CurrentViews
{
    /// <summary>The newest acknowledgement counts while it has not lapsed and its alarm is open.</summary>
    private const string States = """
        FROM dbo.indicator_state s
        JOIN dbo.indicator i ON i.indicator_id = s.indicator_id
        LEFT JOIN dbo.coverage c ON c.kpi_id = i.kpi_id AND c.area_id = i.area_id
        LEFT JOIN dbo.acknowledgement a ON s.alarm_status IN (N'new', N'active') AND a.acknowledgement_id > s.acknowledged_from
          AND a.acknowledgement_id = (
            SELECT MAX(n.acknowledgement_id) FROM dbo.acknowledgement n WHERE n.indicator_id = s.indicator_id AND n.gender = s.gender)
        LEFT JOIN dbo.analysis k ON k.analysis_id = (
            SELECT MAX(m.analysis_id) FROM dbo.analysis m
            WHERE m.indicator_id = s.indicator_id AND m.gender = s.gender AND m.period = s.period AND m.part = s.part)
        WHERE s.removed_at IS NULL
        """;

    private static readonly IReadOnlyList<ReportColumn> Columns =
    [
        new("Ordning", "s.ordinal", "Indikatorns plats i katalogen (planens ordning), från 1."),
        new("IndikatorId", "i.plan_id", "Indikatorns id i katalogen; samma i alla vyer."),
        new("Indikator", "i.name", "Indikatorns namn enligt planen."),
        new("Verksamhetsomrade", "i.business_area", "Verksamhetsområde enligt planen."),
        new("OvergripandeMal", "i.overarching_goal", "Övergripande mål enligt planen."),
        new("Nyckeltal", "i.kpi_id", "Nyckeltalets id i Kolada; tomt när källan inte är Kolada."),
        new("Kommun", "i.area_id", "Kommunens (eller driftenhetens) id i Kolada, t.ex. 2417."),
        new("Kon", "s.gender", "Kön: T totalt, K kvinnor, M män, K-M skillnaden mellan kvinnor och män."),
        new("Ar", "s.period", "Året som utfallet gäller: den senaste perioden som har ett värde. Vid Struket den strukna periodens."),
        new("Utfall", "s.value", "Värdet som källan har lämnat det."),
        new("BedomtVarde", "s.compared", "Talet som jämfördes med gränserna: utfallet, avrundat om läsregeln är avrundad."),
        new("Mattenhet", "s.unit", "Måttenhet."),
        new("Farg", Words.Colour("s.colour"), "Egen bedömning mot planens gränser: Grön, Gul, Röd eller Ej bedömd."),
        new("Underlag", Words.Basis("s.basis"), "Vad färgen vilar på. Allt utom Finns betyder Ej bedömd, och säger varför."),
        new("Regelkanslig", "s.is_rule_sensitive", "1 när läsreglerna kontinuerlig och avrundad ger olika färg."),
        new("Gron", "s.green", "Gränsen för grönt, med planens ord."),
        new("Gul", "s.yellow", "Gränsen för gult, med planens ord; tomt när planen inte har någon."),
        new("AvstandTillGron", "s.distance_to_green", "Vad som fattas till grönt, i måttenheten; 0 när grönt, tomt när ej bedömt."),
        new("ForegaendeAr", "s.previous_period", "Närmast tidigare år som har ett värde för samma del av året."),
        new("ForegaendeUtfall", "s.previous_value", "Värdet det året."),
        new("ForegaendeFarg", Words.Colour("s.previous_colour"), "Det värdets färg med dagens gränser."),
        new("Forandring", "s.change", "Utfall minus ForegaendeUtfall."),
        new("Riket", "s.country_value", "Rikets värde samma år."),
        new("Orsak", Words.Cause("s.cause"), "Varför färgen senast byttes; tomt när den inte har bytts."),
        new("SedanDatum", "s.since", "Dagen då färgen senast byttes, svensk tid; tomt tills den har bytts sedan bevakningen började. En indikator som tas bort ur katalogen och är tillbaka inom 30 dagar behåller sin dag."),
        new("Preliminart", "s.is_preliminary", "1 när Kolada har lämnat värdet som preliminärt."),
        new("Forsenad", "s.is_overdue", "1 när Koladas publiceringsdag är passerad med minst 14 dagar utan att någon fått värden."),
        new("Kvitterad", "CAST(CASE WHEN a.acknowledgement_id IS NULL THEN 0 ELSE 1 END AS BIT)", "1 när någon har tagit hand om larmet och det fortfarande gäller."),
        new("Ansvarig", "COALESCE(a.owner, i.responsible)", "Den som kvitterade larmet, annars ansvarig enligt katalogen."),
        new("Kalla", "CASE WHEN LOWER(i.source) = N'kolada' THEN N'Kolada' ELSE i.source END", "Källan som värdet hämtas från."),
        new("HamtadTid", "c.last_whole_local", "När Kolada senast gav ett helt svar om nyckeltalet, svensk tid."),
        new("Fotnot", "i.footnote", "Fotnot enligt planen."),
        new("Analys", "k.body", "Den senaste analysen av utfallet; tomt när ingen är skriven. Vem och när står i Analyser."),
        new("Bedomningssatt", "CASE WHEN s.colour = N'none' THEN NULL WHEN i.is_qualitative = 1 THEN N'Manuellt' ELSE N'Mot gräns' END", "Hur färgen sattes: Mot gräns, eller Manuellt när någon har bedömt ett kvalitativt mål (se Bedomningar); tomt när ej bedömd."),
        new("Felmarginal", "CASE s.is_certain WHEN 1 THEN N'Utanför' WHEN 0 THEN N'Inom' END", "Utanför: färgen är densamma i hela Koladas egen felmarginal. Inom: gränsen ligger i den. Tomt när Kolada inte anger någon."),
        new("Enhet", "CASE WHEN i.own_unit <> N'' THEN i.own_unit END", "Kommunens egen enhet; tomt för totalen."),
        new("Delperiod", Words.Part("s.part"), "Delen av året: H1, T2, Q3 eller 08 (augusti); tomt för ett helt år."),
        new("Period", Words.Period("s.period", "s.part", "i.is_accumulated"), "Perioden som den skrivs, t.ex. 2025, aug 2025 eller jan–aug 2025."),
        new("PeriodStart", "s.period_start", "Periodens första dag."),
        new("PeriodSlut", "s.period_end", "Periodens sista dag."),
        new("PeriodOrdning", "s.period_order", "Tal som ordnar perioder i tid: år, sista månad och antal månader."),
        new("Riktning", "s.better", "Vilket håll som är bättre enligt gränsen: högre eller lägre."),
        new("Utveckling", Words.Development("s.development"), "Förbättrad, Oförändrad eller Försämrad mot ForegaendeUtfall, enligt Riktning; tomt utan jämförelse."),
        new("Dolt", "s.hidden", "Det som skrivs i stället för ett utfall som räknar eller vilar på för få personer (dölj under i katalogen), t.ex. <5; tomt när utfallet visas."),
        ReportColumn.OfPlan("i.plan_name"),
    ];

    public static readonly ReportView Nulage = new(
        "Nulage", ReportRole.Reader, "En rad per indikator, egen enhet och kön: senaste utfall och färg.", Columns, States);

    public static readonly ReportView Malavvikelser = new(
        "Malavvikelser",
        ReportRole.Reader,
        "De gula och röda raderna i Nulage, rangordnade.",
        [
            .. Columns,
            new(
                "Allvar",
                """
                CAST(ROW_NUMBER() OVER (ORDER BY CASE s.colour WHEN N'red' THEN 1 ELSE 2 END, s.beyond_yellow DESC, s.ordinal,
                    CASE s.gender WHEN N'T' THEN 1 WHEN N'K' THEN 2 WHEN N'M' THEN 3 ELSE 4 END, i.own_unit) AS INT)
                """,
                "Rang, 1 är värst: rött före gult, sedan avstånd bortom gult räknat i det gula intervallets bredd, sedan Ordning."),
        ],
        $"{States} AND s.colour IN (N'yellow', N'red')");
}
