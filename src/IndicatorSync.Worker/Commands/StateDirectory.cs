namespace IndicatorSync.Worker.Commands;

/// <summary>The folder in which the installed service may write, as systemd and the command that runs as the service does name it.</summary>
internal static class StateDirectory
{
    private const string Key = "STATE_DIRECTORY";

    /// <summary>Null on Windows, and where nothing is installed.</summary>
    public static string? Of(CommandContext context) =>
        !OperatingSystem.IsWindows() && context.Configuration()[Key]?.Split(':')[0] is { Length: > 0 } folder ? folder : null;
}
