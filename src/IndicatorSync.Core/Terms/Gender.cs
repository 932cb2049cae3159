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
    private static readonly CodeReader<Gender> Genders = new(Code);

    /// <summary><c>T</c>, <c>K</c>, <c>M</c> or <c>K-M</c>.</summary>
    public static string Code(this Gender gender) => gender switch
    {
        Gender.T => "T",
        Gender.K => "K",
        Gender.M => "M",
        _ => "K-M",
    };

    /// <summary>From a table of the database; <see cref="TryParse"/> is for what people and the source write.</summary>
    /// <exception cref="FormatException">No gender has the code.</exception>
    public static Gender Of(string? code) => Genders.Read(code);

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
