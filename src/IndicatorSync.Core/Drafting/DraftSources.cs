using System.Text.RegularExpressions;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Drafting;

/// <summary>What a plan's words for a source and for how often it is measured mean.</summary>
internal static partial class DraftSources
{
    private static readonly (string Word, string Frequency)[] Frequencies =
    [
        ("8 månader", "8 månader"), ("åtta månader", "8 månader"), ("delår", "8 månader"), ("månad", "månad"), ("kvartal", "kvartal"), ("tertial", "tertial"), ("halvår", "halvår"), ("vartannat år", "vartannat år"),
        ("årsvis", "år"), ("årlig", "år"), ("per år", "år"), ("varje år", "år"), ("helår", "år"),
    ];

    public static bool IsKolada(string? source) => source is not null && source.Trim().TrimEnd('.', '*').Equals("kolada", StringComparison.OrdinalIgnoreCase);

    /// <summary>Kolada itself, nothing said, or a survey whose answers Kolada publishes.</summary>
    public static bool MayBeKolada(string? source) => source is null || Published().IsMatch(source);

    /// <summary>The catalogue's words, in the plan's order; empty where none is known.</summary>
    public static IReadOnlyList<string> Frequency(string? words)
    {
        if (words is null)
        {
            return [];
        }

        var text = words.ToLowerInvariant();
        var found = new List<(int At, string Frequency)>();
        foreach (var (word, frequency) in Frequencies)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0)
            {
                found.Add((at, frequency));
                text = text.Replace(word, new string(' ', word.Length), StringComparison.Ordinal);
            }
        }

        return [.. found.OrderBy(one => one.At).Select(one => one.Frequency).Distinct().Where(frequency => MeasurementFrequency.Parse(frequency) is not null)];
    }

    [GeneratedRegex("kolada|medborgarundersökning|brukarundersökning|öppna jämförelser|kkik|scb", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Published();
}
