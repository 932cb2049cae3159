using System.Text.Json;
using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Tests.Commands;

public sealed class DoctorCommandTests : IDisposable
{
    private const string Catalogue = """
        plan: Prov
        kommun: "2417"
        mottagare:
          standard: [kvalitet@example.se]
          admin: [drift@example.se]
        indikatorer:
          - id: prov
            namn: Prov
            nyckeltal: U23471
            grön: 82 eller högre
        """;

    private readonly CommandRun run = new();
    private readonly KoladaServer kolada = new KoladaServer().Names("0000", "Riket");

    public void Dispose()
    {
        kolada.Dispose();
        run.Dispose();
    }

    [Fact]
    public async Task It_tries_everything_and_prints_one_document_in_the_promised_shape()
    {
        run.Write("indikatorer.yaml", Catalogue);

        var code = await DoctorAsync("--json");

        using var document = JsonDocument.Parse(run.Out);
        var items = document.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            ["Konfiguration", "Indikatorkatalog", "Mottagare", "Språkdata", "Tidszonsdata", "Tidplan", "Kolada", "Klocka", "Databas", "E-post", "Databasens mapp", "Mejlens mapp", "Konto"],
            items.Select(item => item.GetProperty("name").GetString()));
        Assert.All(items, item => Assert.Equal(["name", "ok", "message", "remedy"], item.EnumerateObject().Select(member => member.Name)));
        Assert.Equal(["E-post"], items.Where(item => !item.GetProperty("ok").GetBoolean()).Select(item => item.GetProperty("name").GetString()));
        Assert.Equal(2, code);
    }

    [Fact]
    public async Task Without_recipients_beyond_reach_a_fresh_installation_is_told_line_by_line()
    {
        run.Write("indikatorer.yaml", Catalogue);

        await DoctorAsync();

        Assert.Contains("[ ok ] Kolada: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("[FEL!] E-post: Mejlen når ingen", run.Out, StringComparison.Ordinal);
        Assert.Contains("Gör så här: Ange Mail:Transport=Smtp", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 av 13 punkter behöver åtgärdas." + Environment.NewLine, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_settings_are_named_and_the_rest_is_tried_all_the_same()
    {
        run.Write("indikatorer.yaml", Catalogue);

        var code = await DoctorAsync("--Schedule:Cron=varje dag", "--Mail:Transport=Duva");

        Assert.Equal(2, code);
        Assert.Contains("[FEL!] Konfiguration: Schedule:Cron", run.Out, StringComparison.Ordinal);
        Assert.Contains("[FEL!] Konfiguration: Mail:Transport", run.Out, StringComparison.Ordinal);
        Assert.Contains("[ ok ] Kolada: ", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Tidplan", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_catalogue_and_a_broken_band_are_faults_of_the_catalogue()
    {
        Assert.Equal(2, await DoctorAsync());
        Assert.Contains("[FEL!] Indikatorkatalog: ", run.Out, StringComparison.Ordinal);

        run.Write("indikatorer.yaml", Catalogue.Replace("82 eller högre", "ganska bra", StringComparison.Ordinal));
        await DoctorAsync();
        Assert.Contains("Kör validate", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.Ok)]
    [InlineData(ExitCode.Failed, FailureKind.Failed)]
    [InlineData(ExitCode.NeedsMigration, FailureKind.Failed, FailureKind.SchemaOld)]
    [InlineData(ExitCode.BadInput, FailureKind.SchemaOld, FailureKind.BadInput, FailureKind.Failed)]
    public void The_exit_code_names_what_is_to_be_mended_first(object expected, params object[] faults) => Assert.Equal(
        expected,
        ExitCodes.Of(faults.Select(kind => (FailureKind)kind)));

    private Task<int> DoctorAsync(params string[] more) => run.RunAsync(["doctor", $"--Kolada:BaseUrl={kolada.BaseUrl}", .. more]);
}
