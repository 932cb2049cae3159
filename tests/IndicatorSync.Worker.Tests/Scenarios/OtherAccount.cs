using System.Diagnostics;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>How a process of the program ended.</summary>
internal sealed record Ended(int ExitCode, string Out, string Error);

/// <summary>
/// The program as a process, under an account to which the rights of files mean something: to root they do not, and builds in
/// containers run as root.
/// </summary>
internal static class OtherAccount
{
    private static readonly string[] Nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];

    /// <param name="folder">The working directory, which the other account must be able to enter.</param>
    /// <param name="environment">Beside the variables of this process.</param>
    /// <param name="words">The arguments.</param>
    public static async Task<Ended> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> words)
    {
        // As the tests themselves run: beside them some of the program's assemblies come from a shared framework.
        string[] program = ["exec", "--runtimeconfig", Beside("Tests.runtimeconfig.json"), "--depsfile", Beside("Tests.deps.json"), Beside("dll")];
        var asNobody = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;
        var start = new ProcessStartInfo(asNobody ? "setpriv" : "dotnet", asNobody ? [.. Nobody, "dotnet", .. program, .. words] : [.. program, .. words])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ended(process.ExitCode, await output, await error);
    }

    private static string Beside(string ending) => Path.Combine(AppContext.BaseDirectory, $"IndicatorSync.Worker.{ending}");
}
