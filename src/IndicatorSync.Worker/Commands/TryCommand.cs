using System.CommandLine;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Inspect;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>A proposed band over the stored history and, where it is stored, the whole country; in Swedish, and it writes nothing.</summary>
internal sealed class TryCommand : Command
{
    private readonly CommandContext context;
    private readonly Argument<string> id = new("ID") { Description = "The indicator's id in the catalogue." };

    // Names without Swedish letters too, for keyboards and shells that have none.
    private readonly Option<string> green = new("--grön", "--gron") { Required = true, HelpName = "PHRASE", Description = "The proposed green band, as in the catalogue: \"82 eller högre\"." };
    private readonly Option<string?> yellow = new("--gul") { HelpName = "PHRASE", Description = "The proposed yellow band: \"74–81\". None without it." };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };

    public TryCommand(CommandContext context)
        : base("try", "A proposed band over the stored history and the country; writes nothing.")
    {
        this.context = context;
        Add(id);
        Add(green);
        Add(yellow);
        Add(json);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = context.CreateHost(parsed, inSwedish: true).Builder.Build();
        var proposedYellow = parsed.GetValue(yellow) is { } words && !string.IsNullOrWhiteSpace(words) ? words : null;
        var tried = await host.Services.GetRequiredService<BandTrial>()
            .TryAsync(parsed.GetRequiredValue(id), parsed.GetRequiredValue(green), proposedYellow, cancellationToken);
        if (parsed.GetValue(json))
        {
            JsonDocuments.Write(context.ProcessContext.Out, TrialJson.Of(tried));
        }
        else
        {
            TrialText.Write(context.ProcessContext.Out, tried);
        }

        return 0;
    }
}
