using System.Collections.Concurrent;
using System.Text;
using Scriban;
using Scriban.Runtime;

namespace IndicatorSync.Worker.Mail;

/// <summary>
/// The two templates of every mail, <c>digest.txt</c> and <c>digest.html</c>: those shipped in the program, each replaced by the file
/// of that name in a folder where one is configured.
/// </summary>
internal sealed class MailTemplates
{
    /// <summary>Those in the program, parsed once however often they are loaded.</summary>
    private static readonly ConcurrentDictionary<string, Template> Shipped = new(StringComparer.Ordinal);

    private readonly Template text;
    private readonly Template html;

    private MailTemplates(Template text, Template html) => (this.text, this.html) = (text, html);

    /// <param name="directory">Folder with templates of one's own; null for none.</param>
    /// <exception cref="InvalidDataException">A template does not parse; the message names it and the place.</exception>
    public static MailTemplates Load(string? directory = null) =>
        new(Parse("digest.txt", directory), Parse("digest.html", directory));

    public string Text(MailPage page) => Render(text, new TemplateContext(), page);

    public string Html(MailPage page) => Render(html, new EscapingTemplateContext(), page);

    private static string Render(Template template, TemplateContext context, MailPage page)
    {
        // A misspelt member must fail, not print nothing.
        context.StrictVariables = true;
        context.EnableRelaxedMemberAccess = false;

        // Scriban's guard against templates that strangers write: 1 000 turns, which the bars of some thirty rows go past.
        context.LoopLimit = int.MaxValue;
        var model = new ScriptObject();
        model.Import(page);
        context.PushGlobal(model);
        return template.Render(context).ReplaceLineEndings("\n");
    }

    private static Template Parse(string name, string? directory)
    {
        var path = directory is null ? null : Path.Combine(directory, name);
        var template = path is not null && File.Exists(path)
            ? Template.Parse(File.ReadAllText(path), path)
            : Shipped.GetOrAdd(name, file => Template.Parse(Embedded(file), file));
        return template.HasErrors
            ? throw new InvalidDataException($"Mail template does not parse: {string.Join("; ", template.Messages)}")
            : template;
    }

    private static string Embedded(string name)
    {
        var resource = $"Mail/Templates/{name}";
        using var stream = typeof(MailTemplates).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
