using System.Text;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Drafting;

/// <summary>Ids out of names: a–z, 0–9 and hyphens, each one once.</summary>
internal sealed class DraftSlugs(string otherwise)
{
    private const int Longest = 60;

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

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
