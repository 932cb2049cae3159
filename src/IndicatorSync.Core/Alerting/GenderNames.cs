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

    /// <summary><c>Sjukfrånvaro (kvinnor, män)</c>: the genders whose values are not there; here the total is named.</summary>
    /// <param name="name">The indicator's.</param>
    /// <param name="unit">The own unit; empty for the total.</param>
    /// <param name="genders">As judged, at least one; the difference is nobody's value, and is named only where it stands alone.</param>
    public static string Lacking(string name, string unit, IReadOnlyCollection<Gender> genders)
    {
        var given = genders.Where(gender => gender is Gender.T or Gender.K or Gender.M).ToList();
        var words = (given.Count > 0 ? given : genders).Select(gender => Word(gender) ?? "totalt");
        return $"{name} ({string.Join(", ", (unit.Length > 0 ? [unit] : Array.Empty<string>()).Concat(words))})";
    }

    private static string? Word(Gender gender) => gender switch
    {
        Gender.T => null,
        Gender.K => "kvinnor",
        Gender.M => "män",
        _ => "skillnad kvinnor–män",
    };
}
