using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Municipalities, units and areas to compare with.</summary>
internal static class AreaReader
{
    /// <summary><c>kommun</c>: four digits; null when not given or wrong.</summary>
    public static AreaId? Municipality(Section section) =>
        One(
            section,
            "kommun",
            id => id.Kind is AreaKind.Municipality or AreaKind.Region or AreaKind.Country,
            "en kommun skrivs med fyra siffror, t.ex. \"2417\"");

    /// <summary><c>driftenhet</c>: an organisational unit.</summary>
    public static AreaId? Unit(Section section) =>
        One(section, "driftenhet", id => id.Kind == AreaKind.Unit, "en driftenhet skrivs som V15E144001301");

    /// <summary><c>jämför</c>, or what the plan compares with when not given.</summary>
    public static IReadOnlyList<AreaId> Compare(Section section, IReadOnlyList<AreaId> otherwise)
    {
        return section.Node("jämför") is null
            ? otherwise
            : List(section, "jämför", _ => true, "en jämförelse är \"0000\" (riket), en kommun eller en grupp som G176642");
    }

    /// <summary>Areas, each once.</summary>
    /// <param name="section">Where the key is.</param>
    /// <param name="key">Takes one area or a list of them.</param>
    /// <param name="fits">Which areas it takes.</param>
    /// <param name="form">Said of one that it does not take: what it takes, in Swedish.</param>
    public static IReadOnlyList<AreaId> List(Section section, string key, Func<AreaId, bool> fits, string form)
    {
        var areas = new List<AreaId>();
        foreach (var text in section.Texts(key))
        {
            if (AreaId.TryParse(text.Value.Trim(), out var area) && fits(area))
            {
                areas.Add(area);
            }
            else
            {
                Report(section, text, fits, form);
            }
        }

        return [.. areas.Distinct()];
    }

    private static AreaId? One(Section section, string key, Func<AreaId, bool> fits, string form)
    {
        if (section.Text(key) is not { } text)
        {
            return null;
        }

        if (AreaId.TryParse(text, out var area) && fits(area))
        {
            return area;
        }

        Report(section, new YamlText(section.PlaceOf(key), text, Block: false), fits, form);
        return null;
    }

    private static void Report(Section section, YamlText text, Func<AreaId, bool> fits, string form)
    {
        var written = text.Value.Trim();
        section.Fault(text.Place, $"\"{written}\" är fel: {form}", Likely(written, fits));
    }

    /// <summary>A letter in lower case, a leading zero that a spreadsheet took, a group without its G, or a municipality by name.</summary>
    private static string? Likely(string written, Func<AreaId, bool> fits) =>
        new[] { written.ToUpperInvariant(), "0" + written, "G" + written, Municipalities.IdOf(written) }.OfType<string>()
            .FirstOrDefault(candidate => candidate != written && AreaId.TryParse(candidate, out var area) && fits(area));
}
