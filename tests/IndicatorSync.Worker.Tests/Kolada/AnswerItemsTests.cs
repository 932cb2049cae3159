using System.Globalization;
using System.Text;
using CsCheck;
using IndicatorSync.Core.Observations;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Kolada;

namespace IndicatorSync.Worker.Tests.Kolada;

/// <summary>A fingerprint may say "changed" of what is the same; never "the same" of what has changed. Few ids and values, so that they meet often.</summary>
public sealed class AnswerItemsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 25, 5, 0, 0, TimeSpan.Zero);
    private static readonly KpiId[] Kpis = [KpiId.Parse("U23471"), KpiId.Parse("N33816")];
    private static readonly AreaId[] Areas = [AreaId.Parse("2417"), AreaId.Riket];

    private static readonly Gen<string> Value = Gen.Select(
        Gen.OneOf("T", "K", "M"), Gen.OneOf("null", "7", "7.0", "70e-1", "8", "-7"), Gen.OneOf("", "prel"), Gen.OneOf("", "false", "true"),
        (gender, value, status, deleted) => $$"""{"gender":"{{gender}}","count":1,"status":"{{status}}","value":{{value}}{{(deleted.Length > 0 ? $",\"isdeleted\":{deleted}" : "")}}}""");

    private static readonly Gen<string> Item = Gen.Select(
        Gen.OneOf("U23471", "N33816", "N99999"), Gen.OneOf("2417", "0000"), Gen.Int[2024, 2025], Value.List[0, 2], Gen.Bool,
        (kpi, area, year, values, spaced) => spaced
            ? $$"""{ "municipality": "{{area}}", "kpi": "{{kpi}}", "period": {{year}}, "values": [{{string.Join(", ", values)}}] }"""
            : $$"""{"kpi":"{{kpi}}","period":{{year}},"values":[{{string.Join(',', values)}}],"municipality":"{{area}}"}""");

    private static readonly Gen<List<string>> Answer = Gen.Frequency((4, Item.Where(item => !item.Contains("N99999", StringComparison.Ordinal)).List[0, 6]), (1, Item.List[0, 6]));

    [Fact]
    public void What_counts_as_the_same_reads_the_same() => Gen.Select(Answer, Answer).Sample((before, after) =>
    {
        var divided = ItemsOf(after).Divide(Known(before));

        foreach (var same in divided.Same)
        {
            Assert.Equal(Read(before).Where(IsOf(same)).Select(Print).Order(), Read(after).Where(IsOf(same)).Select(Print).Order());
        }
    });

    [Fact]
    public void Nothing_is_lost_between_the_same_and_the_rest() => Gen.Select(Answer, Answer).Sample((before, after) =>
    {
        var divided = ItemsOf(after).Divide(Known(before));
        var rest = divided.Rest.Select(item => Encoding.UTF8.GetString(item.Json.Span)).ToList();

        Assert.Equal(after.Count, rest.Count + divided.Same.Sum(same => same.Fingerprint.Items));
        Assert.Equal(
            Read(after).Where(observation => !divided.Same.Any(same => IsOf(same)(observation))).Select(Print),
            Read(rest).Select(Print));
    });

    [Fact]
    public void The_rest_is_a_whole_table_of_kpis_and_areas() => Gen.Select(Answer, Answer).Sample((before, after) =>
    {
        var same = ItemsOf(after).Divide(Known(before)).Same.Select(known => (known.Kpi, known.Area)).ToHashSet();
        var rest = (from kpi in Kpis from area in Areas where !same.Contains((kpi, area)) select (kpi, area)).ToList();

        Assert.Equal(rest.Count, rest.Select(pair => pair.kpi).Distinct().Count() * rest.Select(pair => pair.area).Distinct().Count());
    });

    [Fact]
    public void The_order_of_the_items_does_not_matter() => Gen.Select(Item.Where(item => !item.Contains("N99999", StringComparison.Ordinal)).List[0, 6], Gen.Int[0, int.MaxValue]).Sample((answer, seed) =>
    {
        var shuffled = answer.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(Kpis.Length * Areas.Length, ItemsOf(shuffled).Divide(Known(answer)).Same.Count);
    });

    [Theory]
    [InlineData("""{"kpi":"U23471","period":2025,"values":[],"municipality":"9999"}""")]
    [InlineData("""{"kpi":"U23471","kpi":"N33816","period":2025,"values":[],"municipality":"2417"}""")]
    [InlineData("""{"kpi":"U2347\u0031","period":2025,"values":[],"municipality":"2417"}""")]
    [InlineData("""{"kp\u0069":"U23471","kpi":"U23471","period":2025,"values":[],"municipality":"2417"}""")]
    [InlineData("""{"period":2025,"values":[],"municipality":"2417"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void An_item_that_does_not_plainly_say_what_it_is_about_makes_everything_be_read(string stray)
    {
        List<string> answer = ["""{"kpi":"U23471","period":2025,"values":[],"municipality":"2417"}""", stray];

        var divided = ItemsOf(answer).Divide(Known(answer));

        Assert.Empty(divided.Same);
        Assert.Empty(divided.Fingerprints);
        Assert.Equal(2, divided.Rest.Count);
    }

    [Theory]
    [InlineData(6, 4)]
    [InlineData(7, 0)]
    [InlineData(-1, 0)]
    public void After_seven_days_everything_is_compared_again(int daysAgo, int same)
    {
        List<string> answer = ["""{"kpi":"U23471","period":2025,"values":[],"municipality":"2417"}"""];

        Assert.Equal(same, ItemsOf(answer).Divide(Known(answer, Now.AddDays(-daysAgo))).Same.Count);
    }

    [Fact]
    public void A_fingerprint_is_read_back_as_it_was_written() => Gen.Select(Gen.ULong, Gen.ULong, Gen.Int[0, int.MaxValue]).Sample((high, low, items) =>
    {
        var fingerprint = new Fingerprint(new UInt128(high, low), items);
        Assert.True(Fingerprint.TryParse(fingerprint.ToString(), out var read));
        Assert.Equal(fingerprint, read);
        Assert.InRange(fingerprint.ToString().Length, 1, 43);
    });

    [Fact]
    public void What_is_no_fingerprint_is_none() => Gen.String.Sample(text => Fingerprint.TryParse(text, out var read) ? read.ToString() == text : read == default);

    private static AnswerItems ItemsOf(IEnumerable<string> answer)
    {
        var items = new AnswerItems(Kpis, Areas, "municipality");
        foreach (var item in answer)
        {
            items.Add(Encoding.UTF8.GetBytes(item));
        }

        return items;
    }

    private static KnownAnswers Known(IEnumerable<string> answer, DateTimeOffset? compared = null)
    {
        var known = new KnownAnswers(TimeSpan.FromDays(7), Now);
        foreach (var ((kpi, area), fingerprint) in ItemsOf(answer).Divide(KnownAnswers.None).Fingerprints)
        {
            known.Add(new KnownAnswer(kpi, area, fingerprint, 0, compared ?? Now));
        }

        return known;
    }

    private static IReadOnlyList<Observation> Read(IEnumerable<string> answer)
    {
        var normaliser = new Normaliser(Kpis, Areas);
        foreach (var item in answer)
        {
            normaliser.Add(DataItems.Read(Encoding.UTF8.GetBytes(item), "municipality", _ => { }));
        }

        return normaliser.Answer().Observations;
    }

    private static Func<Observation, bool> IsOf(KnownAnswer known) => observation => (observation.Key.Measure.Kpi, observation.Key.Area) == (known.Kpi, known.Area);

    private static string Print(Observation observation) => string.Create(CultureInfo.InvariantCulture, $"{observation}");
}
