using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Sources;

/// <summary>The words that a table may have for a gender.</summary>
public static class GenderWords
{
    public static bool TryRead(string text, out Gender gender)
    {
        (var known, gender) = text.Trim().ToLowerInvariant() switch
        {
            "t" or "totalt" or "total" or "alla" => (true, Gender.T),
            "k" or "kvinna" or "kvinnor" or "flickor" or "flicka" => (true, Gender.K),
            "m" or "man" or "män" or "pojkar" or "pojke" => (true, Gender.M),
            _ => (false, default),
        };
        return known;
    }
}
