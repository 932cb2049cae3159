namespace IndicatorSync.Worker.Catalogue;

/// <summary>Every key a catalogue may hold (docs/contract.md 1.4). <c>indikatorer.schema.json</c> names the same ones; a test compares them.</summary>
internal static class CatalogueKeys
{
    public static readonly IReadOnlyList<string> Top =
    [
        "plan", "kommun", "kommunnamn", "beslut", "utfallsår", "jämför", "läsregel", "gul", "mottagare", "eskalera efter", "eskalera till", "dölj under", "kontakt", "kontakter", "mål", "aktiviteter", "spegla", "indikatorer",
    ];

    public static readonly IReadOnlyList<string> Indicator =
    [
        "id", "namn", "kortnamn", "nyckeltal", "källa", "hämtas från", "kommun", "driftenhet", "kön", "könsgap",
        "verksamhetsområde", "övergripande mål", "mål", "ansvarig", "fotnot", "måttenhet", "decimaler", "riktning", "grön", "gul", "band", "målvärde", "kvalitativt mål",
        "läsregel", "jämför", "seriebrott", "inaktuellt efter", "publiceras", "larm", "larma vid", "eskalera efter", "eskalera till", "tystat till", "skäl", "landet",
        "kontakt", "mätfrekvens", "startår", "ackumulerat", "lämnas senast", "uppgiftslämnare", "rimligt", "enheter", "antal personer", "dölj under",
    ];

    public static readonly IReadOnlyList<string> Contact = ["namn", "adress"];

    public static readonly IReadOnlyList<string> Goal = ["id", "namn", "nivå", "ansvarig", "förklaring", "mål"];

    public static readonly IReadOnlyList<string> Activity =
    [
        "id", "namn", "mål", "indikator", "enheter", "start", "slut", "status", "ansvarig", "beskrivning", "kommentar",
    ];

    public static readonly IReadOnlyList<string> Band = ["gäller", "grön", "gul", "kön", "beslut"];

    public static readonly IReadOnlyList<string> Mirror = ["nyckeltal", "geografier"];

    public static readonly IReadOnlyList<string> Decision = ["instans", "datum", "paragraf", "diarienummer"];
}
