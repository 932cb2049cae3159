using System.ComponentModel;
using System.Diagnostics;
using IndicatorSync.Worker.Drafts;

namespace IndicatorSync.Worker.Tests.Drafts;

/// <summary>The plan as a PDF that LibreOffice makes of the Word document, its tables over several pages.</summary>
public sealed class PdfDraftTests : IDisposable
{
    /// <summary>Printed once: LibreOffice takes longer than the tests.</summary>
    private static readonly Lazy<Task<byte[]>> Printed = new(PrintAsync);

    private readonly DraftedPlans plans = new();

    [Fact]
    public async Task Indicators_of_ruled_tables_are_found_with_their_limits_and_no_kpi_is_wrong()
    {
        var plan = DraftedPlans.Read("norsjo.pdf", await Printed.Value);
        var right = NorsjoTables.Rows.Count(row => plan.Indicators.Any(indicator => indicator.Name == row.Name && indicator.Green == row.Green && indicator.Yellow == row.Yellow));

        // One limit was changed in the Word document; LibreOffice prints what was struck out, and a PDF does not say that it was.
        Assert.True(right >= 20, $"{right} of 23: {string.Join("; ", plan.Indicators.Select(indicator => $"{indicator.Name} | {indicator.Source} | {indicator.Green} | {indicator.Yellow}"))}");
        foreach (var (indicator, kpi) in plans.Write(plan).Chosen)
        {
            Assert.Contains(NorsjoTables.Rows, row => row.Name == indicator.Name && row.Kpis.Contains(kpi.Value, StringComparison.Ordinal));
        }

        Assert.Contains(plan.Remarks, remark => remark.Contains("överstruken text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_pdf_is_read_or_refused_in_one_line()
    {
        var good = await Printed.Value;
        var random = new Random(20_261_128);
        for (var i = 0; i < 60; i++)
        {
            var damaged = good.ToArray();
            for (var flips = random.Next(1, 200); flips > 0; flips--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            var file = PlanFileReader.Read("plan.pdf", random.Next(3) == 0 ? damaged[..random.Next(1, damaged.Length)] : damaged);
            Assert.True(file.Document is not null || file.Fault is { Length: > 5 });
        }
    }

    [Theory]
    [InlineData("%PDF-1.7\n")]
    [InlineData("Hej")]
    public void What_is_no_pdf_is_refused(string text) => Assert.Equal("filen är trasig eller ingen PDF", PlanFileReader.Read("plan.pdf", System.Text.Encoding.ASCII.GetBytes(text)).Fault);

    public void Dispose() => plans.Dispose();

    private static async Task<byte[]> PrintAsync()
    {
        var folder = Directory.CreateTempSubdirectory("indicatorsync-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "plan.docx"), NorsjoFiles.Word(), CancellationToken.None);
            using var office = Start(folder.FullName);
            Assert.SkipWhen(office is null, "there is no LibreOffice on this machine");
            await office!.StandardOutput.ReadToEndAsync(CancellationToken.None);
            await office.WaitForExitAsync(CancellationToken.None);
            return await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "plan.pdf"), CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Null where there is none.</summary>
    private static Process? Start(string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("soffice")
            {
                ArgumentList = { $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--headless", "--convert-to", "pdf", "--outdir", folder, Path.Combine(folder, "plan.docx") },
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
