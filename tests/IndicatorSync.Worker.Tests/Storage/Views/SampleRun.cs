using System.Text.Json.Nodes;
using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace IndicatorSync.Worker.Tests.Storage.Views;

/// <summary>The shipped sample through the whole program, into a test database; catalogue and recording can be changed between runs.</summary>
internal sealed class SampleRun : IDisposable
{
    private static readonly string Sample = Path.GetDirectoryName(Catalogue.RepositoryFiles.Sample)!;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync_sample_");
    private readonly DatabaseOptions database;

    public SampleRun(DatabaseOptions database)
    {
        this.database = database;
        foreach (var file in Directory.GetFiles(Sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(Sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Runs <c>sync --replay</c> and fails the test when it does not succeed.</summary>
    public async Task SyncAsync()
    {
        using var output = new StringWriter();
        var process = new ProcessContext
        {
            Out = output,
            Error = output,
            WorkingDirectory = folder.FullName,
            ExecutableDirectory = folder.FullName,
            Environment = new MemoryConfigurationSource(),
        };
        var exitCode = await CommandLine.RunAsync(
            ["sync", "--replay", folder.FullName, $"--Database:Provider={database.Provider}", $"--Database:ConnectionString={database.ConnectionString}"],
            process,
            TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, output.ToString());
    }

    public void ChangeCatalogue(string old, string now) => Change(Path.Combine(folder.FullName, "indikatorer.yaml"), old, now);

    /// <summary>As if Kolada had answered otherwise at a later time: the whole recording moves to it.</summary>
    public void ChangeRecording(DateTimeOffset at, params (string Old, string Now)[] changes)
    {
        foreach (var (old, now) in changes)
            Change(Path.Combine(folder.FullName, "exchanges", "0001.json"), old, now);

        foreach (var (file, key) in Directory.GetFiles(Path.Combine(folder.FullName, "exchanges")).Select(file => (file, "at")).Append((Path.Combine(folder.FullName, "recording.json"), "recordedAt")))
        {
            var json = JsonNode.Parse(File.ReadAllText(file))!;
            json[key] = at.UtcDateTime;
            File.WriteAllText(file, json.ToJsonString());
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static void Change(string file, string old, string now)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(old, now, StringComparison.Ordinal));
    }
}
