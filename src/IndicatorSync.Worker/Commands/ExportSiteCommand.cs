using System.CommandLine;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Reports;

namespace IndicatorSync.Worker.Commands;

/// <summary>The site as a folder of plain pages (docs/contract.md 1.11).</summary>
internal sealed class ExportSiteCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<string> directory = new("--out") { HelpName = "DIR", Required = true, Description = "The site's folder; a site that stands there is replaced whole." };

    private readonly Option<string?> asOf = Reading.AsOfOption();
    private readonly Option<string?> frozen = ReportSource.FrozenOption();

    public ExportSiteCommand(CommandContext context)
        : base("site", "A folder of plain pages: a start page, and one for each indicator with its chart.")
    {
        this.context = context;
        Add(directory);
        Add(asOf);
        Add(frozen);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(directory);
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ExpectedFailure(FailureKind.BadInput, "--out wants a folder; it was given an empty text.");
        }

        if (!Site.IsOurs(context.ProcessContext.Resolve(path)))
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"--out {path}: there are files that are no site of this program; choose another folder, or empty it.");
        }

        using var host = context.CreateHost(parsed).Builder.Build();
        var pages = await ReportSource.Of(host.Services, parsed.GetValue(asOf), parsed.GetValue(frozen)).PagesAsync(cancellationToken);
        try
        {
            Site.Save(context.ProcessContext.Resolve(path), pages);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ExpectedFailure(FailureKind.Failed, $"--out {path}: the site cannot be written: {failure.Message}", failure);
        }

        context.ProcessContext.Out.WriteLine($"{pages.Count} pages written to {path}.");
        return 0;
    }
}
