using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>What <c>validate</c> says: to a person line by line, to a program as one document (docs/contract.md 1.8).</summary>
/// <param name="findings">A finding without a place in a file (a wrong option) has line 0.</param>
/// <param name="skipped">Audits that could not be made, and why; Swedish.</param>
internal sealed partial class ValidationReport(IEnumerable<Finding> findings, IReadOnlyList<string>? skipped = null)
{
    private readonly ILookup<bool, Finding> byWeight = findings.ToLookup(finding => finding.Kind != FindingKind.Warning);
    private readonly IReadOnlyList<string> skipped = skipped ?? [];

    public bool HasErrors => byWeight[true].Any();

    /// <summary><c>fil:rad:kolumn: fel: … Förslag: …</c>, errors first, and a last line that sums up.</summary>
    public void Write(TextWriter output)
    {
        WriteFindings(output);
        output.WriteLine(Summary());
    }

    /// <summary>The findings alone.</summary>
    public void WriteFindings(TextWriter output)
    {
        foreach (var finding in byWeight[true])
        {
            output.WriteLine(Line(finding, "fel"));
        }

        foreach (var finding in byWeight[false])
        {
            output.WriteLine(Line(finding, "varning"));
        }

        foreach (var audit in skipped)
        {
            output.WriteLine($"ej kontrollerat: {audit}");
        }
    }

    public string ToJson() => JsonSerializer.Serialize(
        new ValidationDocument([.. byWeight[true].Select(Item)], [.. byWeight[false].Select(Item)], skipped),
        ValidationJson.Readable.ValidationDocument);

    private static ValidationItem Item(Finding finding) => new(
        finding.File,
        finding.Line > 0 ? finding.Line : null,
        finding.Column > 0 ? finding.Column : null,
        finding.Indicator,
        finding.Message,
        finding.Suggestion);

    /// <summary>The line begins with its place and says its weight.</summary>
    public static bool IsPlaced(string line) => Placed().IsMatch(line);

    [GeneratedRegex(@"^.{1,500}?:[0-9]{1,9}:[0-9]{1,9}: (?:fel|varning): ", RegexOptions.CultureInvariant)]
    private static partial Regex Placed();

    private static string Line(Finding finding, string weight)
    {
        var place = finding.Line > 0 ? $"{finding.File}:{finding.Line}:{finding.Column}" : finding.File;
        var indicator = finding.Indicator is { Length: > 0 } id ? $"{id}: " : "";
        return $"{place}: {weight}: {indicator}{Sentence(finding.Message)}{Suggestion(finding.Suggestion)}";
    }

    private static string Sentence(string message) => message is [.., '.' or '?' or '!'] ? message : message + ".";

    /// <summary>A suggestion is a question (<c>menade du …?</c>) or the words to write.</summary>
    private static string Suggestion(string? suggestion) => suggestion switch
    {
        null => "",
        [.., '?'] => $" {char.ToUpperInvariant(suggestion[0])}{suggestion[1..]}",
        _ => $" Förslag: {suggestion}",
    };

    private string Summary()
    {
        var (errors, warnings) = (byWeight[true].Count(), byWeight[false].Count());
        return (errors, warnings) switch
        {
            (0, 0) => "Inget att anmärka på.",
            _ => $"{errors} fel, {warnings} {(warnings == 1 ? "varning" : "varningar")}.",
        };
    }
}

internal sealed record ValidationItem(string File, int? Line, int? Column, string? Indicator, string Message, string? Suggestion);

internal sealed record ValidationDocument(
    IReadOnlyList<ValidationItem> Errors, IReadOnlyList<ValidationItem> Warnings, IReadOnlyList<string> Skipped);

[JsonSerializable(typeof(ValidationDocument))]
internal sealed partial class ValidationJson : JsonSerializerContext
{
    /// <summary>Swedish letters as they are; the text goes to a terminal or a file, never into a page.</summary>
    public static ValidationJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
