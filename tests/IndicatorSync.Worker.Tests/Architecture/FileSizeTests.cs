namespace IndicatorSync.Worker.Tests.Architecture;

/// <summary>A file that has grown past this has more than one reason to change.</summary>
public class FileSizeTests
{
    private const int Most = 300;

    [Fact]
    public void No_source_file_has_more_than_300_lines()
    {
        var files = Directory.EnumerateFiles(RepositoryFiles.Of("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj")).ToList();

        Assert.True(files.Count > 200, $"only {files.Count} files found");
        Assert.Empty(files.Where(file => File.ReadLines(file).Count() > Most).Select(file => Path.GetFileName(file)));
    }
}
