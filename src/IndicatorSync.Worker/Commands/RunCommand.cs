using System.CommandLine;
using IndicatorSync.Worker.Hosting;
using Microsoft.Extensions.Hosting;

namespace IndicatorSync.Worker.Commands;

/// <summary>The unattended service; ends with 0 when it is told to stop.</summary>
internal sealed class RunCommand : Command
{
    private readonly CommandContext context;

    public RunCommand(CommandContext context)
        : base("run", "The unattended service: schedule, sync, judge, alert, send. The default.")
    {
        this.context = context;
        SetAction(ExecuteAsync);
    }

    public async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (builder, settings) = context.CreateHost(parsed);
        builder.Services.AddUnattendedService(settings.Schedule);
        using var host = builder.Build();
        await host.RunAsync(cancellationToken);
        return 0;
    }
}
