using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Sources;

/// <summary>What the municipality's own units (<c>enheter</c>) may be called.</summary>
public static class UnitNames
{
    /// <summary>True for a word that a table uses for the total (<c>Totalt</c>, <c>Alla</c>) or for a unit of measure.</summary>
    public static bool IsReserved(string name) => (GenderWords.TryRead(name, out var gender) && gender == Gender.T) || MeasureUnit.IsMeasure(name);
}
