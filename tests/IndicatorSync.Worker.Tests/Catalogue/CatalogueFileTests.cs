using System.Text;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Tests.Catalogue;

public sealed class CatalogueFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("katalog");

    [Fact]
    public void A_missing_file_is_one_line_that_names_the_path_and_the_key()
    {
        var path = Path.Combine(folder.FullName, "saknas", "indikatorer.yaml");

        var failure = Assert.Throws<ExpectedFailure>(() => CatalogueReader.ReadFile(path, Yaml.Context));

        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Catalogue:Path", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void A_folder_is_no_catalogue()
    {
        var failure = Assert.Throws<ExpectedFailure>(() => CatalogueReader.ReadFile(folder.FullName, Yaml.Context));

        Assert.Equal(FailureKind.BadInput, failure.Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF8_is_read_with_and_without_byte_order_mark(bool mark)
    {
        var path = Path.Combine(folder.FullName, "indikatorer.yaml");
        File.WriteAllText(path, Yaml.Catalogue(Yaml.Sound), new UTF8Encoding(mark));

        var reading = CatalogueReader.ReadFile(path, Yaml.Context);

        Assert.Empty(reading.Findings);
        Assert.Equal(Yaml.Read(Yaml.Catalogue(Yaml.Sound)).Catalogue!.Version, reading.Catalogue!.Version);
    }

    [Fact]
    public void Another_encoding_is_refused_at_its_first_letter()
    {
        var path = Path.Combine(folder.FullName, "indikatorer.yaml");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("plan: A\nkommunnamn: Norsjö\n"));

        var finding = Assert.Single(CatalogueReader.ReadFile(path, Yaml.Context).Findings);

        Assert.Equal((FindingKind.Structural, path, 2, 18), (finding.Kind, finding.File, finding.Line, finding.Column));
        Assert.Contains("UTF-8", finding.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
