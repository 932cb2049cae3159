using System.Diagnostics;
using System.Text.Json.Nodes;
using IndicatorSync.Worker.Catalogue;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>What an editor with the YAML extension shows of a catalogue: the schema in the real yaml-language-server.</summary>
public sealed class EditorTests : IDisposable
{
    private const string Server = "yaml-language-server@2.0.0";
    private const string NoNpm = "there is no npm on this machine, or it cannot fetch yaml-language-server";

    private const string Faulty = """
        # yaml-language-server: $schema=./indikatorer.schema.json
        plan: P
        kommun: "24"
        mottagare:
          standard: [chef]
        indikatorer:
          - id: Fel Id
            namn: A
            nyckeltal: X1
            grön: 
            larm: 
            larma vid: blå
            tystat till: igår
            skäl: prov
            gron: 82
          - id: b
            namn: B
            grön: minst 82

        """;

    /// <summary>Kept between runs: a fetch takes seconds.</summary>
    private static readonly string Packages = Path.Combine(Path.GetTempPath(), "indicatorsync-" + Server.Replace('@', '-'));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync-editor");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task An_editor_completes_values_and_says_in_Swedish_what_is_wrong()
    {
        await FetchAsync();
        await CatalogueSchema.PutAsync(folder.FullName, TestContext.Current.CancellationToken);

        var shown = await ShowAsync(Write(Faulty), "9:10", "10:10", "11:15");

        Assert.Equal(
            [
                "3: en kommun är fyra siffror, inom citattecken när den börjar med 0: \"0114\"",
                "5: det är ingen e-postadress: namn@example.se",
                "7: id är a–z, 0–9 och bindestreck: helhetssyn-sarskilt-boende",
                "9: ett nyckeltal är N eller U och fem siffror: U23471",
                "10: skriv gränsen med planens ord: 82 eller högre, minst riket, ska minska årligen",
                "12: välj gul, röd eller säkerställd röd",
                "13: en dag skrivs 2026-06-30",
                "15: en indikator har id, namn, nyckeltal, grön, gul och andra nycklar; id och namn behövs, nyckeltal behövs när källa är kolada, och nyckeln här finns kanske inte",
                "16: nyckeltal saknas: det behövs när källa är kolada; skriv källa, eller kvalitativt mål, när värdet inte finns i Kolada",
            ],
            Texts(shown["diagnostics"]!));
        Assert.Contains("82 eller högre", Texts(shown["completions"]![0]!));
        Assert.Contains("ska minska årligen", Texts(shown["completions"]![0]!));
        Assert.Contains("standard", Texts(shown["completions"]![1]!));
        Assert.Contains("gul", Texts(shown["completions"]![2]!));
    }

    /// <summary>The schema says it with if and then: of a <c>not</c> the editor writes an English sentence of its own.</summary>
    [Fact]
    public async Task Keys_that_exclude_each_other_are_told_in_Swedish()
    {
        await FetchAsync();
        await CatalogueSchema.PutAsync(folder.FullName, TestContext.Current.CancellationToken);

        var shown = await ShowAsync(Write("""
            # yaml-language-server: $schema=./indikatorer.schema.json
            plan: Plan
            kommun: "2417"
            mottagare:
              admin: [drift@example.se]
            indikatorer:
              - id: helhetssyn
                namn: Helhetssyn
                nyckeltal: U23471
                kommun: "2417"
                driftenhet: V15E144001301
                kvalitativt mål: Systematisk analys
                gul: 74–81
                tystat till: 2026-06-30
            """));

        Assert.Equal(
            ["7: kommun och driftenhet går inte ihop: ange det ena", "7: kvalitativt mål och gul går inte ihop: ange det ena", "7: tystat till kräver ett skäl"],
            Texts(shown["diagnostics"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_sample_has_its_schema_beside_it_and_an_editor_has_nothing_to_say_of_it()
    {
        var beside = Path.Combine(Path.GetDirectoryName(RepositoryFiles.Sample)!, CatalogueSchema.FileName);
        Assert.Equal(await File.ReadAllTextAsync(RepositoryFiles.Schema, TestContext.Current.CancellationToken), await File.ReadAllTextAsync(beside, TestContext.Current.CancellationToken));
        Assert.StartsWith($"# yaml-language-server: $schema=./{CatalogueSchema.FileName}", await File.ReadAllTextAsync(RepositoryFiles.Sample, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await FetchAsync();
        Assert.Empty(Texts((await ShowAsync(RepositoryFiles.Sample))["diagnostics"]!));
    }

    private static List<string> Texts(JsonNode list) => [.. list.AsArray().Select(one => (string)one!)];

    private string Write(string text)
    {
        var path = Path.Combine(folder.FullName, "indikatorer.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task FetchAsync()
    {
        if (!File.Exists(Path.Combine(Packages, "node_modules", "yaml-language-server", "package.json")))
        {
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            Assert.SkipWhen(await RunAsync(npm, "install", "--prefix", Packages, "--no-audit", "--no-fund", "--loglevel=error", Server) is null, NoNpm);
        }
    }

    private static async Task<JsonNode> ShowAsync(string file, params string[] places)
    {
        var shown = await RunAsync("node", [RepositoryFiles.Of("tests", "IndicatorSync.Worker.Tests", "Catalogue", "editor.js"), Packages, file, .. places]);
        return JsonNode.Parse(Assert.IsType<string>(shown))!;
    }

    /// <summary>What it printed; null when it is not there or failed.</summary>
    private static async Task<string?> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var printed = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode == 0 ? printed : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
