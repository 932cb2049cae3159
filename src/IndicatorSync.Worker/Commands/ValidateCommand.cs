using System.CommandLine;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Hosting;
using IndicatorSync.Worker.Pipeline;

namespace IndicatorSync.Worker.Commands;

/// <summary>The catalogue and all configuration, every problem at once, in Swedish; asks neither network nor database.</summary>
internal sealed class ValidateCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };

    public ValidateCommand(CommandContext context)
        : base("validate", "Checks the catalogue and all configuration; touches neither network nor database.")
    {
        this.context = context;
        Add(json);
        SetAction(Execute);
    }

    private int Execute(ParseResult parsed)
    {
        var reading = context.ReadSettings();
        var report = new ValidationReport([.. reading.Problems.Select(FindingOf), .. CatalogueFindings(reading.Settings)]);
        if (parsed.GetValue(json))
        {
            context.Surroundings.Out.Write(report.ToJson() + "\n");
        }
        else
        {
            report.Write(context.Surroundings.Out);
        }

        return (int)report.ExitCode;
    }

    private static IReadOnlyList<Finding> CatalogueFindings(Settings settings)
    {
        var path = settings.Catalogue.Path;
        var today = new RulesClock(TimeProvider.System, settings.Clock.Now, settings.Schedule.TimeZone).Today;
        try
        {
            return CatalogueReader.ReadFile(path, new CatalogueReaderContext(today, settings.Alerts.AdminAddress)).Findings;
        }
        catch (CommandFailure missing)
        {
            return [new Finding(FindingKind.Structural, path, 0, 0, null, missing.Message)];
        }
    }

    private static Finding FindingOf(ConfigurationProblem problem) => problem.Origin?.File is { } file
        ? new Finding(FindingKind.Structural, file, 0, 0, null, $"{problem.Key}: {problem.Swedish}")
        : new Finding(FindingKind.Structural, "konfigurationen", 0, 0, null, problem.InSwedish);
}
