namespace IndicatorSync.Core.Terms;

/// <summary>Kolada's gender letters, and the absolute difference between K and M, which is judged as a row of its own.</summary>
public enum Gender
{
    T,
    K,
    M,
    Gap,
}

public static class GenderCodes
{
    /// <summary><c>T</c>, <c>K</c>, <c>M</c> or <c>K-M</c>.</summary>
    public static string Code(this Gender gender) => gender switch
    {
        Gender.T => "T",
        Gender.K => "K",
        Gender.M => "M",
        _ => "K-M",
    };

    public static bool TryParse(string? code, out Gender gender)
    {
        (var known, gender) = code switch
        {
            "T" => (true, Gender.T),
            "K" => (true, Gender.K),
            "M" => (true, Gender.M),
            "K-M" => (true, Gender.Gap),
            _ => (false, Gender.T),
        };
        return known;
    }
}
