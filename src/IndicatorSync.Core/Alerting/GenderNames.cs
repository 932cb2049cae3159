using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>How a mail distinguishes rows of one indicator.</summary>
public static class GenderNames
{
    /// <summary><c>Placerade på HVB (kvinnor)</c>, <c>Nattfasta (Bäckgården, kvinnor, nu röd)</c>; totals are not named.</summary>
    /// <param name="name">The indicator's.</param>
    /// <param name="unit">The own unit; empty for the total.</param>
    /// <param name="gender">As judged.</param>
    /// <param name="more">What else the row is distinguished by.</param>
    public static string Beside(string name, string unit, Gender gender, string? more = null)
    {
        string?[] words = [unit.Length > 0 ? unit : null, Word(gender), more];
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
