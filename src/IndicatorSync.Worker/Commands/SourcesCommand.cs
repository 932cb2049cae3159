using System.CommandLine;
using System.Globalization;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>What the sources other than Kolada said when they were last read (docs/contract.md 1.9).</summary>
internal sealed class SourcesCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };

    public SourcesCommand(CommandContext context)
        : base("sources", "Shows the sources other than Kolada: when each was last read, what came of it and what was set aside.")
    {
        this.context = context;
        Add(json);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = context.CreateHost(parsed, inSwedish: true).Builder.Build();
        var read = await host.Services.GetRequiredService<Database>().ReadAsync(
            async unit =>
            {
                var sources = new List<(LastReading Reading, IReadOnlyList<StoredFault> Faults)>();
                foreach (var one in await SourceStore.LastReadingsAsync(unit))
                {
                    sources.Add((one, await SourceStore.FaultsAsync(unit, one.SourceId)));
                }

                return sources;
            },
            cancellationToken);
        if (parsed.GetValue(json))
        {
            JsonDocuments.Write(context.ProcessContext.Out, JsonDocuments.Of(read));
            return 0;
        }

        var output = context.ProcessContext.Out;
        foreach (var (reading, faults) in read)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{reading.Name} (läst {StoredTime.Local(reading.ReadAt):yyyy-MM-dd HH:mm}): {reading.Added} nya, {reading.Revised} ändrade, {reading.Withdrawn} strukna, {reading.Unchanged} oförändrade, {reading.Rejected} avvisade"));
            foreach (var fault in faults)
            {
                output.WriteLine($"  {string.Join('!', new[] { fault.Sheet, fault.Cell }.Where(part => !string.IsNullOrEmpty(part)))} {(fault.Body.Length > 0 ? $"”{fault.Body}”: " : "")}{fault.Reason}".TrimEnd());
            }
        }

        if (read.Count == 0)
        {
            output.WriteLine("Ingen annan källa än Kolada har lästs. Filer läggs i mappen Sources:Directory, eller rapporteras med report.");
        }

        return 0;
    }
}
