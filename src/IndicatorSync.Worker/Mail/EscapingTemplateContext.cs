using Scriban;
using Scriban.Parsing;

namespace IndicatorSync.Worker.Mail;

/// <summary>
/// Escapes whatever a template prints: Scriban does not by itself, and a template of one's own must not be able to forget it. Only
/// the template's own text goes out as it is.
/// </summary>
internal class EscapingTemplateContext : TemplateContext
{
    public override TemplateContext Write(SourceSpan span, object? textAsObject) =>
        textAsObject is null ? this : Write(Html.Escape(ObjectToString(textAsObject)) ?? "");
}
