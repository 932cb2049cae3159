using System.CommandLine;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Every indicator's newest value and colour, from the database.</summary>
internal sealed class StatusCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };

    public StatusCommand(CommandContext context)
        : base("status", "Every indicator's newest value and colour, from the database.")
    {
        this.context = context;
        Add(json);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = context.CreateHost(parsed).Builder.Build();
        var statuses = await host.Services.GetRequiredService<StatusReader>().ReadAsync(cancellationToken);
        if (parsed.GetValue(json))
        {
            JsonDocuments.Write(context.Surroundings.Out, JsonDocuments.Of(statuses));
        }
        else
        {
            StatusTable.Write(context.Surroundings, statuses);
        }

        return 0;
    }
}
