using System.Globalization;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>
/// The keys of one group in the catalogue. Opening it reports unknown and doubled keys; each reader reports a value it cannot take,
/// and returns what stands for "not given". A key without value counts as not given.
/// </summary>
internal sealed class Section
{
    private readonly YamlMap map;
    private readonly FindingLog log;
    private readonly string? indicator;

    private Section(YamlMap map, FindingLog log, string? indicator) => (this.map, this.log, this.indicator) = (map, log, indicator);

    public Place Place => map.Place;

    /// <summary>A decimal comma inside <c>{ }</c> has split a value here.</summary>
    public bool IsSplit => map.Flow && map.Entries.Any(entry => Quoting.IsSplitNumber(entry.Key));

    public static Section Open(YamlMap map, IReadOnlyCollection<string> known, FindingLog log, string? indicator)
    {
        UnknownKeys.Report(map, known, log, indicator);
        return new Section(map, log, indicator);
    }

    /// <summary>True when the key is there, even without a value.</summary>
    public bool Has(string key) => map.Find(key) is not null;

    public Place PlaceOf(string key) => map.Find(key)?.Value.Place ?? map.Place;

    /// <summary>The value as it is, also when it is empty.</summary>
    public YamlNode? Raw(string key) => map.Find(key)?.Value;

    public YamlNode? Node(string key) => map.Find(key)?.Value is { } node and not YamlText { IsEmpty: true } ? node : null;

    public void Fault(Place place, string message, string? suggestion = null) => log.Structural(place, indicator, message, suggestion);

    public string? Text(string key) => Node(key) is { } node ? Text(key, node) : null;

    public string RequiredText(string key)
    {
        if (Node(key) is not { } node)
        {
            Fault(Has(key) ? PlaceOf(key) : Place, $"\"{key}\" saknas");
            return "";
        }

        return Text(key, node) ?? "";
    }

    /// <summary>The value of a key that takes one value or a list of them, each with its place.</summary>
    public IReadOnlyList<YamlText> Texts(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlText one:
                return [one];
            case YamlList list:
                foreach (var wrong in list.Items.Where(item => item is not YamlText { IsEmpty: false }))
                {
                    Fault(wrong.Place, $"\"{key}\" är en lista av enkla värden; här står något annat");
                }

                return [.. list.Items.OfType<YamlText>().Where(item => !item.IsEmpty)];
            case var other:
                Fault(other.Place, $"\"{key}\" tar ett värde eller en lista [a, b]");
                return [];
        }
    }

    /// <summary>A value out of a closed list of words.</summary>
    public T Word<T>(string key, T otherwise, params (string Word, T Value)[] words)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        foreach (var (word, value) in words)
        {
            if (word == text)
            {
                return value;
            }
        }

        var known = words.Select(word => word.Word).ToList();
        Fault(PlaceOf(key), $"\"{key}\" kan inte vara \"{text}\"; välj {Swedish.Or(known)}", NearestWord.Among(known, text));
        return otherwise;
    }

    public int? Whole(string key, int least, int most)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(PlaceOf(key), $"\"{key}\" är ett heltal från {least} till {most}, inte \"{text}\"");
        return null;
    }

    public int? Year(string key) => Text(key) is { } text ? Year(key, text, PlaceOf(key)) : null;

    public IReadOnlyList<int> Years(string key) =>
        [.. Texts(key).Select(text => Year(key, text.Value.Trim(), text.Place)).OfType<int>().Distinct().Order()];

    public DateOnly? Date(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (CatalogueForms.Date().IsMatch(text)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Fault(PlaceOf(key), $"\"{key}\" är ett datum som 2026-06-30, inte \"{text}\"");
        return null;
    }

    private string? Text(string key, YamlNode node)
    {
        if (node is YamlText text)
        {
            return text.Value.Trim();
        }

        Fault(node.Place, $"\"{key}\" tar ett enda värde, inte {(node is YamlList ? "en lista" : "en grupp av nycklar")}", Quoting.ForFlow(key, node));
        return null;
    }

    private int? Year(string key, string text, Place place)
    {
        if (CatalogueForms.Year().IsMatch(text))
        {
            return int.Parse(text, CultureInfo.InvariantCulture);
        }

        Fault(place, $"\"{key}\" är ett årtal med fyra siffror, inte \"{text}\"");
        return null;
    }
}
