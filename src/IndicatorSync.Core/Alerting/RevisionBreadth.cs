using System.Globalization;

namespace IndicatorSync.Core.Alerting;

/// <summary>
/// Whether a revision is ours alone or many municipalities' at once, which points to a new method at the source rather than to
/// corrected figures. Known where <c>landet: ja</c> keeps the KPI for all of them.
/// </summary>
/// <param name="Asked">Other municipalities whose values came in the same run.</param>
/// <param name="Revised">Those among them whose value for the same year changed in that run.</param>
public sealed record RevisionBreadth(int Asked, int Revised)
{
    /// <summary>Fewer say nothing about the country.</summary>
    public const int FewestAsked = 20;

    /// <summary>From one in ten on it is no coincidence.</summary>
    private const int OneIn = 10;

    /// <summary>Null when too few were asked to tell.</summary>
    public string? Swedish() => this switch
    {
        { Asked: < FewestAsked } => null,
        { Revised: 0 } => string.Create(CultureInfo.InvariantCulture, $"Ingen annan av de {Asked} kommuner som jämförts har fått sitt värde ändrat: ändringen gäller bara vårt värde"),
        _ when Revised * OneIn >= Asked => string.Create(CultureInfo.InvariantCulture, $"Även {Revised} andra kommuners värden har ändrats: troligen ny metod"),
        { Revised: 1 } => "Även en annan kommuns värde har ändrats",
        _ => string.Create(CultureInfo.InvariantCulture, $"Även {Revised} andra kommuners värden har ändrats"),
    };
}
