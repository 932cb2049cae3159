using System.Text;

namespace IndicatorSync.Core.Catalogue;

/// <summary>Ids out of names: a–z, 0–9 and hyphens, each one once.</summary>
/// <param name="otherwise">For a name without any letter or digit.</param>
public sealed class NewIds(string otherwise)
{
    private const int Longest = 60;

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>An id that may not be given out.</summary>
    public void Reserve(string id) => taken.Add(id);

    public string Of(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in NearestWord.Fold(name))
        {
            if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
            {
                plain.Append(letter);
            }
            else if (plain.Length > 0 && plain[^1] != '-')
            {
                plain.Append('-');
            }
        }

        var slug = plain.ToString().Trim('-');
        if (slug.Length > Longest)
        {
            var cut = slug.LastIndexOf('-', Longest);
            slug = slug[..(cut > Longest / 2 ? cut : Longest)].Trim('-');
        }

        slug = slug.Length == 0 ? otherwise : slug;
        var unique = slug;
        for (var number = 2; !taken.Add(unique); number++)
        {
            unique = $"{slug}-{number}";
        }

        return unique;
    }
}
