using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>How a mail tells rows of one indicator apart.</summary>
public static class GenderNames
{
    /// <summary><c>Placerade på HVB (kvinnor)</c>, <c>Placerade på HVB (kvinnor, nu röd)</c>; the total is not named.</summary>
    public static string Beside(string name, Gender gender, string? more = null)
    {
        string?[] words = [Word(gender), more];
        return words.OfType<string>().ToList() is { Count: > 0 } said ? $"{name} ({string.Join(", ", said)})" : name;
    }

    private static string? Word(Gender gender) => gender switch
    {
        Gender.T => null,
        Gender.K => "kvinnor",
        Gender.M => "män",
        _ => "skillnad kvinnor–män",
    };
}
