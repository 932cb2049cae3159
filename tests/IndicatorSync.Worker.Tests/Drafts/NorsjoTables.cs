namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>A row of the tables of indicators in the Norsjö plan for 2026, in the words and numbers that it prints. Kpis are the ids that are right, none for a
/// source besides Kolada; the second column of outcomes is of the year after FirstYear.</summary>
internal sealed record NorsjoRow(
    string Area, string Name, string Source, string Kpis, string Green, string Yellow, int FirstYear, string Earlier, string Later, string Goal);

/// <summary>The 23 rows of section 5.</summary>
internal static class NorsjoTables
{
    public static IReadOnlyList<NorsjoRow> Rows { get; } =
    [
        new("Ledningsgrupp Omsorg", "Sjukfrånvaro omsorg", "HR", "", "7,0 eller lägre", "7,1–7,5", 2024, "8", "7,06", "Hållbar och effektiv organisation"),
        new("Ledningsgrupp Omsorg", "Effektivitetsindex LSS boende och daglig verksamhet", "Kolada", "U28900", "70 eller högre", "29–69", 2024, "iu (2023)", "iu (2024)", "Hållbar och effektiv organisation"),
        new("Ledningsgrupp Omsorg", "Effektivitetsindex ekonomiskt bistånd", "Kolada", "U31904", "65 eller högre", "29–64", 2024, "iu (2023)", "73 (2024)", "Hållbar och effektiv organisation"),
        new("Ledningsgrupp Omsorg", "Effektivitetsindex äldreomsorg", "Kolada", "U20900", "70 eller högre", "39–69", 2024, "19", "6 (2024)", "Hållbar och effektiv organisation"),
        new("Äldreomsorgen", "Helhetssyn särskilt boende", "Kolada", "U23471", "82 eller högre", "74–81", 2024, "67", "62", "Välfärd och välbefinnande genom livet"),
        new("Äldreomsorgen", "Helhetssyn hemtjänst", "Kolada", "U21468", "95 eller högre", "84–94", 2024, "93", "98", "Välfärd och välbefinnande genom livet"),
        new("Funktionsnedsättningsomsorgen", "Brukarbedömning daglig verksamhet, trivs på daglig verksamhet", "Kolada", "U28538 N28718", "83 eller högre", "74–82", 2024, "iu", "82", "Välfärd och välbefinnande genom livet"),
        new("Funktionsnedsättningsomsorgen", "Brukarbedömning boende LSS, trivs på boendet", "Kolada", "U28570 U28524 U28531", "88 eller högre", "76–87", 2024, "iu", "92", "Välfärd och välbefinnande genom livet"),
        new("Individ- och familjeomsorgen", "Barn och unga 0–20 år som varit placerade på familjehem någon gång under året, antal/1000 inv.", "Kolada", "N33817", "6,1 eller lägre", "6,2–11,5", 2023, "14,0", "13,4", "Välfärd och välbefinnande genom livet"),
        new("Individ- och familjeomsorgen", "Barn och unga 0–20 år som varit placerade på HVB någon gång under året, antal/1000 inv.", "Kolada", "N33816", "1,4 eller högre", "1,5–3,5", 2023, "9,3", "6,7", "Välfärd och välbefinnande genom livet"),
        new("Medicinska enheten", "Nattfasta, särskilt boende för äldre och korttidsboende, timmar", "Patientsäkerhetsberättelse", "", "11 eller lägre", "11–12", 2024, "12,08", "12,64", "Välfärd och välbefinnande genom livet"),
        new("Medicinska enheten", "Fall särskilt boende och korttidsboende ÄFO, per boendeplats", "Patientsäkerhetsberättelse", "", "1,0 eller lägre", "1,1–1,5", 2024, "1,27", "1,16", "Välfärd och välbefinnande genom livet"),
        new("Medicinska enheten", "Fall hemsjukvård, per inskriven brukare", "Patientsäkerhetsberättelse", "", "0,8 eller lägre", "0,9–1,2", 2024, "1,60", "1,05", "Välfärd och välbefinnande genom livet"),
        new("Medicinska enheten", "Läkemedelsavvikelse, särskilt boende och korttidsboende ÄFO", "Patientsäkerhetsberättelse", "", "1,1 eller lägre", "1,2–1,6", 2024, "1,07", "1,14", "Välfärd och välbefinnande genom livet"),
        new("Medicinska enheten", "Läkemedelsavvikelse, hemsjukvård", "Patientsäkerhetsberättelse", "", "1 eller lägre", "1,1–1,6", 2024, "1,54", "2,44", "Välfärd och välbefinnande genom livet"),
        new("Integration", "Lämnat etableringsuppdraget och börjat arbeta eller studera (status efter 90 dagar), andel (%)", "Kolada", "N00973", "43 eller högre", "24–42", 2023, "17", "14", "Välfärd och välbefinnande genom livet"),
        new("Integration", "Arbetslöshet bland utrikes födda, 20–64 år, befolkningens arbetsmarknadsstatus (BAS), andel (%)", "Kolada", "N02282", "7 eller lägre", "7,1–14,5", 2023, "10,1", "5,4", "Välfärd och välbefinnande genom livet"),
        new("Arbetsmarknad", "Långtidsarbetslösa i befolkningen, 25–65 år, andel (%)", "Kolada", "N03926", "2,0 eller lägre", "2,1–3,8", 2024, "2,3", "V 4", "Välfärd och välbefinnande genom livet"),
        new("Nya socialtjänstlagen", "Äldreomsorgen fungerar bra i kommunen", "Medborgarundersökningen", "N00533", "65 eller högre", "49–64", 2024, "33,4", "36,8", "Välfärd och välbefinnande genom livet"),
        new("Nya socialtjänstlagen", "Kommunens verksamhet för personer med funktionsnedsättning fungerar bra i kommunen, andel (%)", "Medborgarundersökningen", "N00535", "74 eller högre", "62–73", 2024, "81,5", "68,8", "Välfärd och välbefinnande genom livet"),
        new("Nya socialtjänstlagen", "Socialtjänstens stöd och hjälp till utsatta personer fungerar bra i kommunen, andel (%)", "Medborgarundersökningen", "N00536", "61 eller högre", "49–60", 2024, "56,4", "50,8", "Välfärd och välbefinnande genom livet"),
        new("Nya socialtjänstlagen", "Bra bemötande vid kontakt med tjänsteperson i kommunen", "Medborgarundersökningen", "N00640", "86 eller högre", "82–85", 2024, "78,9", "80,7", "Välkomnande och attraktiv bygd"),
        new("Nya socialtjänstlagen", "Kommunens arbete för att öka toleransen för människors olikheter fungerar bra, andel (%)", "Medborgarundersökningen", "N00654", "44 eller högre", "29–43", 2024, "38,5", "43,4", "Välkomnande och attraktiv bygd"),
    ];

    public static IEnumerable<IGrouping<string, NorsjoRow>> ByArea => Rows.GroupBy(row => row.Area);
}
