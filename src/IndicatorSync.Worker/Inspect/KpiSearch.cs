using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Storage.Metadata;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Inspect;

/// <summary>
/// Finds KPIs by the words of a plan: a full-text index of the titles, held in the memory of SQLite whatever the engine of the database. Words
/// are cut by two letters, so that bent words meet (<c>placerade</c>, <c>placering</c>); å, ä and ö count as a and o; a word that no title has
/// is replaced by those that are spelt almost like it.
/// </summary>
internal sealed partial class KpiSearch : IDisposable
{
    private const int ShortestCut = 6;
    private const int ShortestMisspelt = 4;
    private const int MostSpellings = 8;

    /// <summary>A shorter stem begins too many other words.</summary>
    private const int ShortestStem = 4;

    /// <summary>Endings of the definite form and the genitive that are longer than what is cut of every word, or follow a doubled letter; folded, the longest first.</summary>
    private static readonly string[] Endings = ["ernas", "arnas", "ornas", "erna", "arna", "orna", "ens", "ets", "nas", "en", "et", "na"];
    private const int MostRanked = 300;

    /// <summary>Kolada's letter for KPIs of regions.</summary>
    public const string Region = "L";

    private static readonly HashSet<string> TooCommon =
        ["i", "och", "pa", "av", "for", "till", "med", "om", "den", "det", "de", "en", "ett", "som", "har", "ar", "att", "fran", "vid", "per"];

    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly IReadOnlyList<KpiEntry> entries;
    private readonly string[] vocabulary;

    public KpiSearch(IReadOnlyList<KpiEntry> entries)
    {
        this.entries = entries;
        connection.Open();

        // å, ä and ö are letters of their own here; what folds them is done before, the same for titles and for what is asked.
        using (var create = connection.CreateCommand())
        {
            create.CommandText = "CREATE VIRTUAL TABLE title USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0')";
            create.ExecuteNonQuery();
        }

        // In one statement: six thousand of their own take longer than the index itself.
        using (var insert = connection.CreateCommand())
        {
            insert.CommandText = "INSERT INTO title (rowid, words) SELECT key, value FROM json_each(@titles)";
            insert.Parameters.AddWithValue("@titles", Titles(entries));
            insert.ExecuteNonQuery();
        }

        using var terms = connection.CreateCommand();
        terms.CommandText = "CREATE VIRTUAL TABLE vocabulary USING fts5vocab (title, 'row'); SELECT term FROM vocabulary ORDER BY term";
        vocabulary = [.. Rows(terms, row => row.GetString(0))];
    }

    /// <summary>The KPIs that fit best, best first; none where no word is known. KPIs of regions come after those of municipalities; what is discontinued or only tells the uncertainty of another KPI comes last.</summary>
    public IReadOnlyList<KpiEntry> Find(string words, int most)
    {
        var query = QueryOf(words);
        if (query.Length == 0)
        {
            return [];
        }

        using var ask = connection.CreateCommand();
        ask.CommandText = "SELECT rowid, bm25(title) FROM title WHERE title MATCH @query ORDER BY bm25(title), rowid LIMIT @most";
        ask.Parameters.AddWithValue("@query", query);
        ask.Parameters.AddWithValue("@most", MostRanked);
        var ranked = Rows(ask, row => new Ranked(entries[(int)row.GetInt64(0)], row.GetDouble(1)));
        ranked.Sort(Compare);
        return [.. ranked.Take(most).Select(found => found.Entry)];
    }

    public void Dispose() => connection.Dispose();

    /// <summary>A JSON array of the folded titles, in the order of the entries.</summary>
    private static string Titles(IReadOnlyList<KpiEntry> entries)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var entry in entries)
            {
                json.WriteStringValue(NearestWord.Fold(entry.Title));
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>Read by hand: what a mapper makes of a row once costs more than all these rows, and a person waits.</summary>
    private static List<T> Rows<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The uncertainty of another KPI, or one that is no longer kept.</summary>
    public static bool IsSecondary(string title) =>
        title.StartsWith("Osäkerhetstal", StringComparison.OrdinalIgnoreCase) || KpiTitle.DiscontinuedAfter(title) is not null;

    private string QueryOf(string words)
    {
        var asked = Word().Matches(NearestWord.Fold(words)).Select(match => match.Value).Distinct().ToList();
        var telling = asked.Where(word => !TooCommon.Contains(word)).ToList();
        var query = new StringBuilder();
        foreach (var term in (telling.Count > 0 ? telling : asked).SelectMany(Spellings))
        {
            query.Append(query.Length == 0 ? "" : " OR ").Append(term);
        }

        return query.ToString();
    }

    /// <summary>Terms of the query language. Quoted: an unquoted word may be one of its operators.</summary>
    private IEnumerable<string> Spellings(string word)
    {
        var cut = word.Length >= ShortestCut ? word[..^2] : word;
        yield return Beginning(cut);
        if (word.Length < ShortestMisspelt || IsBeginning(cut))
        {
            yield break;
        }

        if (Stems(word).FirstOrDefault(IsBeginning) is { } stem)
        {
            yield return Beginning(stem);
            yield break;
        }

        var most = word.Length < ShortestCut ? 1 : 2;
        var near = vocabulary
            .Where(known => known.Length >= word.Length - most)
            .Select(known => new Near(known, NearestWord.Distance(word, known[..Math.Min(known.Length, word.Length)], most)))
            .Where(candidate => candidate.Distance <= most)
            .ToList();
        near.Sort((one, other) => one.Distance != other.Distance ? one.Distance - other.Distance : string.CompareOrdinal(one.Known, other.Known));
        foreach (var candidate in near.Take(MostSpellings))
        {
            yield return $"\"{candidate.Known}\"";
        }
    }

    private static string Beginning(string word) => $"\"{word}\"*";

    private static int Compare(Ranked one, Ranked other)
    {
        ReadOnlySpan<int> order =
        [
            one.IsLast.CompareTo(other.IsLast),
            one.IsOfRegion.CompareTo(other.IsOfRegion),
            Math.Round(one.Rank, 1).CompareTo(Math.Round(other.Rank, 1)),
            one.Rank.CompareTo(other.Rank),
            one.Entry.Title.Length - other.Entry.Title.Length,
            one.Entry.Id.CompareTo(other.Entry.Id),
        ];
        foreach (var difference in order)
        {
            if (difference != 0)
            {
                return difference;
            }
        }

        return 0;
    }

    private bool IsBeginning(string start) => Array.Exists(vocabulary, known => known.StartsWith(start, StringComparison.Ordinal));

    /// <summary>What is left of a bent word, and that with one m or n where bending doubled it (<c>hemmet</c>).</summary>
    private static IEnumerable<string> Stems(string word)
    {
        foreach (var ending in Endings.Where(ending => word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= ShortestStem))
        {
            var stem = word[..^ending.Length];
            yield return stem;
            if (stem is [.., 'm', 'm'] or [.., 'n', 'n'] && stem.Length > ShortestStem)
            {
                yield return stem[..^1];
            }
        }
    }

    [GeneratedRegex("[0-9a-zåäöéü]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // Classes, not tuples: a list of numbers beside words is compiled anew in each process, and a person waits.
    private sealed record Ranked(KpiEntry Entry, double Rank)
    {
        public bool IsLast { get; } = IsSecondary(Entry.Title);

        public bool IsOfRegion { get; } = Entry.MunicipalityType == Region;
    }

    private sealed record Near(string Known, int Distance);
}
