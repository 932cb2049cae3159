using System.CommandLine;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Inspect;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Finds KPIs in Kolada's own catalogue by the words of a plan, or shows one.</summary>
internal sealed class KpiCommand : Command
{
    private const int MostFound = 10;

    private readonly CommandContext context;
    private readonly Argument<string[]> words = new("WORDS") { Arity = ArgumentArity.OneOrMore, Description = "Words of the plan, or a KPI's id." };
    private readonly ReplayOption replay = ReplayOption.OfTheCatalogue();
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };

    public KpiCommand(CommandContext context)
        : base("kpi", "Finds KPIs in Kolada's own catalogue by words, best first.")
    {
        this.context = context;
        Add(words);
        Add(json);
        Add(replay);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var given = parsed.GetRequiredValue(words);
        if (Array.Find(given, word => word.StartsWith("--", StringComparison.Ordinal)) is { } option)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"kpi har inget val {option}; orden som söks står utan bindestreck framför.");
        }

        var asked = string.Join(' ', given);
        await using var services = context.CreateServices(parsed, replay.ExchangeOf(parsed, context), inSwedish: true);

        // Beside the search: a person waits for both.
        var question = new KpiQuestion(asked, Task.Run(() => Municipality(services), cancellationToken), MostFound);
        var (finder, unread) = (services.GetRequiredService<KpiFinder>(), (string?)null);
        var found = await finder.FindAtHandAsync(question, cancellationToken);
        if (found is null)
        {
            unread = await KpiCatalogueAtHand.RefreshAsync(services, cancellationToken);
            found = await finder.FindAsync(question, cancellationToken)
                ?? throw new ExpectedFailure(FailureKind.Failed, $"Koladas nyckeltalskatalog har inte kunnat hämtas: {unread ?? "den finns inte i inspelningen"}.");
        }

        if (unread is not null)
        {
            context.ProcessContext.Error.WriteLine($"Koladas nyckeltalskatalog kunde inte hämtas på nytt; den som hämtades tidigare används. {unread}.");
        }

        if (parsed.GetValue(json))
        {
            JsonDocuments.Write(context.ProcessContext.Out, JsonDocuments.Of(found));
        }
        else
        {
            KpiText.Write(context.ProcessContext.Out, found);
        }

        return 0;
    }

    /// <summary>The municipality of the catalogue, where there is one: a KPI can be looked for before the first line of it is written.</summary>
    private static AreaId? Municipality(IServiceProvider services)
    {
        try
        {
            return services.GetRequiredService<CatalogueSource>().Read().Catalogue.Municipality;
        }
        catch (ExpectedFailure)
        {
            return null;
        }
    }
}
