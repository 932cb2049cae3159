namespace IndicatorSync.Core.Catalogue;

/// <summary>Several plans or municipalities in few Swedish words.</summary>
public static class PlanWords
{
    private const int MostNamed = 3;
    private const string Others = " m.fl.";

    /// <summary><c>A</c>, <c>A och B</c>, <c>A, B och C</c>; of more than three <c>12 planer</c>.</summary>
    /// <param name="names">In their order; a name that comes again is named once.</param>
    public static string Together(IEnumerable<string> names) => names.Distinct(StringComparer.Ordinal).ToList() switch
    {
        [] => "",
        [var only] => only,
        { Count: > MostNamed } many => $"{many.Count} planer",
        [.. var first, var last] => $"{string.Join(", ", first)} och {last}",
    };

    /// <summary><c>Norsjö</c>, or <c>Norsjö m.fl.</c> where there are others.</summary>
    /// <param name="places">The one that goes before first; one at least.</param>
    public static string FirstOf(IReadOnlyList<string> places) =>
        places.Distinct(StringComparer.Ordinal).Skip(1).Any() ? WithOthers(places[0]) : places[0];

    /// <summary><c>Norsjö m.fl.</c>; what says so already stays as it is.</summary>
    public static string WithOthers(string place) => place.EndsWith(Others, StringComparison.Ordinal) ? place : place + Others;
}
