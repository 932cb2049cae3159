using System.CommandLine;
using IndicatorSync.Worker.Pipeline;
using IndicatorSync.Worker.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>The site as a folder of plain pages (docs/contract.md 1.11).</summary>
internal sealed class ExportSiteCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<string> directory = new("--out") { HelpName = "DIR", Required = true, Description = "The site's folder; a site that stands there is replaced whole." };

    public ExportSiteCommand(CommandContext context)
        : base("site", "A folder of plain pages: a start page, and one for each indicator with its chart.")
    {
        this.context = context;
        Add(directory);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(directory);
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new CommandFailure(ExitCode.BadInput, "--out wants a folder; it was given an empty text.");
        }

        if (!Site.IsOurs(context.Surroundings.Resolve(path)))
        {
            throw new CommandFailure(ExitCode.BadInput, $"--out {path}: there are files that are no site of this program; choose another folder, or empty it.");
        }

        using var host = context.CreateHost(parsed).Builder.Build();
        var pages = Site.Write(await host.Services.GetRequiredService<ReportReader>().ReadAsync(cancellationToken));
        try
        {
            Site.Save(context.Surroundings.Resolve(path), pages);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.Failed, $"--out {path}: the site cannot be written: {failure.Message}", failure);
        }

        context.Surroundings.Out.WriteLine($"{pages.Count} pages written to {path}.");
        return 0;
    }
}
