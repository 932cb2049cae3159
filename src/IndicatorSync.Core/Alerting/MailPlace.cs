using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Core.Alerting;

/// <summary>Which municipality a mail's subject names, in brackets before what happened.</summary>
public static class MailPlace
{
    private const string Unknown = "IndicatorSync";

    /// <param name="catalogue">Null when none can be read.</param>
    /// <param name="titles">What Kolada calls areas, by id; null where the database cannot be asked.</param>
    public static string Of(IndicatorCatalogue? catalogue, IReadOnlyDictionary<string, string>? titles) => catalogue is null
        ? Unknown
        : catalogue.MunicipalityName ?? titles?.GetValueOrDefault(catalogue.Municipality.Value) ?? catalogue.Municipality.Value;
}
