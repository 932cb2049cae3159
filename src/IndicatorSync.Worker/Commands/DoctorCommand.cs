using System.CommandLine;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Diagnosis;
using IndicatorSync.Worker.Pipeline;

namespace IndicatorSync.Worker.Commands;

/// <summary>Tries everything a run needs and says per item, in Swedish, what is wrong and what to do.</summary>
internal sealed class DoctorCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };

    public DoctorCommand(CommandContext context)
        : base("doctor", "Tries everything a run needs; says what is wrong and what to do.")
    {
        this.context = context;
        Add(json);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var checkup = new Checkup(context.ReadSettings(), context.Surroundings, TimeProvider.System);
        var asJson = parsed.GetValue(json);
        var items = await Progress.ShowAsync(context.Surroundings, !asJson, "Prövar", () => checkup.RunAsync(cancellationToken));
        if (asJson)
        {
            JsonDocuments.Write(context.Surroundings.Out, JsonDocuments.Of(items));
        }
        else
        {
            DoctorReport.Write(context.Surroundings.Out, items);
        }

        return (int)ExitCodeOf(items);
    }

    /// <summary>What has to be mended first decides: settings, then the schema, then the rest.</summary>
    public static ExitCode ExitCodeOf(IReadOnlyList<DoctorItem> items)
    {
        var faults = items.Where(item => !item.Ok).Select(item => item.ExitCode).ToHashSet();
        return faults.Contains(ExitCode.BadInput) ? ExitCode.BadInput
            : faults.Contains(ExitCode.NeedsMigration) ? ExitCode.NeedsMigration
            : faults.Count > 0 ? ExitCode.Failed
            : ExitCode.Ok;
    }
}
