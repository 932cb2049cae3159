using System.CommandLine;
using IndicatorSync.Worker.Reports;

namespace IndicatorSync.Worker.Commands;

/// <summary>What the database holds, for people and for other programs to read.</summary>
internal sealed class ExportCommand : Command
{
    public ExportCommand(CommandContext context)
        : base("export", "Writes reports and parts of the database as files.")
    {
        Add(new ExportFileCommand(context, ReportKind.Plan, "plan", "The plan's table in colours: a workbook, a page or CSV."));
        Add(new ExportFileCommand(context, ReportKind.History, "history", "Every stored year of every indicator: a workbook with charts, a page or CSV."));
        Add(new ExportFileCommand(context, ReportKind.Report, "report", "The follow-up as a Word document, with the municipality's own template when Report:Template names one."));
        Add(new ExportFileCommand(context, ReportKind.Calendar, "calendar", "What is to come within twelve months, as a calendar (.ics) to import or subscribe to."));
        Add(new ExportSiteCommand(context));
        Add(new ExportMailLogCommand(context));
    }
}
