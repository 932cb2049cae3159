using System.Text;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Diagnosis;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Sources.Tables;

namespace IndicatorSync.Worker.Tests.Sources;

/// <summary>The folder of files: what is read, what is passed over, and that nothing in it is touched.</summary>
public sealed class SourceFolderTests : IDisposable
{
    private const string Table = "indikator;period;utfall\nsjukfranvaro;2025;7,06\n";

    private readonly DirectoryInfo outside = Directory.CreateTempSubdirectory("indicatorsync-in");
    private readonly DirectoryInfo folder;

    public SourceFolderTests() => folder = outside.CreateSubdirectory("in");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => outside.Delete(recursive: true);

    [Fact]
    public void Tables_are_found_in_the_folder_and_below_it_by_their_paths()
    {
        Write("hr.csv");
        Write("2025/HR.csv");
        Write("anteckning.docx");

        Assert.Equal(["2025/HR.csv", "hr.csv"], Look().Files.Select(file => file.Path));
        Assert.Empty(Look().Unread);
    }

    [Theory]
    [InlineData("~$hr.xlsx")]
    [InlineData(".hr.csv")]
    [InlineData(".dold/hr.csv")]
    public void Hidden_files_and_those_that_excel_keeps_are_passed_over(string path)
    {
        Write(path);

        Assert.Empty(Look().Files);
        Assert.Empty(Look().Unread);
    }

    [Theory]
    [InlineData("hr.xls")]
    [InlineData("hr.ods")]
    public void A_workbook_of_another_kind_is_told(string path)
    {
        Write(path);

        Assert.Contains(".xlsx", Assert.Single(Look().Unread).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_refused_and_one_within_it_is_read()
    {
        File.WriteAllText(Path.Combine(outside.FullName, "hemlig.csv"), Table);
        Write("hr.csv");
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "ut.csv"), Path.Combine(outside.FullName, "hemlig.csv"));
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "borta.csv"), Path.Combine(outside.FullName, "finns-inte.csv"));
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "inom.csv"), Path.Combine(folder.FullName, "hr.csv"));
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "upp"), outside.FullName);

        var contents = Look();

        Assert.Equal(["hr.csv", "inom.csv"], contents.Files.Select(file => file.Path));
        Assert.Equal(["borta.csv", "upp", "ut.csv"], contents.Unread.Select(one => one.Path).Order());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_one_line()
    {
        folder.Delete();

        Assert.Equal(new UnreadFile("", "mappen finns inte"), Assert.Single(Look().Unread));
    }

    [Fact]
    public async Task A_file_is_read_whole_and_left_as_it_was()
    {
        var file = Write("hr.csv");
        var before = (File.GetLastWriteTimeUtc(file), File.GetAttributes(file));

        var content = await SourceFile.ReadAsync(Assert.Single(Look().Files), Cancellation);

        Assert.Equal("7,06", Assert.Single(content.Table.Tables).Rows[1][2].Text);
        Assert.Equal(before, (File.GetLastWriteTimeUtc(file), File.GetAttributes(file)));
        Assert.Equal(Table, await File.ReadAllTextAsync(file, Cancellation));
    }

    [Fact]
    public async Task A_file_that_another_program_holds_open_for_writing_is_read_all_the_same()
    {
        var path = Write("hr.csv");
        await using var other = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

        Assert.True((await SourceFile.ReadAsync(Assert.Single(Look().Files), Cancellation)).WasRead);
    }

    [Fact]
    public async Task A_file_that_is_gone_when_it_is_read_is_a_fault_and_no_reading()
    {
        Write("hr.csv");
        var found = Assert.Single(Look().Files);
        File.Delete(found.FullName);

        var content = await SourceFile.ReadAsync(found, Cancellation);

        Assert.Equal((false, "filen finns inte"), (content.WasRead, content.Table.Fault));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_in_one_line_without_being_read_to_its_end()
    {
        await using (var large = File.Create(Path.Combine(folder.FullName, "stor.csv")))
        {
            large.SetLength(TableLimits.Bytes * 4L);
        }

        Assert.Equal("filen är större än 20 MB", (await SourceFile.ReadAsync(Assert.Single(Look().Files), Cancellation)).Table.Fault);
    }

    [Theory]
    [InlineData(-3600, true)]
    [InlineData(0, false)]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void A_file_settles_with_time_and_one_from_the_future_is_not_waited_for(int secondsAgo, bool settled)
    {
        var now = new DateTimeOffset(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);
        var file = new FoundFile("hr.csv", "hr.csv", now.UtcDateTime.AddSeconds(-secondsAgo));

        Assert.Equal(settled, SourceFile.IsSettled(file, now, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Doctor_says_which_file_cannot_be_read()
    {
        Write("hr.csv");
        File.WriteAllBytes(Path.Combine(folder.FullName, "bok.xlsx"), Encoding.UTF8.GetBytes("ingen bok"));

        var items = await ValueSourcesCheck.RunAsync(new SourcesOptions { Directory = folder.FullName }, Cancellation);

        Assert.Equal([true, false], items.Select(item => item.Ok));
        Assert.Contains("bok.xlsx", items[1].Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_that_the_folder_is_not_there()
    {
        var item = Assert.Single(await ValueSourcesCheck.RunAsync(new SourcesOptions { Directory = Path.Combine(folder.FullName, "borta") }, Cancellation));

        Assert.False(item.Ok);
        Assert.Contains("Sources:Directory", item.Remedy!, StringComparison.Ordinal);
    }

    private FolderContents Look() => SourceFolder.Look(folder.FullName);

    private string Write(string path)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, Table);
        return file.FullName;
    }
}
