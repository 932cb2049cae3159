using System.Text.Json;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>A system without Swedish, or without time zones: everything refuses to work, and <c>doctor</c> says what to install.</summary>
public sealed class WithoutSwedenTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("indicatorsync-").FullName;

    public WithoutSwedenTests()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        }

        File.Copy(RepositoryFiles.Sample, Path.Combine(folder, "indikatorer.yaml"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "run", "error: this system cannot write Swedish numbers and dates (sv-SE): install libicu")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "validate", "fel: systemet saknar språkdata för sv-SE. Linux: installera libicu")]
    [InlineData("TZDIR", "run", "error: this system does not know the time zone Europe/Stockholm: install tzdata")]
    [InlineData("TZDIR", "sync", "error: this system does not know the time zone Europe/Stockholm: install tzdata")]
    public async Task A_command_refuses_with_one_plain_line(string lack, string command, string line)
    {
        var ended = await RunAsync(lack, command);

        Assert.True(ended.ExitCode == 2, ended.Out + ended.Error);
        Assert.StartsWith(line, Assert.Single(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_probe_is_unknown()
    {
        var ended = await RunAsync("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "status", "--check");

        Assert.Equal(3, ended.ExitCode);
        Assert.StartsWith("INDICATORSYNC UNKNOWN - this system cannot write Swedish", ended.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "Språkdata", "libicu")]
    [InlineData("TZDIR", "Tidszonsdata", "tzdata")]
    public async Task Doctor_has_an_item_for_it_and_tries_the_rest(string lack, string name, string remedy)
    {
        var ended = await RunAsync(lack, "doctor", "--json", "--Kolada:BaseUrl=http://127.0.0.1:9", "--Kolada:AttemptTimeout=1 s", "--Kolada:TotalTimeout=1 s");

        Assert.True(ended.ExitCode == 2, ended.Out + ended.Error);
        using var document = JsonDocument.Parse(ended.Out);
        var items = document.RootElement.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);
        Assert.False(items[name].GetProperty("ok").GetBoolean());
        Assert.Contains(remedy, items[name].GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.True(items["Indikatorkatalog"].GetProperty("ok").GetBoolean());
        Assert.Contains("Konto", items.Keys);
    }

    private Task<Ended> RunAsync(string lack, params IReadOnlyList<string> words)
    {
        Assert.SkipWhen(lack == "TZDIR" && OperatingSystem.IsWindows(), "time zones are part of Windows");
        return OtherAccount.RunAsync(folder, new Dictionary<string, string> { [lack] = lack == "TZDIR" ? folder : "1" }, words);
    }
}
