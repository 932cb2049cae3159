using System.Text;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Reports;

/// <summary>What may be exported as a single file.</summary>
internal enum ReportKind
{
    Plan,
    History,
    Report,
    Calendar,
}

/// <summary>One report in one form.</summary>
internal static class ReportFile
{
    /// <summary>The forms of a kind, as <c>--format</c> and the ending of a path name them.</summary>
    public static IReadOnlyList<string> Formats(ReportKind kind) => [.. Writers(kind).Keys];

    /// <exception cref="ExpectedFailure">The template of a Word document cannot be read.</exception>
    public static byte[] Write(ReportKind kind, string format, ReportData data, ReportOptions options) => Writers(kind)[format](SignedAnalyses.In(data), options);

    private static Dictionary<string, Func<ReportData, ReportOptions, byte[]>> Writers(ReportKind kind) => kind switch
    {
        ReportKind.Report => new() { ["docx"] = Word },
        ReportKind.Calendar => new() { ["ics"] = (data, _) => CalendarFile.Write(data.Plan, data.Coming, data.HasSeveralPlans) },
        ReportKind.Plan => new()
        {
            ["xlsx"] = (data, _) => Workbook.Write(data),
            ["docx"] = Word,
            ["html"] = (data, _) => Encoding.UTF8.GetBytes(PlanPage.Write(data)),
            ["csv"] = (data, _) => CsvTable.Write(data.PlanTable),
        },
        _ => new()
        {
            ["xlsx"] = (data, _) => Workbook.Write(data),
            ["html"] = (data, _) => Encoding.UTF8.GetBytes(HistoryPage.Write(data)),
            ["csv"] = (data, _) => CsvTable.Write(data.History),
        },
    };

    private static byte[] Word(ReportData data, ReportOptions options)
    {
        try
        {
            return WordReport.Write(data, options.Template is { } template ? File.ReadAllBytes(template) : null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"Report:Template {options.Template} cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Written beside its place and moved there: a reader never meets half a file, and a failure leaves the old one.</summary>
    /// <exception cref="ExpectedFailure">The file cannot be written.</exception>
    public static async Task SaveAsync(string path, string asWritten, byte[] content, CancellationToken cancellationToken)
    {
        var whole = Path.GetFullPath(path);
        var beside = whole + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
            await File.WriteAllBytesAsync(beside, content, cancellationToken);
            File.Move(beside, whole, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ExpectedFailure(FailureKind.Failed, $"--out {asWritten}: the file cannot be written: {failure.Message}", failure);
        }
    }
}
