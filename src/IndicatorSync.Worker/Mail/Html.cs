using System.Diagnostics.CodeAnalysis;

namespace IndicatorSync.Worker.Mail;

/// <summary>Text made safe between tags and within quoted attributes; letters outside ASCII stay as they are, the part is UTF-8.</summary>
internal static class Html
{
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Escape(string? text) => text?
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);
}
