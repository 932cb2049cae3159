using System.Diagnostics;

namespace IndicatorSync.Worker.Commands.Setup;

/// <summary>
/// Runs another command of the program as the installed service would: where <see cref="RunAsKey"/> names a command that changes account
/// (the Linux wrapper does), in a process of its own, so that what it makes does not belong to root. Else within this process.
/// </summary>
internal sealed class InstalledProgram(CommandContext context)
{
    public const string RunAsKey = "INDICATORSYNC_RUN_AS";

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var process = context.ProcessContext;
        if (context.Configuration()[RunAsKey]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var command, .. var more])
        {
            return await CommandLine.RunAsync([.. words, .. context.SettingArguments], process, cancellationToken);
        }

        await process.Out.FlushAsync(cancellationToken);
        var start = new ProcessStartInfo(command) { UseShellExecute = false };
        foreach (var word in more.Append(Environment.ProcessPath!).Concat(words).Concat(context.SettingArguments))
        {
            start.ArgumentList.Add(word);
        }

        using var child = Process.Start(start)!;
        await child.WaitForExitAsync(cancellationToken);
        return child.ExitCode;
    }
}
