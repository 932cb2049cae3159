using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Hosting.WindowsServices;
using Spectre.Console;

namespace IndicatorSync.Worker.Foundation.Configuration;

/// <summary>All that a command takes from the process it runs in, so that a test can run it in others.</summary>
internal sealed record ProcessContext
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Where questions are put and answered; null when nobody is at the keyboard.</summary>
    public Func<IAnsiConsole?> Terminal { get; init; } = () => null;

    public required string WorkingDirectory { get; init; }

    public required string ExecutableDirectory { get; init; }

    public bool IsInstalledService { get; init; }

    public IConfigurationSource Environment { get; init; } = new EnvironmentVariablesConfigurationSource();

    /// <summary>What it knows grows as configuration is read; everything that leaves the process passes it.</summary>
    public Redactor Redactor { get; init; } = new();

    /// <summary>What is beside the program's own services in the host; nothing in the process, what breaks or watches in a test.</summary>
    public Action<IServiceCollection> AddServices { get; init; } = _ => { };

    public static ProcessContext OfProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Terminal = () => Console.IsInputRedirected || Console.IsOutputRedirected ? null : AnsiConsole.Console,
        WorkingDirectory = Directory.GetCurrentDirectory(),
        ExecutableDirectory = AppContext.BaseDirectory,
        IsInstalledService = WindowsServiceHelpers.IsWindowsService() || SystemdHelpers.IsSystemdService(),
    };

    /// <summary>
    /// A path as configured, made whole: a command starts from the working directory (where the path is left as it was written, which
    /// reads better), an installed service from the folder of its <c>appsettings.json</c>.
    /// </summary>
    public string Resolve(string path)
    {
        var start = IsInstalledService ? ConfigurationSources.SettingsDirectory(this) : WorkingDirectory;
        return start == Directory.GetCurrentDirectory() ? path : Path.GetFullPath(path, start);
    }
}
