using System.Text.RegularExpressions;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>The forms of single values. The schema holds the same patterns for editors; a test compares them.</summary>
internal static partial class CatalogueForms
{
    public const string SlugPattern = "^[a-z0-9]+([-_][a-z0-9]+)*$";
    public const string YearPattern = "^(19|20)[0-9]{2}$";
    public const string YearsPattern = "^(19|20)[0-9]{2}(\\s*(-|–|—|till)\\s*(19|20)[0-9]{2})?$";
    public const string DatePattern = "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
    public const string AddressPattern = "^[^\\s@<>()\\[\\],;:\"]+@[^\\s@<>()\\[\\],;:\".]+(\\.[^\\s@<>()\\[\\],;:\".]+)*$";

    [GeneratedRegex(SlugPattern, RegexOptions.CultureInvariant)]
    public static partial Regex Slug();

    [GeneratedRegex(YearPattern, RegexOptions.CultureInvariant)]
    public static partial Regex Year();

    [GeneratedRegex(YearsPattern, RegexOptions.CultureInvariant)]
    public static partial Regex Years();

    [GeneratedRegex(DatePattern, RegexOptions.CultureInvariant)]
    public static partial Regex Date();

    [GeneratedRegex(AddressPattern, RegexOptions.CultureInvariant)]
    public static partial Regex Address();
}
