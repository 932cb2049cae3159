using IndicatorSync.Worker.Commands;
using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace IndicatorSync.Testing;

/// <summary>A folder of its own with the program's command line in it: no process, no shared directory, no environment but the given.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync-");

    public CommandRun()
    {
        WorkingDirectory = folder.CreateSubdirectory("work").FullName;
        ExecutableDirectory = folder.CreateSubdirectory("program").FullName;
    }

    public string WorkingDirectory { get; }

    public string ExecutableDirectory { get; }

    public Dictionary<string, string?> Environment { get; } = [];

    public bool IsInstalledService { get; init; }

    public string Out => output.ToString();

    public string Error => error.ToString();

    public ProcessContext ProcessContext => new()
    {
        Out = output,
        Error = error,
        WorkingDirectory = WorkingDirectory,
        ExecutableDirectory = ExecutableDirectory,
        IsInstalledService = IsInstalledService,
        Environment = new MemoryConfigurationSource
        {
            InitialData = Environment.Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value)),
        },
    };

    public Task<int> RunAsync(params string[] args) => CommandLine.RunAsync(args, ProcessContext, TestContext.Current.CancellationToken);

    public SettingsReading Settings(params string[] settingArguments) => ReadSettings(null, settingArguments);

    public SettingsReading ReadSettings(string? replayDirectory, params string[] settingArguments) =>
        SettingsReader.Read(ConfigurationSources.Load(ProcessContext, settingArguments), ProcessContext, replayDirectory);

    public string Write(string name, string text, string? directory = null)
    {
        var path = Path.Combine(directory ?? WorkingDirectory, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        folder.Delete(recursive: true);
    }
}
