using IndicatorSync.Worker.Mail;
using Scriban;
using Scriban.Parsing;

namespace IndicatorSync.Worker.Reports;

/// <summary>HTML or SVG of the program's own making: the only thing that a template prints as it is.</summary>
internal sealed record Markup(string Text);

/// <summary>Escapes all but <see cref="Markup"/>. A report is as long as the plan: the limits on loops that guard mails are off.</summary>
internal sealed class ReportTemplateContext : EscapingTemplateContext
{
    public ReportTemplateContext()
    {
        (LoopLimit, LimitToString) = (0, 0);
        (StrictVariables, EnableRelaxedMemberAccess) = (true, false);
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject) =>
        textAsObject is Markup markup ? Write(markup.Text) : base.Write(span, textAsObject);
}
