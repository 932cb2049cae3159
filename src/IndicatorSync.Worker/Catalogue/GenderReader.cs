using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary><c>kön</c>: one of <c>T</c>, <c>K</c>, <c>M</c>, or a list of them.</summary>
internal static class GenderReader
{
    public static IReadOnlyList<Gender> Read(Section section, IReadOnlyList<Gender> otherwise)
    {
        var genders = new List<Gender>();
        foreach (var text in section.Texts("kön"))
        {
            var code = text.Value.Trim();
            if (GenderCodes.TryParse(code, out var gender) && gender != Gender.Gap)
            {
                genders.Add(gender);
            }
            else
            {
                section.Fault(text.Place, $"\"kön\" är T (totalt), K (kvinnor), M (män) eller en lista av dem, inte \"{code}\"", Likely(code));
            }
        }

        return genders.Count == 0 ? otherwise : [.. genders.Distinct()];
    }

    private static string? Likely(string code) => code.ToUpperInvariant() switch
    {
        "K-M" => "könsgap: högst 10",
        "ALLA" => "[T, K, M]",
        var list when list.Contains(',', StringComparison.Ordinal) => $"[{list}]",
        [var first and ('T' or 'K' or 'M'), ..] => first.ToString(),
        _ => null,
    };
}
