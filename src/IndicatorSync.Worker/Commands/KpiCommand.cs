using System.CommandLine;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Inspect;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Runs;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Finds KPIs in Kolada's own catalogue by the words of a plan, or shows one.</summary>
internal sealed class KpiCommand : Command
{
    private const int MostFound = 10;
    private static readonly TimeSpan Waits = TimeSpan.FromSeconds(60);

    private readonly CommandContext context;
    private readonly Argument<string[]> words = new("WORDS") { Arity = ArgumentArity.OneOrMore, Description = "Words of the plan, or a KPI's id." };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };

    public KpiCommand(CommandContext context)
        : base("kpi", "Finds KPIs in Kolada's own catalogue by words, best first.")
    {
        this.context = context;
        Add(words);
        Add(json);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var asked = string.Join(' ', parsed.GetRequiredValue(words));
        using var host = context.CreateHost(parsed, inSwedish: true).Builder.Build();
        var unread = await RefreshAsync(host.Services, cancellationToken);
        var found = await host.Services.GetRequiredService<KpiFinder>().FindAsync(
            asked, Municipality(host.Services), MostFound, host.Services.GetRequiredService<RulesClock>().Today, cancellationToken);
        if (found is null)
        {
            throw new ExpectedFailure(FailureKind.Failed, $"Koladas nyckeltalskatalog har inte kunnat hämtas: {unread ?? "den finns inte i inspelningen"}.");
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

    /// <summary>Reads the catalogue when it is older than a week, as a run does: under the lease, into a database of the same origin.</summary>
    private static async Task<string?> RefreshAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (database, clock, source) = (services.GetRequiredService<Database>(), services.GetRequiredService<RulesClock>(), services.GetRequiredService<RunSource>());
        await services.GetRequiredService<Migrator>().EnsureCurrentAsync(clock.Now, cancellationToken);
        var reading = services.GetRequiredService<KpiCatalogueReading>();
        if (!await reading.IsDueAsync(cancellationToken))
        {
            return null;
        }

        await using var lease = await WriterLease.AcquireAsync(
            database, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<SenderName>().Value, Waits, cancellationToken);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        await lease.WriteAsync(async unit => { await OriginStamp.StampAsync(unit, source.OriginId, clock.Now); return true; }, stopping.Token);
        await using var scope = services.CreateAsyncScope();
        return (await reading.RefreshAsync(scope.ServiceProvider.GetRequiredService<KoladaClient>(), lease, stopping.Token))?.Message;
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
