using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Addresses that are in examples and reach nobody: the domains that are set aside for them (RFC 2606), and example.se.</summary>
internal static class SampleAddress
{
    private static readonly string[] Domains = ["example.se", "example.com", "example.org", "example.net"];

    /// <summary>Those among the catalogue's recipients, each once.</summary>
    public static IReadOnlyList<string> In(IndicatorCatalogue catalogue) =>
    [
        .. catalogue.Recipients.Values.SelectMany(group => group).Where(Is).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static bool Is(string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..].TrimEnd('>').Trim();
        return domain.EndsWith(".example", StringComparison.OrdinalIgnoreCase)
            || Domains.Any(sample => domain.Equals(sample, StringComparison.OrdinalIgnoreCase) || domain.EndsWith($".{sample}", StringComparison.OrdinalIgnoreCase));
    }
}
