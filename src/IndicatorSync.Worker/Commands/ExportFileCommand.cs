using System.CommandLine;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Reports;

namespace IndicatorSync.Worker.Commands;

/// <summary>A report as one file (docs/contract.md 1.11).</summary>
internal sealed class ExportFileCommand : Command
{
    private readonly CommandContext context;
    private readonly ReportKind kind;
    private readonly Option<string> file = new("--out") { HelpName = "FILE", Required = true, Description = "Where to write; its ending says in which form." };
    private readonly Option<string?> format = new("--format") { HelpName = "FORM", Description = "The form, when the path's ending does not say it." };

    private readonly Option<string?> asOf = Reading.AsOfOption();
    private readonly Option<string?> frozen = ReportSource.FrozenOption();

    public ExportFileCommand(CommandContext context, ReportKind kind, string name, string description)
        : base(name, description)
    {
        (this.context, this.kind) = (context, kind);
        Add(file);
        Add(format);
        Add(asOf);
        Add(frozen);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(file);
        var form = FormOf(path, parsed.GetValue(format));
        var (builder, settings) = context.CreateHost(parsed);
        using var host = builder.Build();
        var source = ReportSource.Of(host.Services, parsed.GetValue(asOf), parsed.GetValue(frozen));
        var content = await source.FileAsync(kind, form, settings.Report, cancellationToken);
        await ReportFile.SaveAsync(context.ProcessContext.Resolve(path), path, content, cancellationToken);
        context.ProcessContext.Out.WriteLine($"{Name} written to {path}.");
        return 0;
    }

    private string FormOf(string path, string? stated)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ExpectedFailure(FailureKind.BadInput, "--out wants a file; it was given an empty text.");
        }

        var (asked, option) = stated is null ? (Path.GetExtension(path).TrimStart('.'), $"--out {path}") : (stated, $"--format {stated}");
        var forms = ReportFile.Formats(kind);
        return forms.FirstOrDefault(form => form.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? throw new ExpectedFailure(FailureKind.BadInput, $"{option}: export {Name} is written as {string.Join(", ", forms)}.");
    }
}
