using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Foundation;

namespace IndicatorSync.Worker.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("bogus")]
    [InlineData("sync --bogus")]
    [InlineData("sync bogus")]
    [InlineData("--Bogus=1")]
    [InlineData("explain")]
    [InlineData("sync --replay")]
    [InlineData("sync --replay nowhere")]
    [InlineData("sync --replay a --record b")]
    [InlineData("sync --Schedule:Jitter 0")]
    [InlineData("--Schedule:Jitter=x sync")]
    [InlineData("sync --Schedule:Jitter=x")]
    [InlineData("run --Schedule:Jitter=x")]
    [InlineData("--Schedule:Jitter=x")]
    [InlineData("status --check --json")]
    [InlineData("migrate --script --dry-run")]
    [InlineData("migrate --script")]
    public async Task Bad_usage_is_exit_2_with_one_line_on_stderr(string words)
    {
        var exitCode = await run.RunAsync(words.Split(' '));

        Assert.Equal(2, exitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Single(Lines(run.Error));
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Every_wrong_option_has_its_line()
    {
        Assert.Equal(2, await run.RunAsync("status", "--Schedule:Jitter=15", "--Mail:Port=x"));

        Assert.Equal(2, Lines(run.Error).Length);
        Assert.Contains("Schedule:Jitter (command line)", run.Error, StringComparison.Ordinal);
        Assert.Contains("Mail:Port (command line)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_that_speak_Swedish_do_so_in_their_errors()
    {
        Assert.Equal(2, await run.RunAsync("explain", "x", "--Mail:Port=x"));

        Assert.StartsWith("fel: Mail:Port (kommandoraden): ange ett heltal", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_may_stand_before_the_command_or_after_an_argument()
    {
        Assert.Equal(2, await run.RunAsync("--Mail:Port=x", "explain", "--Kolada:RequestsPerSecond=x", "id"));

        Assert.Equal(2, Lines(run.Error).Length);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("sync --help")]
    [InlineData("--version")]
    public async Task Help_and_version_are_no_errors(string words)
    {
        Assert.Equal(0, await run.RunAsync(words.Split(' ')));

        Assert.NotEmpty(run.Out);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Validate_tells_the_faults_of_configuration_and_catalogue_together()
    {
        Assert.Equal(2, await run.RunAsync("validate", "--Mail:Port=x"));

        Assert.Contains("Mail:Port (kommandoraden)", run.Out, StringComparison.Ordinal);
        Assert.Contains("indikatorer.yaml", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
        Assert.Empty(Directory.GetFileSystemEntries(run.WorkingDirectory));
    }

    [Fact]
    public async Task A_probe_with_bad_configuration_is_UNKNOWN_in_one_line()
    {
        Assert.Equal(3, await run.RunAsync("status", "--check", "--Mail:Port=x", "--Schedule:Jitter=15"));

        Assert.StartsWith("INDICATORSYNC UNKNOWN - ", Assert.Single(Lines(run.Out)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--record")]
    [InlineData("--replay")]
    public async Task An_empty_folder_name_is_bad_input(string option)
    {
        Assert.Equal(2, await run.RunAsync("sync", option, ""));

        Assert.Contains($"{option} wants a folder", Assert.Single(Lines(run.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_indicator_is_bad_input_with_the_nearest_id()
    {
        var failure = ExplainCommand.Unknown("helhetsyn-boende", [("placerade-hvb", "HVB"), ("helhetssyn-boende", "Helhetssyn")]);

        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.Equal("Ingen indikator har id helhetsyn-boende. Menade du helhetssyn-boende?", failure.Message);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
