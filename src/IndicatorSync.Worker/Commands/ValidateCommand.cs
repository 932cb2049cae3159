using System.CommandLine;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Inspect;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>The catalogue and all configuration, every problem at once, in Swedish; asks the database only with <c>--data</c>.</summary>
internal sealed class ValidateCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };

    private readonly Option<bool> data = new("--data") { Description = "Also the audits that need the database: units, publication dates, plausibility." };

    public ValidateCommand(CommandContext context)
        : base("validate", "Checks the catalogue and all configuration; touches neither network nor, without --data, database.")
    {
        this.context = context;
        Add(json);
        Add(data);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        CommandContext.RequireSweden();
        var reading = context.ReadSettings();
        var (findings, skipped) = !parsed.GetValue(data) ? CatalogueFindings(reading.Settings)
            : reading.Problems.Count > 0 ? CatalogueFindings(reading.Settings, "allt som kräver databasen, konfigurationen måste rättas först")
            : await WithDataAsync(parsed, reading.Settings, cancellationToken);
        var report = new ValidationReport([.. reading.Problems.Select(FindingOf), .. findings, .. Doubts(reading.Settings.Catalogue.Path)], skipped);
        if (parsed.GetValue(json))
        {
            context.ProcessContext.Out.Write(report.ToJson() + "\n");
        }
        else
        {
            report.Write(context.ProcessContext.Out);
        }

        return (int)(report.HasErrors ? ExitCode.BadInput : ExitCode.Ok);
    }

    private async Task<(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Skipped)> WithDataAsync(
        ParseResult parsed, Settings settings, CancellationToken cancellationToken)
    {
        using var host = context.CreateHost(parsed, inSwedish: true).Builder.Build();
        try
        {
            return await host.Services.GetRequiredService<DataValidation>().CheckAsync(cancellationToken);
        }
        catch (ExpectedFailure)
        {
            return CatalogueFindings(settings, "allt som kräver databasen, katalogen måste finnas först");
        }
    }

    private static (IReadOnlyList<Finding> Findings, IReadOnlyList<string> Skipped) CatalogueFindings(Settings settings, params string[] skipped)
    {
        var path = settings.Catalogue.Path;
        var today = new RulesClock(TimeProvider.System, settings.Clock.Now, settings.Schedule.TimeZone).Today;
        try
        {
            var reading = CatalogueReader.ReadFile(path, new CatalogueReaderContext(today, settings.Alerts.AdminAddress));
            return (reading.Findings, [.. skipped, .. reading.PassedOver]);
        }
        catch (ExpectedFailure missing)
        {
            return ([new Finding(FindingKind.Structural, path, 0, 0, null, missing.Message)], skipped);
        }
    }

    private static IEnumerable<Finding> Doubts(string path)
    {
        try
        {
            return RemainingDoubts.Of(CatalogueContent.Open(path), path);
        }
        catch (ExpectedFailure)
        {
            // That there is no file is told already.
            return [];
        }
    }

    private static Finding FindingOf(ConfigurationProblem problem) => problem.Origin?.File is { } file
        ? new Finding(FindingKind.Structural, file, 0, 0, null, $"{problem.Key}: {problem.Swedish}")
        : new Finding(FindingKind.Structural, "konfigurationen", 0, 0, null, problem.InSwedish);
}
