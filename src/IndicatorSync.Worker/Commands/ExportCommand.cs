using System.CommandLine;

namespace IndicatorSync.Worker.Commands;

/// <summary>What the database holds, for other programs to read.</summary>
internal sealed class ExportCommand : Command
{
    public ExportCommand(CommandContext context)
        : base("export", "Writes parts of the database as files for other programs.") => Add(new ExportMailLogCommand(context));
}
