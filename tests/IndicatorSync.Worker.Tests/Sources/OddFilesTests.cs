using System.Security.Cryptography;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Tests.Catalogue;

namespace IndicatorSync.Worker.Tests.Sources;

/// <summary>A folder of odd files: each value is read, set aside with its cell, or its file refused in one line; nothing is invented or lost.</summary>
public sealed class OddFilesTests : IDisposable
{
    private static readonly IndicatorCatalogue Catalogue = Yaml.Read("""
        plan: Verksamhetsplan 2026
        kommun: "2417"
        mottagare: { admin: [drift@example.se] }
        indikatorer:
          - { id: sjukfranvaro, namn: Sjukfrånvaro, källa: HR, måttenhet: "%", grön: 7 eller lägre }
          - { id: nattfasta, namn: Nattfasta, källa: Treserva, måttenhet: timmar, grön: 11 eller lägre, rimligt: 0–24, enheter: [Bäckgården, Solbacka] }
          - { id: budget, namn: Budgetavvikelse, källa: Ekonomi, måttenhet: kr, grön: 0 eller högre, ackumulerat: ja }
          - { id: helhetssyn, namn: Helhetssyn, nyckeltal: U23471, grön: 82 eller högre }
        """).Catalogue!;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync-odd");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_file_gives_what_it_says_and_is_left_as_it_was()
    {
        Assert.True(OddFiles.All.Count >= 40);
        foreach (var file in OddFiles.All)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, file.Name), file.Content, TestContext.Current.CancellationToken);
        }

        var found = SourceFolder.Look(folder.FullName);

        Assert.Empty(found.Unread);
        Assert.Equal(OddFiles.All.Select(file => file.Name).Order(StringComparer.Ordinal), found.Files.Select(file => file.Path));
        List<string> expected = [], told = [];
        foreach (var file in OddFiles.All)
        {
            var content = await SourceFile.ReadAsync(found.Files.Single(one => one.Path == file.Name), TestContext.Current.CancellationToken);
            var reading = SourceReading.Of(content, new IndicatorNames(Catalogue.Indicators), new ActivityNames(Catalogue), "Norsjö", new DateOnly(2026, 3, 25));
            expected.Add($"{file.Name}: {string.Join(" | ", file.Expected)}");
            told.Add($"{file.Name}: {string.Join(" | ", Told(reading))}");
            Assert.Equal(SHA256.HashData(file.Content), SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, file.Name), TestContext.Current.CancellationToken)));
        }

        Assert.True(expected.SequenceEqual(told), string.Join('\n', told.Except(expected)));
    }

    private static IEnumerable<string> Told(SourceReading reading) => reading.Faults.Select(fault => fault.Cell is null ? fault.Reason : $"{fault.Cell}: {fault.Reason}")
        .Concat(reading.FromKolada.Select(one => $"Kolada: {one.IndicatorId} {one.Period} = {SwedishNumber.Print(one.Value, one.Decimals)}"))
        .Concat(reading.Statements.Select(Told))
        .Order(StringComparer.Ordinal);

    private static string Told(OwnStatement said)
    {
        var gender = said.Key.Gender == Gender.T ? "" : $"{said.Key.Gender.Code()} ";
        var unit = said.Key.Unit.Length == 0 ? "" : said.Key.Unit + " ";
        return $"{said.Key.IndicatorId} {gender}{unit}{said.Key.Period} = {(said.Value is { } value ? SwedishNumber.Print(value, Math.Max(said.Decimals, SwedishNumber.DecimalsOf(value))).Replace('\u00A0'.ToString(), "", StringComparison.Ordinal) : "struket")}";
    }
}
