using System.CommandLine;
using IndicatorSync.Worker.Commands.Doctor;
using IndicatorSync.Worker.Commands.Output;

namespace IndicatorSync.Worker.Commands;

/// <summary>Tries everything a run needs and says per item, in Swedish, what is wrong and what to do.</summary>
internal sealed class DoctorCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };

    private readonly Option<bool> asService = new("--as-service") { Description = "What the installed service found itself, under its own account, when it last tried everything." };

    public DoctorCommand(CommandContext context)
        : base("doctor", "Tries everything a run needs; says what is wrong and what to do.")
    {
        this.context = context;
        Add(json);
        Add(asService);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var asJson = parsed.GetValue(json);
        var items = parsed.GetValue(asService)
            ? CheckupRecord.Judged(CheckupRecord.Of(context).Read(), TimeProvider.System.GetUtcNow())
            : await Progress.ShowAsync(context.ProcessContext, !asJson, "Prövar", () => Checkup.Of(context).RunAsync(cancellationToken));
        if (asJson)
        {
            JsonDocuments.Write(context.ProcessContext.Out, JsonDocuments.Of(items));
        }
        else
        {
            DoctorReport.Write(context.ProcessContext.Out, items);
        }

        return (int)ExitCodes.Of(items.Where(item => !item.Ok).Select(item => item.Kind));
    }
}
