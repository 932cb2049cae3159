using System.Text;
using IndicatorSync.Worker.Pipeline;

namespace IndicatorSync.Worker.Reports;

/// <summary>What may be exported as a single file.</summary>
internal enum ReportKind
{
    Plan,
    History,
}

/// <summary>One report in one form.</summary>
internal static class ReportFile
{
    /// <summary>The forms of a kind, as <c>--format</c> and the ending of a path name them.</summary>
    public static IReadOnlyList<string> Formats(ReportKind kind) => [.. Writers(kind).Keys];

    public static byte[] Write(ReportKind kind, string format, ReportData data) => Writers(kind)[format](data);

    private static Dictionary<string, Func<ReportData, byte[]>> Writers(ReportKind kind) => kind switch
    {
        ReportKind.Plan => new()
        {
            ["xlsx"] = Workbook.Write,
            ["html"] = data => Encoding.UTF8.GetBytes(PlanPage.Write(data)),
            ["csv"] = data => CsvTable.Write(data.PlanTable),
        },
        _ => new()
        {
            ["xlsx"] = Workbook.Write,
            ["html"] = data => Encoding.UTF8.GetBytes(HistoryPage.Write(data)),
            ["csv"] = data => CsvTable.Write(data.History),
        },
    };

    /// <summary>Written beside its place and moved there: a reader never meets half a file, and a failure leaves the old one.</summary>
    /// <exception cref="CommandFailure">The file cannot be written.</exception>
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
            throw new CommandFailure(ExitCode.Failed, $"--out {asWritten}: the file cannot be written: {failure.Message}", failure);
        }
    }
}
