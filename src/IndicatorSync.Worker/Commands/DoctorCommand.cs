using System.CommandLine;
using IndicatorSync.Worker.Commands.Doctor;
using IndicatorSync.Worker.Commands.Output;

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
        var checkup = new Checkup(context.ReadSettings(), context.ProcessContext, TimeProvider.System);
        var asJson = parsed.GetValue(json);
        var items = await Progress.ShowAsync(context.ProcessContext, !asJson, "Prövar", () => checkup.RunAsync(cancellationToken));
        if (asJson)
        {
            JsonDocuments.Write(context.ProcessContext.Out, JsonDocuments.Of(items));
        }
        else
        {
            DoctorReport.Write(context.ProcessContext.Out, items);
        }

        return (int)ExitCodeOf(items);
    }

    /// <summary>What has to be mended first decides: settings, then the schema, then the rest.</summary>
    public static ExitCode ExitCodeOf(IReadOnlyList<DoctorItem> items)
    {
        var codes = items.Where(item => !item.Ok).Select(item => ExitCodes.Of(item.Kind)).ToHashSet();
        return codes.Contains(ExitCode.BadInput) ? ExitCode.BadInput
            : codes.Contains(ExitCode.NeedsMigration) ? ExitCode.NeedsMigration
            : codes.Count > 0 ? ExitCode.Failed
            : ExitCode.Ok;
    }
}
