using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Catalogue;

/// <summary>A readable catalogue: the plan's indicators in the plan's order, every default filled in.</summary>
public sealed record IndicatorCatalogue
{
    /// <summary>The plan's name; of several plans their names in few words.</summary>
    public required string Plan { get; init; }

    /// <summary>Of several plans the first one's, as are name and years; what an indicator uses is its own plan's (<see cref="PlanOf(PlanHead?)"/>).</summary>
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

    /// <summary>What is kept without indicators; of the plans of a folder more than one.</summary>
    public IReadOnlyList<Mirror> Mirrors { get; init; } = [];

    /// <summary>The plans of a folder, in the order of their files; empty where the catalogue is one file.</summary>
    public IReadOnlyList<PlanHead> Parts { get; init; } = [];

    /// <summary>The plans, one at least.</summary>
    public IReadOnlyList<PlanHead> Plans => Parts.Count > 0 ? Parts : [Head];

    /// <summary>Readers have to be told which plan something belongs to.</summary>
    public bool HasSeveralPlans => Parts.Count > 1;

    /// <summary>What it says of itself as one plan.</summary>
    public PlanHead Head => new() { Name = Plan, Municipality = Municipality, MunicipalityName = MunicipalityName, OutcomeYears = OutcomeYears };

    /// <summary>SHA-256 of the text with line endings normalised, of a folder of its files' names and texts; lower-case hex: the catalogue's version.</summary>
    public required string Version { get; init; }

    /// <summary>The same with the units of Kolada's titles known: a phrase that ends in one is readable only with it.</summary>
    public IndicatorCatalogue WithTitles(IReadOnlyDictionary<KpiId, string> titles) => this with
    {
        Indicators = [.. Indicators.Select(indicator => indicator.Kpi is { } kpi && titles.TryGetValue(kpi, out var title)
            ? indicator.WithUnit(indicator.Unit ?? UnitText.TailOf(title))
            : indicator)],
    };

    /// <summary>The plan of an indicator, a goal or an activity, as that names it; null names the only one.</summary>
    public PlanHead PlanOf(PlanHead? named) => named ?? Plans[0];

    /// <summary>The same, null where several plans are there and none is named: an activity that a table has, and that belongs to no indicator.</summary>
    public string? PlanNameOf(PlanHead? named) => named is null && HasSeveralPlans ? null : PlanOf(named).Name;

    public IReadOnlyList<string> AdminAddresses => Recipients.TryGetValue("admin", out var found) ? found : [];
}
