using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Inspect;
using IndicatorSync.Worker.Storage.Metadata;

namespace IndicatorSync.Worker.Tests.Inspect;

/// <summary>All titles of Kolada's catalogue as of 2026-03-23, searched with the words that people have.</summary>
public sealed class KpiSearchTests(KpiSearchTests.Titles titles) : IClassFixture<KpiSearchTests.Titles>
{
    [Theory]
    [InlineData("Effektivitetsindex LSS boende och daglig verksamhet", "U28900")]
    [InlineData("Effektivitetsindex ekonomiskt bistånd", "U31904")]
    [InlineData("Effektivitetsindex äldreomsorg", "U20900")]
    [InlineData("Helhetssyn särskilt boende", "U23471")]
    [InlineData("Helhetssyn hemtjänst", "U21468")]
    [InlineData("Brukarbedömning daglig verksamhet, trivs på daglig verksamhet", "U28538 N28718")]
    [InlineData("Brukarbedömning boende LSS, trivs på boendet", "U28570 U28524 U28531")]
    [InlineData("Barn och unga 0–20 år som varit placerade på familjehem någon gång under året, antal/1000 inv.", "N33817")]
    [InlineData("Barn och unga 0–20 år som varit placerade på HVB någon gång under året, antal/1000 inv.", "N33816")]
    [InlineData("Lämnat etableringsuppdraget och börjat arbeta eller studera (status efter 90 dagar), andel (%)", "N00973")]
    [InlineData("Arbetslöshet bland utrikes födda, 20–64 år, befolkningens arbetsmarknadsstatus (BAS), andel (%)", "N02282")]
    [InlineData("Långtidsarbetslösa i befolkningen, 25–65 år, andel (%)", "N03926")]
    [InlineData("Äldreomsorgen fungerar bra i kommunen", "N00533")]
    [InlineData("Kommunens verksamhet för personer med funktionsnedsättning fungerar bra i kommunen, andel (%)", "N00535")]
    [InlineData("Socialtjänstens stöd och hjälp till utsatta personer fungerar bra i kommunen, andel (%)", "N00536")]
    [InlineData("Bra bemötande vid kontakt med tjänsteperson i kommunen", "N00640")]
    [InlineData("Kommunens arbete för att öka toleransen för människors olikheter fungerar bra, andel (%)", "N00654")]
    public void A_plans_own_name_finds_its_kpi_first(string name, string kpis) => Assert.Contains(First(name), kpis.Split(' '));

    [Theory]
    [InlineData("helhetssyn särskilt boende", "U23471")]
    [InlineData("helhetsyn sarskilt boende", "U23471")]
    [InlineData("helhetssyn hemtjänst", "U21468")]
    [InlineData("hemtjansten helhetssyn", "U21468")]
    [InlineData("effektivitetsindex äldreomsorg", "U20900")]
    [InlineData("effektivtetsindex aldreomsorg", "U20900")]
    [InlineData("effektivitetsindex lss", "U28900")]
    [InlineData("effektivitetsindex bistånd", "U31904")]
    [InlineData("effektivitetsindex förskola", "U11901")]
    [InlineData("placerade HVB 0-20 år antal/1000 inv", "N33816")]
    [InlineData("placerade familjehem 0-20 antal/1000", "N33817")]
    [InlineData("barn unga familjehem placerade någon gång under året antal/1000", "N33817")]
    [InlineData("äldreomsorgen fungerar bra", "N00533")]
    [InlineData("aldreomsorg fungerar bra i kommunen", "N00533")]
    [InlineData("förskolan fungerar bra", "N00530")]
    [InlineData("grundskolan fungerar bra i kommunen", "N00531")]
    [InlineData("räddningstjänsten fungerar", "N00629")]
    [InlineData("funktionsnedsättning verksamhet fungerar bra medborgare", "N00535")]
    [InlineData("stöd utsatta personer fungerar bra socialtjänsten", "N00536")]
    [InlineData("toleransen för människors olikheter", "N00654")]
    [InlineData("tolerans olikheter", "N00654")]
    [InlineData("bra bemötande tjänsteperson", "N00640")]
    [InlineData("bemotande kontakt tjansteperson", "N00640")]
    [InlineData("långtidsarbetslösa i befolkningen 25-65", "N03926")]
    [InlineData("langtidsarbetslosa befolkningen 25-65 ar", "N03926")]
    [InlineData("etableringsuppdraget studera", "N00972")]
    [InlineData("utrikes födda arbetslöshet 20-64", "N02282")]
    [InlineData("arbetsloshet utrikes fodda BAS", "N02282")]
    [InlineData("sjukfrånvaro anställda kommun totalt", "N00090")]
    [InlineData("sjukfranvaro totalt kommun", "N00090")]
    [InlineData("daglig verksamhet trivs", "U28538")]
    [InlineData("trivs på daglig verksamhet", "U28538")]
    [InlineData("väntetid särskilt boende erbjudet inflyttningsdatum", "U23401")]
    [InlineData("vantetid inflyttning sarskilt boende medelvarde", "U23401")]
    [InlineData("personalkostnader kr/inv", "N00003")]
    [InlineData("växthusgaser transporter", "N85533")]
    [InlineData("utslapp vaxthusgaser jordbruk", "N85538")]
    [InlineData("gymnasieelever examen inom 4 år hemkommun", "N17461")]
    [InlineData("gymnasielever examen 4 ar hemkommun", "N17461")]
    [InlineData("behöriga lärare grundskola kommunala", "N15814")]
    [InlineData("medelålder invånare", "N00959")]
    [InlineData("invånare totalt antal", "N01951")]
    [InlineData("olämpliga läkemedel särskilt boende 75+", "U23421")]
    [InlineData("fallskador 80+", "N20434")]
    [InlineData("kostnad äldreomsorg kr/inv 80+", "N20048")]
    [InlineData("kostnad individ- och familjeomsorg", "N30101")]
    [InlineData("kostnad hemtjänst", "N21006")]
    [InlineData("ekologiska livsmedel", "U07514")]
    [InlineData("elever behöriga yrkesprogram åk 9", "N15428")]
    [InlineData("inkomstutjämning", "N00011")]
    [InlineData("långvarigt ekonomiskt bistånd vuxna av befolkningen", "N31816")]
    [InlineData("etableringsuppdraget arbeta eller studera", "N00973")]
    [InlineData("boende LSS trivs hemma", "U28570")]
    [InlineData("pedagogisk högskoleexamen gymnasieskola lägeskommun", "N17813")]
    [InlineData("tillgang bredband 100 Mbit", "N07900")]
    [InlineData("medelalder", "N00959")]
    [InlineData("räddningstjansten fungerar bra", "N00629")]
    [InlineData("funktionsnedsatning fungerar bra i kommunen", "N00535")]
    public void Bent_misspelt_and_plain_ascii_words_find(string words, string kpi) => Assert.Equal(kpi, First(words));

    [Theory]
    [InlineData("familjehem", "familjehemmet", "familjehemmen", "familjehemmets", "familjehemmens")]
    [InlineData("barn", "barnens", "barnen", "barns", "barnet")]
    [InlineData("äldreomsorg", "äldreomsorgens")]
    [InlineData("kommun", "kommunernas", "kommunens")]
    [InlineData("lärare", "lärarnas")]
    public void A_bent_word_finds_what_the_word_finds(string word, params string[] bent)
    {
        var plain = titles.Search.Find(word, 300).Select(entry => entry.Title).ToList();
        Assert.All(bent, one => Assert.Contains(titles.Search.Find(one, 5), entry => plain.Contains(entry.Title)));
    }

    [Theory]
    [InlineData("qqqqqqqq")]
    [InlineData("")]
    [InlineData("%&()")]
    public void Words_that_no_title_has_find_nothing(string words) => Assert.Empty(titles.Search.Find(words, 5));

    [Theory]
    [InlineData("andel (%)")]
    [InlineData("NEAR(\"a\" b)")]
    [InlineData("title: x AND NOT *")]
    [InlineData("\"; DROP TABLE title; --")]
    public void What_looks_like_a_query_is_only_words(string words) => Assert.NotNull(titles.Search.Find(words, 5));

    [Fact]
    public void What_is_discontinued_or_tells_an_uncertainty_comes_last()
    {
        var found = titles.Search.Find("toleransen olikheter", 5).Select(entry => entry.Title).ToList();
        Assert.StartsWith("Medborgarundersökningen", found[0]);
        Assert.Contains(found, title => title.StartsWith("Osäkerhetstal", StringComparison.Ordinal));
    }

    private string First(string words) => titles.Search.Find(words, 1).Select(entry => entry.Id.Value).FirstOrDefault() ?? "";

    public sealed class Titles : IDisposable
    {
        internal KpiSearch Search { get; } = new([.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Inspect", "kpi-titles.tsv"))
            .Select(line => line.Split('\t'))
            .Select(cells => new KpiEntry(KpiId.Parse(cells[0]), cells[2], cells[1]))]);

        public void Dispose() => Search.Dispose();
    }
}
