using System.Text.Json.Nodes;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Testing;

/// <summary>The shipped sample through the whole program, into a test database; catalogue and recording can be changed between runs.</summary>
internal sealed class SampleRun : World
{
    private static readonly string Sample = Path.GetDirectoryName(RepositoryFiles.Sample)!;

    public SampleRun(DatabaseOptions database)
    {
        Day = null;
        Settings.AddRange([$"Database:Provider={database.Provider}", $"Database:ConnectionString={database.ConnectionString}"]);
        foreach (var file in Directory.GetFiles(Sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    private protected override bool OnlyReplays => true;

    /// <summary>Runs <c>sync --replay</c> and fails the test when it does not succeed; what it printed.</summary>
    public async Task<string> SyncAsync()
    {
        var (exitCode, output, error) = await CommandAsync("sync", "--replay", Folder);
        Assert.True(exitCode == 0, output + error);
        return output + error;
    }

    public void ChangeCatalogue(string old, string now) => Change(CatalogueFile, old, now);

    /// <summary>As if Kolada had answered otherwise at a later time: the whole recording moves to it.</summary>
    public void ChangeRecording(DateTimeOffset at, params (string Old, string Now)[] changes)
    {
        foreach (var (old, now) in changes)
        {
            Change(Path.Combine(Folder, "exchanges", "0001.json"), old, now);
        }

        foreach (var (file, key) in Directory.GetFiles(Path.Combine(Folder, "exchanges")).Select(file => (file, "at")).Append((Path.Combine(Folder, "recording.json"), "recordedAt")))
        {
            var json = JsonNode.Parse(File.ReadAllText(file))!;
            json[key] = at.UtcDateTime;
            File.WriteAllText(file, json.ToJsonString());
        }
    }

    private static void Change(string file, string old, string now)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(old, now, StringComparison.Ordinal));
    }
}
