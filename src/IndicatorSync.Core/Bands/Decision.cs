using System.Globalization;

namespace IndicatorSync.Core.Bands;

/// <summary>Who decided a limit, and when (<c>beslut</c>, docs/contract.md 1.10); at least one part is given.</summary>
/// <param name="Body"><c>instans</c>, e.g. Kommunfullmäktige.</param>
/// <param name="Day"><c>datum</c>.</param>
/// <param name="Paragraph"><c>paragraf</c>, as written.</param>
/// <param name="Record"><c>diarienummer</c>.</param>
public sealed record Decision(string? Body, DateOnly? Day, string? Paragraph, string? Record)
{
    /// <summary><c>Omsorgsnämnden 2025-11-20, § 112, ON 2025/0345</c>.</summary>
    public string Swedish => string.Join(", ", new[]
    {
        string.Join(' ', new[] { Body, Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }.OfType<string>()),
        Paragraph is null ? "" : Paragraph.StartsWith('§') ? Paragraph : $"§ {Paragraph}",
        Record ?? "",
    }.Where(part => part.Length > 0));
}
