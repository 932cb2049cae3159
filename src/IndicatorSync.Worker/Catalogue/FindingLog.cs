using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>Gathers what is found while a catalogue is read, so that every fault is reported at once.</summary>
internal sealed class FindingLog(string file)
{
    private readonly List<Finding> findings = [];

    /// <summary>More than any person reads on: what is found now is reported without the help that takes long to think of.</summary>
    private const int Flood = 1000;

    public bool IsFlood => findings.Count > Flood;

    public bool HasStructural => findings.Exists(finding => finding.Kind == FindingKind.Structural);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Finding> InOrder => [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];

    public void Structural(Place place, string? indicator, string message, string? suggestion = null) =>
        Add(FindingKind.Structural, place, indicator, message, suggestion);

    public void Band(Place place, string? indicator, string message, string? suggestion = null) =>
        Add(FindingKind.Band, place, indicator, message, suggestion);

    public void Warn(Place place, string? indicator, string message, string? suggestion = null) =>
        Add(FindingKind.Warning, place, indicator, message, suggestion);

    public void Add(FindingKind kind, Place place, string? indicator, string message, string? suggestion) =>
        findings.Add(new Finding(kind, file, place.Line, place.Column, indicator, Quotation.Shortened(message), suggestion is null ? null : Quotation.Shortened(suggestion)));
}
