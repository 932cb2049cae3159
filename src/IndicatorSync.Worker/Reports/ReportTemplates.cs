using System.Collections.Concurrent;
using System.Text;
using Scriban;
using Scriban.Runtime;

namespace IndicatorSync.Worker.Reports;

/// <summary>The shipped templates of pages: each page is a body within one frame, whole in one file and with nothing fetched from outside.</summary>
internal static class ReportTemplates
{
    private static readonly ConcurrentDictionary<string, Template> Parsed = new(StringComparer.Ordinal);
    private static readonly Lazy<Markup> Style = new(() => new Markup(Embedded("report.css")));

    /// <param name="template">The body's file.</param>
    /// <param name="title">Of the page, as a browser's tab shows it.</param>
    /// <param name="model">What the body prints; members in snake case.</param>
    public static string Page(string template, string title, object model) =>
        Render("frame.html", new Frame(title, Style.Value, new Markup(Render(template, model))));

    /// <summary>A part of a page, to be printed by a page's body.</summary>
    public static Markup Part(string template, object model) => new(Render(template, model));

    private static string Render(string name, object model)
    {
        var members = new ScriptObject();
        members.Import(model);
        var context = new ReportTemplateContext();
        context.PushGlobal(members);
        return Parsed.GetOrAdd(name, file => Template.Parse(Embedded(file), file)).Render(context).ReplaceLineEndings("\n");
    }

    private static string Embedded(string name)
    {
        var resource = $"Reports/Templates/{name}";
        using var stream = typeof(ReportTemplates).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed record Frame(string Title, Markup Style, Markup Body);
}
