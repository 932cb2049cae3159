using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>A catalogue with the text it was read from.</summary>
/// <param name="Catalogue">In force.</param>
/// <param name="Text">As stored (<see cref="CatalogueContent.Stored"/>).</param>
/// <param name="Fault">Why the file itself is not used; null when it is. Swedish.</param>
internal sealed record CatalogueInForce(IndicatorCatalogue Catalogue, string Text, string? Fault = null);

/// <summary>The configured file or folder, read anew for each run: an edit, a file that comes and one that goes need no restart.</summary>
internal sealed class CatalogueSource(CatalogueOptions options, AlertsOptions alerts, RulesClock clock)
{
    /// <exception cref="ExpectedFailure">The file is missing or has structural faults (exit 2); every fault is a line of the message.</exception>
    public CatalogueInForce Read()
    {
        var content = CatalogueContent.Open(options.Path);
        var reading = Parse(content);
        return reading.Catalogue is { } catalogue
            ? new CatalogueInForce(catalogue, content.Stored)
            : throw new ExpectedFailure(FailureKind.BadInput, Faults(reading.Findings));
    }

    /// <summary>A text that was valid when it was stored; null should this version no longer read it.</summary>
    public CatalogueInForce? ReadStored(string text, string? fault) =>
        Parse(CatalogueContent.OfStored(text)).Catalogue is { } catalogue ? new CatalogueInForce(catalogue, text, fault) : null;

    private CatalogueReading Parse(CatalogueContent content) =>
        CatalogueReader.Read(content, options.Path, new CatalogueReaderContext(clock.Today, alerts.AdminAddress));

    private static string Faults(IReadOnlyList<Finding> findings)
    {
        using var lines = new StringWriter();
        new ValidationReport(findings.Where(finding => finding.Kind == FindingKind.Structural)).WriteFindings(lines);
        return lines.ToString().TrimEnd();
    }
}
