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
    /// <summary>What was last read without a fault, and on which day: years are judged by it. Null before the first.</summary>
    private volatile ValidText? valid;

    /// <exception cref="ExpectedFailure">The file is missing or has structural faults (exit 2); every fault is a line of the message.</exception>
    public CatalogueInForce Read() => Read(CatalogueContent.Open(options.Path));

    /// <summary>As <see cref="Read()"/>, for whoever only asks whether it can be read: the text is not parsed again while it stays the same.</summary>
    /// <exception cref="ExpectedFailure">As <see cref="Read()"/>.</exception>
    public void RequireReadable()
    {
        var content = CatalogueContent.Open(options.Path);
        if (ValidText.Of(content, clock.Today) is not { } text || text != valid)
        {
            Read(content);
        }
    }

    private CatalogueInForce Read(CatalogueContent content)
    {
        var today = clock.Today;
        var reading = Parse(content);
        if (reading.Catalogue is not { } catalogue)
        {
            throw new ExpectedFailure(FailureKind.BadInput, Faults(reading.Findings)) { IsSwedish = true };
        }

        valid = ValidText.Of(content, today);
        return new CatalogueInForce(catalogue, content.Stored);
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

    /// <param name="Version">As <see cref="CatalogueContent.Version"/>.</param>
    /// <param name="Today">The day on which it was read.</param>
    private sealed record ValidText(string Version, DateOnly Today)
    {
        /// <summary>Null for a text that is not UTF-8, which has no version of its own.</summary>
        public static ValidText? Of(CatalogueContent content, DateOnly today) =>
            content.Files.Any(file => file.Unreadable is not null) ? null : new ValidText(content.Version, today);
    }
}
