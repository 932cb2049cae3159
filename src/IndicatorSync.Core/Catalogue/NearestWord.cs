namespace IndicatorSync.Core.Catalogue;

/// <summary>Finds the word that was probably meant: the least Damerau–Levenshtein distance, å, ä and ö counting as a and o.</summary>
public static class NearestWord
{
    private const int ShortestStem = 3;

    /// <summary>What is longer is no misspelt word, and comparing it would take long.</summary>
    private const int LongestWritten = 100;

    /// <summary>The known word nearest to <paramref name="written"/>, or null when none shares at least half of its letters, or more than 100 were written.</summary>
    public static string? Among(IEnumerable<string> known, string written)
    {
        if (written.Length > LongestWritten)
        {
            return null;
        }

        var folded = Fold(written);
        return known
            .Select(word => (Word: word, Folded: Fold(word)))
            .Where(candidate => folded.Length > 0 && IsNear(folded, candidate.Folded))
            .OrderBy(candidate => IsStem(folded, candidate.Folded) ? 1 : Distance(folded, candidate.Folded))
            .ThenBy(candidate => Distance(written, candidate.Word))
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    /// <summary>Insertions, deletions, replacements and swaps of two neighbours that turn one word into the other.</summary>
    /// <param name="left">One word.</param>
    /// <param name="right">The other.</param>
    /// <param name="most">What is further is not counted out: the answer is then any number above it.</param>
    public static int Distance(string left, string right, int most = int.MaxValue)
    {
        var nearest = 0;

        // Three rows of the table are all that the next one is made of.
        var (before, above, row) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var i = 0; i <= left.Length; i++)
        {
            row[0] = i;
            var (nearestBefore, least) = (nearest, i);
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = i == 0 ? j : Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            // A swap looks two rows back; no row is nearer than the two that it is made of.
            nearest = least;
            if (nearest > most && nearestBefore > most)
            {
                return nearest;
            }

            (before, above, row) = (above, row, before);
        }

        return above[right.Length];
    }

    /// <summary>Lower case, without diacritics, <c>_</c> and <c>-</c> as spaces: what a keyboard or a habit may change.</summary>
    public static string Fold(string word)
    {
        var trimmed = word.AsSpan().Trim();
        return string.Create(trimmed.Length, trimmed, static (folded, letters) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                folded[i] = Fold(letters[i]);
            }
        });
    }

    /// <summary>The common letters by name, in both cases: asking the culture for each of some thousand titles takes long.</summary>
    private static char Fold(char letter) => letter switch
    {
        'å' or 'ä' or 'à' or 'á' or 'æ' or 'Å' or 'Ä' or 'À' or 'Á' or 'Æ' => 'a',
        'ö' or 'ø' or 'ó' or 'Ö' or 'Ø' or 'Ó' => 'o',
        'é' or 'è' or 'É' or 'È' => 'e',
        'ü' or 'Ü' => 'u',
        '_' or '-' => ' ',
        _ => char.ToLowerInvariant(letter),
    };

    /// <summary>Words whose lengths differ by more than half are not compared: each letter too many is one step of the distance.</summary>
    private static bool IsNear(string written, string known) =>
        IsStem(written, known)
        || (Math.Abs(written.Length - known.Length) * 2 <= Math.Max(written.Length, known.Length)
            && Distance(written, known) * 2 <= Math.Max(written.Length, known.Length));

    private static bool IsStem(string written, string known) =>
        (written.Length >= ShortestStem && known.StartsWith(written, StringComparison.Ordinal))
        || (known.Length >= ShortestStem && written.StartsWith(known, StringComparison.Ordinal));
}
