using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Catalogue;

/// <summary>A readable catalogue: the plan's indicators in the plan's order, every default filled in.</summary>
public sealed record IndicatorCatalogue
{
    public required string Plan { get; init; }

    public required AreaId Municipality { get; init; }

    /// <summary>As the catalogue names it; null when Kolada's title is to be used.</summary>
    public string? MunicipalityName { get; init; }

    /// <summary>The column years of the plan's tables (<c>utfallsår</c>).</summary>
    public OutcomeYears OutcomeYears { get; init; } = OutcomeYears.LastYear;

    /// <summary>The plan's own <c>beslut</c>; null where it is not given.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Recipients by group (<c>mottagare</c>), group names as written.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Recipients { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>What is judged one by one: every indicator, and after it each of its own units.</summary>
    public IEnumerable<Indicator> Rows => Indicators.SelectMany(indicator => indicator.Rows);

    /// <summary>The plan's goal tree, a goal before its children.</summary>
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    public IReadOnlyList<Activity> Activities { get; init; } = [];

    /// <summary>What is kept without indicators; null where nothing is.</summary>
    public Mirror? Mirror { get; init; }

    /// <summary>SHA-256 of the file's text with line endings normalised, lower-case hex: the catalogue's version.</summary>
    public required string Version { get; init; }

    /// <summary>The same with the units of Kolada's titles known: a phrase that ends in one is readable only with it.</summary>
    public IndicatorCatalogue WithTitles(IReadOnlyDictionary<KpiId, string> titles) => this with
    {
        Indicators = [.. Indicators.Select(indicator => indicator.Kpi is { } kpi && titles.TryGetValue(kpi, out var title)
            ? indicator.WithUnit(indicator.Unit ?? UnitText.TailOf(title))
            : indicator)],
    };

    public IReadOnlyList<string> AdminAddresses => Recipients.TryGetValue("admin", out var found) ? found : [];
}
