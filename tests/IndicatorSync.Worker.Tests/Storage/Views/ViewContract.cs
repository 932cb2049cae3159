namespace IndicatorSync.Worker.Tests.Storage.Views;

/// <summary>
/// The columns of every view as the municipality's queries know them (docs/contract.md 1.7). A view may get columns at its end, and then this
/// list does too; a column that leaves it breaks somebody's report.
/// </summary>
internal static class ViewContract
{
    private const string Nulage =
        "Ordning, IndikatorId, Indikator, Verksamhetsomrade, OvergripandeMal, Nyckeltal, Kommun, Kon, Ar, Utfall, BedomtVarde, Mattenhet, Farg, Underlag, "
        + "Regelkanslig, Gron, Gul, AvstandTillGron, ForegaendeAr, ForegaendeUtfall, ForegaendeFarg, Forandring, Riket, Orsak, SedanDatum, Preliminart, "
        + "Forsenad, Kvitterad, Ansvarig, Kalla, HamtadTid, Fotnot, Analys, Bedomningssatt, Felmarginal, "
        + "Enhet, Delperiod, Period, PeriodStart, PeriodSlut, PeriodOrdning, Riktning, Utveckling, Dolt, Plan";

    public static IReadOnlyDictionary<string, string> Columns { get; } = new Dictionary<string, string>
    {
        ["Nulage"] = Nulage,
        ["Malavvikelser"] = Nulage + ", Allvar",
        ["Plantabell"] = "Ordning, Verksamhetsomrade, Indikator, HamtasFran, Gron, Gul, UtfallForegaende, Utfall, OvergripandeMal, IndikatorId, Kon, Farg, Fotnot, Plan",
        ["Historik"] = "IndikatorId, Indikator, Nyckeltal, Kommun, Kon, Ar, Utfall, BedomtVarde, Farg, FargDa, Underlag, Gron, Gul, Riket, "
            + "Enhet, Delperiod, Period, PeriodStart, PeriodSlut, PeriodOrdning, Riktning, Utveckling, Dolt, Plan",
        ["Jamforelse"] = "IndikatorId, Indikator, Nyckeltal, Geografikod, Geografinamn, Geografityp, Kon, Ar, Utfall, Plan",
        ["Spegling"] = "Nyckeltal, Nyckeltalsnamn, Geografikod, Geografinamn, Geografityp, Kon, Ar, Utfall",
        ["Revideringar"] = "IndikatorId, Nyckeltal, Geografikod, Kon, Ar, GammaltVarde, NyttVarde, Handelse, UpptacktTid, Enhet, Delperiod, Period, RevideringId, Plan",
        ["Fargbyten"] = "IndikatorId, Kon, Ar, FranFarg, TillFarg, Orsak, Utfall, Tidpunkt, KorningId, Enhet, Delperiod, Period, Plan",
        ["Larm"] = "IndikatorId, Kon, Status, Sedan, SenastMejlad, Notering, Atgard, Ansvarig, KlartDatum, Enhet, Plan",
        ["Granser"] = "IndikatorId, Kon, GallerFran, GallerTill, Gron, Gul, Lasregel, Katalogversion, FranTid, Beslut, GransId, Plan",
        ["Sparbarhet"] = "IndikatorId, Kon, Ar, Delperiod, Farg, RevideringId, KorningId, Kalla, Svarshash, Fil, Cell, GransId, Beslut, Lasregel, Programversion, Enhet, Plan",
        ["Mal"] = "MalId, Mal, Niva, OverordnatId, Ordning, Indikatorer, Grona, Gula, Roda, EjBedomda, Aktiviteter, ForsenadeAktiviteter, Plan",
        ["Aktiviteter"] = "AktivitetId, Aktivitet, MalId, IndikatorId, Enheter, Start, Slut, Status, Forsenad, Ansvarig, Kommentar, Ordning, Beskrivning, Plan",
        ["Aktivitetshistorik"] = "AktivitetId, Status, Kommentar, FranTid, Katalogversion",
        ["Analyser"] = "IndikatorId, Kon, Ar, Delperiod, Text, Av, Tid, Enhet, Plan",
        ["Bedomningar"] = "IndikatorId, Kon, Ar, Delperiod, Period, Bedomning, Notering, Av, Tid, Inlast, Enhet, Plan",
        ["FrystaLagen"] = "Namn, Tid, " + Nulage,
        ["AndratSedanFrysning"] = "Namn, IndikatorId, Kon, Falt, Da, Nu, Plan",
        ["Kommande"] = "Datum, Vecka, Handelse, IndikatorId, Indikator, Ar, Preliminart, Plan",
        ["Kalender"] = "Datum, Ar, Manad, IsoAr, IsoVecka, Kvartal, Tertial, Halvar, Helgdag, Arbetsdag",
        ["Korningar"] =
            "KorningId, Start, Slut, Resultat, Anrop, Mottagna, Nya, Andrade, Strukna, Oforandrade, Avvisade, Forsvunna, Programversion, Katalogversion, Felmeddelande",
        ["Utskick"] = "Mottagare, Amne, Skapad, Skickad, Forsok, Status, SenasteFel, LevereradTill",
        ["Inlasningar"] = "Tid, Kalla, Fil, Rader, Nya, Andrade, Strukna, Oforandrade, Avvisade, Fel",
        ["Datakvalitet"] = "Typ, IndikatorId, Nyckeltal, Beskrivning, Sedan, Plan",
        ["Dataordlista"] = "Vy, Kolumn, Beskrivning",
    };
}
