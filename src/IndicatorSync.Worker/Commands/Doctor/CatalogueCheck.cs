using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>The catalogue as <c>validate</c> sees it, in short, and whether anybody gets the mails.</summary>
internal static class CatalogueCheck
{
    private const string Name = "Indikatorkatalog";
    private const string Recipients = "Mottagare";

    public static (IndicatorCatalogue? Catalogue, IReadOnlyList<DoctorItem> Items) Of(Settings settings, DateOnly today)
    {
        try
        {
            var reading = CatalogueReader.ReadFile(settings.Catalogue.Path, new CatalogueReaderContext(today, settings.Alerts.AdminAddress));
            return (reading.Catalogue, [Judged(settings.Catalogue.Path, reading), .. reading.Catalogue is { } catalogue ? [Told(catalogue, settings.Alerts.AdminAddress)] : Array.Empty<DoctorItem>()]);
        }
        catch (ExpectedFailure missing)
        {
            return (null, [DoctorItem.Bad(Name, missing.Message, "Lägg indikatorer.yaml där Catalogue:Path pekar, och låt tjänstens konto läsa den.", FailureKind.BadInput)]);
        }
    }

    private static DoctorItem Judged(string path, CatalogueReading reading)
    {
        var errors = reading.Findings.Where(finding => finding.Kind != FindingKind.Warning).ToList();
        var warnings = reading.Findings.Count - errors.Count;
        if (errors is [var first, ..])
        {
            return DoctorItem.Bad(
                Name, $"{errors.Count} fel i {path}; det första {(first.File == path ? "" : $"i {first.File} ")}på rad {first.Line}: {first.Message}", "Kör validate: där står alla fel med rad, kolumn och förslag.", FailureKind.BadInput);
        }

        return DoctorItem.Good(
            Name,
            $"{reading.Catalogue?.Indicators.Count} indikatorer i {(reading.Catalogue?.Parts is { Count: > 0 } plans ? $"{plans.Count} {(plans.Count == 1 ? "plan" : "planer")} i " : "")}{path}, {warnings} {(warnings == 1 ? "varning" : "varningar")}.",
            warnings == 0 ? null : "Kör validate för att se varningarna.");
    }

    private static DoctorItem Told(IndicatorCatalogue catalogue, string? adminAddress)
    {
        var addresses = catalogue.Recipients.Values.SelectMany(group => group).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return addresses == 0 && adminAddress is null
            ? DoctorItem.Bad(Recipients, "Ingen får några mejl: katalogen har inga mottagare.", "Ange mottagare i katalogen och Alerts:AdminAddress i appsettings.json.", FailureKind.BadInput)
            : DoctorItem.Good(
                Recipients,
                $"{addresses} {(addresses == 1 ? "adress" : "adresser")} i {catalogue.Recipients.Count} {(catalogue.Recipients.Count == 1 ? "grupp" : "grupper")}.",
                SampleAddress.In(catalogue) is { Count: > 0 } samples ? $"Exempeladresser når ingen: {string.Join(", ", samples)}. Skriv era egna under mottagare i katalogen."
                : adminAddress is null ? "Ange Alerts:AdminAddress, så når driftmejlen fram också när katalogen är trasig." : null);
    }
}
