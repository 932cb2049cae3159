using System.Collections.Frozen;

namespace IndicatorSync.Core.Problems;

/// <summary>Everything that differs between types of problems. The table in docs/drift.md is this one, and a test compares them.</summary>
public static class ProblemTable
{
    /// <summary>In the order of docs/drift.md: first those that operations mends, then those of whoever owns the catalogue.</summary>
    public static readonly IReadOnlyList<ProblemType> Types =
    [
        new(ProblemTypes.SourceDown, ProblemMail.AfterLastAttempt, ProblemEnd.RunWithValues)
        {
            OpensAtLastAttempt = true,
            Meaning = "inget alls kunde hämtas, i dagens sista försök",
            Remedy = "`doctor`; är felet hos Kolada: vänta",
        },
        new(ProblemTypes.DatabaseAway, ProblemMail.AfterLastAttempt, ProblemEnd.NotKept)
        {
            Meaning = "databasen svarade inte",
            Remedy = "medan det varar: `doctor`; efteråt inget",
        },
        new(ProblemTypes.MailWaiting, ProblemMail.WhenOver, ProblemEnd.AnyRun)
        {
            Meaning = "mejl har väntat i över två timmar; servern tar inte emot. Nekar den oss av skäl på vår sida får drift ett mejl också när det börjar",
            Remedy = "`doctor`, rätta, sedan `mail retry`; `mail pending` visar kön",
        },
        new(ProblemTypes.SiteNotWritten, ProblemMail.None, ProblemEnd.NotKept)
        {
            Meaning = "körningen är lagrad och mejlen är på väg, men webbplatsen i `Report:Directory` kunde inte skrivas; den gamla står kvar",
            Remedy = "meddelandet säger varför: rättigheter, fullt, eller andra filer i mappen. Nästa körning försöker igen",
        },
        new(ProblemTypes.MailTransport, ProblemMail.None, ProblemEnd.RunOfService)
        {
            IsQuiet = true,
            Meaning = "det finns mottagare men `Mail:Transport` är inte `Smtp`: tjänstens mejl når ingen brevlåda",
            Remedy = "ange e-postservern",
        },
        new(ProblemTypes.ClockWrong, ProblemMail.WhileItLasts, ProblemEnd.RunWithValues)
        {
            Meaning = "datorns klocka är mer än ett dygn fel mot Koladas svar (eller, om svaren saknar tid, tidigare än den senaste lagrade körningen); "
                + "körningen är `Misslyckad` och har inte lagrat, bedömt, gallrat eller mejlat något; tjänsten säger det till drift vid sidan av kön",
            Remedy = "ställ klockan, slå på tidssynkronisering (Windows: w32time, Linux: chrony eller systemd-timesyncd), kör `sync`",
        },
        new(ProblemTypes.NewDatabase, ProblemMail.Once, ProblemEnd.AfterAMonth)
        {
            Meaning = "databasen är ny men ligger bredvid filer som ser ut som en tidigare; alla får ett nytt Startläge",
            Remedy = "se [Databasfilen](#databasfilen)",
        },
        new(ProblemTypes.InternalError, ProblemMail.AfterLastAttempt, ProblemEnd.AnyRun)
        {
            Meaning = "programmet självt gick fel: hela körningen (då är den `Misslyckad` och `status --check` CRITICAL), ett svar från Kolada "
                + "(`not_fetched` står bredvid), bedömningen av en indikator (larmet står som det stod), eller ett kvitto eller en begäran till en uppgiftslämnare: då är körningen `Delvis` och `status --check` WARNING",
            Remedy = "lagrade värden och färger står kvar; sök händelse 205–209, 217, 231, 232 och 2003 i loggen och anmäl felet med hela texten",
        },
        new(ProblemTypes.CatalogueInvalid, ProblemMail.OnChange, ProblemEnd.AnyRun)
        {
            Meaning = "katalogfilen går inte att läsa; tjänsten går vidare med den senast giltiga",
            Remedy = "`validate`, rätta filen",
        },
        new(ProblemTypes.ContractNote, ProblemMail.None, ProblemEnd.RunWithValues)
        {
            Meaning = "Koladas svar avvek från det väntade men kunde läsas",
            Remedy = "håll ögonen på nästa version av programmet",
        },
        new(ProblemTypes.NotFetched, ProblemMail.None, ProblemEnd.RunWithValues)
        {
            Meaning = "en indikator eller dess jämförelse hämtades inte; lagrat värde står kvar",
            Remedy = "vänta; återkommer det, se loggen",
        },
        new(ProblemTypes.MetadataNotFetched, ProblemMail.None, ProblemEnd.RunWithValues)
        {
            Meaning = "Koladas uppgifter om nyckeltal eller områden hämtades inte",
            Remedy = "vänta",
        },
        new(ProblemTypes.MirrorIncomplete, ProblemMail.None, ProblemEnd.RunWithValues)
        {
            Meaning = "en del av det som `spegla` ska hämta hämtades inte",
            Remedy = "inget: nästa körning fortsätter där den slutade; återkommer det, se loggen",
        },
        new(ProblemTypes.LostRows, ProblemMail.OnChange, ProblemEnd.AnswerForSeries)
        {
            Meaning = "Kolada har slutat ge rader som funnits",
            Remedy = "kontrollera nyckeltalet hos Kolada",
        },
        new(ProblemTypes.Absent, ProblemMail.None, ProblemEnd.AnswerForSeries)
        {
            Meaning = "Kolada har aldrig haft rader för nyckeltalet i området",
            Remedy = "kontrollera nyckeltal och kommun i katalogen",
        },
        new(ProblemTypes.KpiGone, ProblemMail.OnChange, ProblemEnd.AnswerAboutKpi)
        {
            Meaning = "nyckeltalet finns inte längre",
            Remedy = "välj ett annat",
        },
        new(ProblemTypes.KpiRetitled, ProblemMail.OnChange, ProblemEnd.TitleIsKnown)
        {
            Meaning = "nyckeltalet har bytt namn",
            Remedy = "kontrollera att det mäter samma sak",
        },
        new(ProblemTypes.KpiRedefined, ProblemMail.Once, ProblemEnd.AfterAMonth)
        {
            Meaning = "nyckeltalets beskrivning eller uppdelning på kön har ändrats",
            Remedy = "kontrollera att det mäter samma sak",
        },
        new(ProblemTypes.KpiDiscontinued, ProblemMail.OnChange, ProblemEnd.AnswerAboutKpi)
        {
            Meaning = "nyckeltalet är nedlagt; titeln slutar med sista året",
            Remedy = "välj ett annat",
        },
        new(ProblemTypes.KpiAreaType, ProblemMail.None, ProblemEnd.AnswerAboutKpi)
        {
            Meaning = "nyckeltalet finns bara för kommuner, eller bara för regioner",
            Remedy = "rätta katalogen",
        },
        new(ProblemTypes.KpiGenders, ProblemMail.None, ProblemEnd.RunWithValues)
        {
            Meaning = "`kön` eller `könsgap` står på ett nyckeltal som Kolada inte delar upp på kön",
            Remedy = "rätta katalogen",
        },
        new(ProblemTypes.AreaGone, ProblemMail.OnChange, ProblemEnd.AnswerAboutArea)
        {
            Meaning = "området finns inte längre",
            Remedy = "ta bort det ur katalogen",
        },
        new(ProblemTypes.AreaRetitled, ProblemMail.None, ProblemEnd.AfterAMonth)
        {
            Meaning = "området har bytt namn",
            Remedy = "inget, om det är samma område",
        },
        new(ProblemTypes.MembersChanged, ProblemMail.None, ProblemEnd.AfterAMonth)
        {
            Meaning = "en jämförelsegrupp har fått andra medlemmar; dess genomsnitt kan ha flyttat sig",
            Remedy = "inget; ha det i minnet vid jämförelsen",
        },
        new(ProblemTypes.Rejected, ProblemMail.None, ProblemEnd.AnswersWithKpi)
        {
            Meaning = "värden gick inte att läsa och har lagts åt sidan",
            Remedy = "kontrollera hos Kolada; anmäl om det består",
        },
        new(ProblemTypes.RowMissing, ProblemMail.None, ProblemEnd.AnswersWithKpi)
        {
            Meaning = "en rad saknades i ett helt svar; räknas som struken om den saknas igen",
            Remedy = "vänta till nästa dag",
        },
        new(ProblemTypes.SourceFault, ProblemMail.OnChange, ProblemEnd.AnyRun)
        {
            Meaning = "något i en fil, en fråga eller en rapport (`Sources:*`) kunde inte läsas in och har lagts åt sidan; resten är inläst",
            Remedy = "rätta cellen som meddelandet pekar ut och spara filen; `doctor` prövar mappen och frågorna",
        },
        new(ProblemTypes.InvalidBand, ProblemMail.OnChangeAlsoToRecipients, ProblemEnd.AnyRun)
        {
            Meaning = "en gräns går inte att tyda eller motsäger sig själv; indikatorn bedöms inte",
            Remedy = "`validate` föreslår rättning",
        },
        new(ProblemTypes.UnitMismatch, ProblemMail.None, ProblemEnd.RunWithValues)
        {
            Meaning = "gränsens enhet är inte nyckeltalets",
            Remedy = "kontrollera gränsen",
        },
        new(ProblemTypes.PublicationDiffers, ProblemMail.None, ProblemEnd.RunWithValues)
        {
            IsQuiet = true,
            Meaning = "katalogens `publiceras` skiljer sig från Koladas datum",
            Remedy = "rätta `publiceras`",
        },
        new(ProblemTypes.ImplausibleBand, ProblemMail.Once, ProblemEnd.RunWithValues)
        {
            Meaning = "gränsen ligger orimligt till bland rikets kommuner",
            Remedy = "kontrollera gränsen",
        },
        new(ProblemTypes.Removed, ProblemMail.Once, ProblemEnd.NotKept)
        {
            Meaning = "en indikator har tagits bort ur katalogen",
            Remedy = "inget, om det var meningen",
        },
    ];

    private static readonly FrozenDictionary<string, ProblemType> ByCode = Types.ToFrozenDictionary(type => type.Code);

    /// <summary>Null for a code that this version does not have; a database may hold some of another version.</summary>
    public static ProblemType? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The run that opened or closed the problem tells the administrator. The other mails have their own occasions.</summary>
    public static bool IsToldAtOnce(string code, bool opened) => Find(code) switch
    {
        { Mail: ProblemMail.Once, End: not ProblemEnd.NotKept } => opened,
        { Mail: ProblemMail.OnChange or ProblemMail.OnChangeAlsoToRecipients } => true,
        { Mail: ProblemMail.AfterLastAttempt, OpensAtLastAttempt: true } => true,
        _ => false,
    };
}
