using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;
using IndicatorSync.Worker.Sources.Tables;

namespace IndicatorSync.Worker.Tests.Sources;

/// <summary>Files as municipalities have them, made by code, each with all that may come of it.</summary>
internal static class OddFiles
{
    private const string Header = "indikator;period;utfall\n";

    /// <param name="Name">In the folder.</param>
    /// <param name="Content">Its bytes.</param>
    /// <param name="Expected">Values as <c>id [kön] [enhet] period = tal</c>, what was set aside as <c>cell: reason</c>, a file's fault as its reason.</param>
    public sealed record OddFile(string Name, byte[] Content, params string[] Expected);

    public static IReadOnlyList<OddFile> All { get; } =
    [
        Csv("semikolon", Header + "sjukfranvaro;2025;7,06\n", "sjukfranvaro 2025 = 7,06"),
        Csv("komma", "indikator,period,utfall\nsjukfranvaro,2025,7.06\n", "sjukfranvaro 2025 = 7,06"),
        Csv("tabb", "indikator\tperiod\tutfall\nsjukfranvaro\t2025\t7,06\n", "sjukfranvaro 2025 = 7,06"),
        Csv("fel-avgränsare", "indikator#period#utfall\nsjukfranvaro#2025#7,06\n", "ingen av de 20 första raderna har rubriker som indikator, period och utfall"),
        Csv("rubrikrader", "Uppföljning HR\n\nUttaget 2026-01-10\n" + Header + "sjukfranvaro;2025;7,06\n", "sjukfranvaro 2025 = 7,06"),
        Csv("punkt", Header + "sjukfranvaro;2025;7.06\n", "sjukfranvaro 2025 = 7,06"),
        Csv("tusental", Header + "budget;2025;1 234\n", "budget 2025 = 1234"),
        Csv("hårt-blank", Header + "budget;2025;1\u00A0234\u202F567\n", "budget 2025 = 1234567"),
        Csv("två-decimaltecken", Header + "budget;2025;1.234,5\n", "C2: talet har flera decimaltecken"),
        Csv("tankstreck-minus", Header + "budget;2025;–3,5\n", "budget 2025 = −3,5"),
        Csv("minustecken", Header + "budget;2025;\u22123,5\n", "budget 2025 = −3,5"),
        Csv("procenttecken", Header + "sjukfranvaro;2025;25,06%\n", "sjukfranvaro 2025 = 25,06"),
        Csv("fel-enhet", Header + "nattfasta;2025;11 kr\n", "C2: måttenheten kr är inte indikatorns (timmar)"),
        Csv("säger-inget", Header + "sjukfranvaro;2025;iu\nsjukfranvaro;2024;I.U\nsjukfranvaro;2023;V 4\nsjukfranvaro;2022;-\nsjukfranvaro;2021;\nsjukfranvaro;2020;iu (2019)\n"),
        Csv("egen-period", "indikator;Utfall 2025\nsjukfranvaro;6,9 (2024)\n", "sjukfranvaro 2024 = 6,9"),
        Csv("ord", Header + "sjukfranvaro;2025;19 arbete (11 studier)\n", "C2: cellen är inte ett tal"),
        Csv("struket", Header + "sjukfranvaro;2025;struket\n", "sjukfranvaro 2025 = struket"),
        Csv("okänd", Header + "sjukfrånvara;2025;7\n", "A2: indikatorn finns inte i katalogen; menade du ”Sjukfrånvaro”?"),
        Csv("namnlös", Header + ";2025;7\n", "A2: raden saknar indikator"),
        Csv("framtid", Header + "sjukfranvaro;2027;7\n", "C2: perioden 2027 har inte börjat"),
        Csv("delar", Header + "sjukfranvaro;aug 2025;7\nsjukfranvaro;T2 2025;8\nsjukfranvaro;kv 3 2025;9\nsjukfranvaro;2025-H1;6\n",
            "sjukfranvaro 2025-08 = 7", "sjukfranvaro 2025-H1 = 6", "sjukfranvaro 2025-Q3 = 9", "sjukfranvaro 2025-T2 = 8"),
        Csv("fel-period", Header + "sjukfranvaro;ibland;7\n", "B2: perioden går inte att läsa"),
        Csv("hittills", Header + "sjukfranvaro;jan–aug 2025;7\nbudget;jan–aug 2025;8\n", "B2: perioden går inte att läsa", "budget 2025-08 = 8"),
        Csv("år-och-månad", "indikator;år;månad;utfall\nsjukfranvaro;2025;augusti;7\n", "sjukfranvaro 2025-08 = 7"),
        Csv("kön", "indikator;period;kön;utfall\nsjukfranvaro;2025;Kvinnor;8\nsjukfranvaro;2025;Pojkar;5\nsjukfranvaro;2025;annat;5\n", "C4: könet är inte totalt, kvinnor eller män", "sjukfranvaro K 2025 = 8", "sjukfranvaro M 2025 = 5"),
        Csv("egna-enheter", "indikator;period;enhet;utfall\nnattfasta;2025;Bäckgården;12,5\nnattfasta;2025;Totalt;12,64\nnattfasta;2025;Solbaka;11\n",
            "C4: enheten finns inte bland indikatorns enheter; menade du ”Solbacka”?", "nattfasta 2025 = 12,64", "nattfasta Bäckgården 2025 = 12,5"),
        Csv("måttenheter", "indikator;period;enhet;utfall\nsjukfranvaro;2025;%;7\nnattfasta;2025;antal;12\n", "C3: måttenheten är inte indikatorns (timmar)", "sjukfranvaro 2025 = 7"),
        Csv("blandade-enheter", "indikator;period;enhet;utfall\nnattfasta;2025;timmar;12\nnattfasta;2025;Solbacka;11\n",
            "C2: kolumnen Enhet blandar måttenheter och egna enheter", "C3: kolumnen Enhet blandar måttenheter och egna enheter"),
        Csv("annan-kommun", "kommun;indikator;period;utfall\nUmeå;sjukfranvaro;2025;7\nNorsjö kommun;sjukfranvaro;2024;6\n", "A2: raden gäller en annan kommun än indikatorns", "sjukfranvaro 2024 = 6"),
        Csv("orimligt", Header + "nattfasta;2025;126,4\n", "C2: värdet är utanför det rimliga (0–24)"),
        Csv("plantabell", "Indikator;Grön;Gul;Utfall 2024;Utfall 2025\nHelhetssyn;82 eller högre;74–81;73 (2023);iu\nSjukfrånvaro;7 eller lägre;7,1–8;6,9;7,06\n",
            "Kolada: helhetssyn 2023 = 73", "sjukfranvaro 2024 = 6,9", "sjukfranvaro 2025 = 7,06"),
        Csv("dolda-tecken", Header + "sjuk\u00ADfrånvaro;2025;\u200B7,06\u202C\n", "sjukfranvaro 2025 = 7,06"),
        new("windows.csv", Encoding.Latin1.GetBytes("mått;år;värde\nSjukfrånvaro;2025;7,06\n"), "sjukfranvaro 2025 = 7,06"),
        new("utf16.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Header + "Sjukfrånvaro;2025;7,06\n")], "sjukfranvaro 2025 = 7,06"),
        Csv("utan-rubrik", "sjukfranvaro;2025;7,06\n", "ingen av de 20 första raderna har rubriker som indikator, period och utfall"),
        Csv("halvskriven", Header + "sjukfranvaro;2025;7,06\n\"nattf", "sjukfranvaro 2025 = 7,06"),
        new("tom.csv", [], "filen är tom"),
        Book("procent", book => book.Row("indikator", 2025).Row("sjukfranvaro", WorkbookBuilder.Number("7.0599999999999996E-2", WorkbookBuilder.Percent)), "sjukfranvaro 2025 = 7,06"),
        Book("andel-som-procent", book => book.Row("indikator", 2025).Row("sjukfranvaro", WorkbookBuilder.Number("0.82", WorkbookBuilder.Percent)), "sjukfranvaro 2025 = 82"),
        Book("två-decimaler", book => book.Row("indikator", 2025).Row("sjukfranvaro", WorkbookBuilder.Number("1.6", WorkbookBuilder.TwoDecimals)), "sjukfranvaro 2025 = 1,60"),
        Book("formel", book => book.Row("indikator", 2025, 2024, 2023).Row("sjukfranvaro", WorkbookBuilder.Formula("7.06"), WorkbookBuilder.Formula(null), WorkbookBuilder.Formula("#DIV/0!", "e")),
            "C2: formeln är inte uträknad: öppna filen i Excel och spara den", "D2: cellen visar ett fel", "sjukfranvaro 2025 = 7,06"),
        Book("år-som-tal", book => book.Row("indikator", "år", "utfall").Row("sjukfranvaro", 2025, 7), "sjukfranvaro 2025 = 7"),
        Book("datum-som-text", book => book.Row("indikator", "period", "utfall").Row("sjukfranvaro", "2025-08-31", 7).Row("nattfasta", WorkbookBuilder.Number("45900", WorkbookBuilder.Date), 11),
            "nattfasta 2025-08 = 11", "sjukfranvaro 2025-08 = 7"),
        Book("datum-som-värde", book => book.Row("indikator", 2025).Row("sjukfranvaro", WorkbookBuilder.Number("45900", WorkbookBuilder.Date)), "B2: cellen är ett datum, inte ett värde"),
        Book("sammanslagen-rubrik", book => book.Row("Indikator", "2025", null).Row(null, "K", "M").Row("sjukfranvaro", 8, 5).Merge("B1:C1"), "sjukfranvaro K 2025 = 8", "sjukfranvaro M 2025 = 5"),
        Book("dold-rad", book => book.Row("indikator", 2025).Row(hidden: true, ["sjukfranvaro", 7]), "sjukfranvaro 2025 = 7"),
        Book("dolt-blad", book => book.Row("indikator", 2025).Row("sjukfranvaro", 7).Sheet("Gömt", SheetStateValues.Hidden).Row("indikator", 2025).Row("sjukfranvaro", 99), "sjukfranvaro 2025 = 7"),
        Book("två-blad", book => book.Row("Förklaring").Sheet("Värden").Row("indikator", 2025).Row("sjukfranvaro", 7), "sjukfranvaro 2025 = 7"),
        Book("två-värden", book => book.Row("indikator", 2025).Row("sjukfranvaro", 7).Row("sjukfranvaro", 8), "sjukfranvaro 2025 = 7", "sjukfranvaro 2025 = 8"),
        new("lösenord.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "filen är lösenordsskyddad eller i det äldre formatet .xls: spara den som .xlsx utan lösenord"),
        new("bok.csv", [(byte)'P', (byte)'K', 3, 4, 0, 0], "filen är ingen textfil, trots sin ändelse"),
        new("text.xlsx", Encoding.UTF8.GetBytes(Header), "filen är ingen Excelfil, trots sin ändelse"),
        new("bomb.xlsx", Bomb(), "filen är orimligt stor när den packas upp"),
        new("stor.csv", new byte[TableLimits.Bytes + 1], "filen är större än 20 MB"),
    ];

    private static OddFile Csv(string name, string text, params string[] expected) => new(name + ".csv", Encoding.UTF8.GetBytes(text), expected);

    private static OddFile Book(string name, Func<WorkbookBuilder, WorkbookBuilder> fill, params string[] expected)
    {
        using var book = new WorkbookBuilder();
        return new OddFile(name + ".xlsx", fill(book.Sheet("Blad1")).Save(), expected);
    }

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("xl/workbook.xml", CompressionLevel.SmallestSize).Open();
            var block = new byte[1024 * 1024];
            for (var i = 0; i <= TableLimits.UnpackedBytes / block.Length; i++)
            {
                entry.Write(block);
            }
        }

        return stream.ToArray();
    }
}
