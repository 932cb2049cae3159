using System.CommandLine;
using IndicatorSync.Worker.Pipeline;
using IndicatorSync.Worker.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>A report as one file (docs/contract.md 1.11).</summary>
internal sealed class ExportFileCommand : Command
{
    private readonly CommandContext context;
    private readonly ReportKind kind;
    private readonly Option<string> file = new("--out") { HelpName = "FILE", Required = true, Description = "Where to write; its ending says in which form." };
    private readonly Option<string?> format = new("--format") { HelpName = "FORM", Description = "The form, when the path's ending does not say it." };

    public ExportFileCommand(CommandContext context, ReportKind kind, string name, string description)
        : base(name, description)
    {
        (this.context, this.kind) = (context, kind);
        Add(file);
        Add(format);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(file);
        var form = FormOf(path, parsed.GetValue(format));
        var (builder, settings) = context.CreateHost(parsed);
        using var host = builder.Build();
        var data = await host.Services.GetRequiredService<ReportReader>().ReadAsync(cancellationToken);
        await ReportFile.SaveAsync(context.Surroundings.Resolve(path), path, ReportFile.Write(kind, form, data, settings.Report), cancellationToken);
        context.Surroundings.Out.WriteLine($"{Name} written to {path}.");
        return 0;
    }

    private string FormOf(string path, string? stated)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new CommandFailure(ExitCode.BadInput, "--out wants a file; it was given an empty text.");
        }

        var (asked, option) = stated is null ? (Path.GetExtension(path).TrimStart('.'), $"--out {path}") : (stated, $"--format {stated}");
        var forms = ReportFile.Formats(kind);
        return forms.FirstOrDefault(form => form.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandFailure(ExitCode.BadInput, $"{option}: export {Name} is written as {string.Join(", ", forms)}.");
    }
}
