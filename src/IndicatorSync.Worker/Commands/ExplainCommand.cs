using System.CommandLine;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Reports;

namespace IndicatorSync.Worker.Commands;

/// <summary>Why an indicator has its colour, in Swedish.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly CommandContext context;
    private readonly Argument<string> id = new("ID") { Description = "The indicator's id in the catalogue." };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document: an object, or a list of them for an indicator of several genders." };

    private readonly Option<string?> asOf = Reading.AsOfOption();
    private readonly ReplayOption replay = ReplayOption.ForReading();
    private readonly Option<string?> svg = new("--svg") { HelpName = "FILE", Description = "Write the chart as a picture." };

    public ExplainCommand(CommandContext context)
        : base("explain", "Why this indicator has this colour: value, reading rule, bands, references, cause, history.")
    {
        this.context = context;
        Add(id);
        Add(json);
        Add(svg);
        Add(asOf);
        Add(replay);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = context.CreateHost(parsed, replay.ExchangeOf(parsed, context), inSwedish: true).Builder.Build();
        using var reading = await Reading.OpenAsync(host.Services, parsed.GetValue(asOf), cancellationToken);
        var wanted = parsed.GetRequiredValue(id);
        var explanations = await reading.Status.ExplainAsync(wanted, cancellationToken);
        if (explanations.Count == 0)
        {
            throw Unknown(wanted, (await reading.Status.ReadAsync(cancellationToken)).Select(status => (status.PlanId, status.Name)));
        }

        if (parsed.GetValue(svg) is { } picture)
        {
            await DrawAsync(reading, wanted, picture, cancellationToken);
        }

        if (parsed.GetValue(json))
        {
            JsonDocuments.Write(context.ProcessContext.Out, JsonDocuments.Of(explanations));
        }
        else
        {
            ExplainText.Write(context.ProcessContext.Out, explanations);
        }

        return 0;
    }

    /// <summary>Of several genders the first that has values is drawn.</summary>
    private async Task DrawAsync(Reading reading, string wanted, string path, CancellationToken cancellationToken)
    {
        var data = await reading.ReportAsync(cancellationToken);
        var index = new ReportIndex(data);
        var indicator = data.Catalogue?.Indicators.FirstOrDefault(one => one.Id == wanted);
        var chart = index.States(wanted).Select(state => index.Chart(state, indicator)).FirstOrDefault(chart => chart.HasValues)
            ?? throw new ExpectedFailure(FailureKind.BadInput, $"--svg: {wanted} har inga värden att rita.");
        try
        {
            await File.WriteAllTextAsync(context.ProcessContext.Resolve(path), ChartSvg.Draw(chart, wanted), cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ExpectedFailure(FailureKind.Failed, $"--svg {path}: filen kan inte skrivas: {failure.Message}", failure);
        }
    }

    public static ExpectedFailure Unknown(string wanted, IEnumerable<(string Id, string Name)> known)
    {
        var all = known.ToList();
        var hint = all.Count == 0 ? "Databasen har inga indikatorer än; kör sync först. Det som sync --replay har sparat visas med samma --replay och samma inställningar."
            : LikelyIds.Swedish(LikelyIds.Of(all, wanted)) is { } near ? $"M{near[1..]}"
            : "status visar alla.";
        return new ExpectedFailure(FailureKind.BadInput, $"Ingen indikator har id {wanted}. {hint}");
    }
}
