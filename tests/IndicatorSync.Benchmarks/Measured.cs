using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace IndicatorSync.Benchmarks;

/// <summary>What a process cost from its start to its end.</summary>
/// <param name="Cpu">User and system time of all its threads, to within 10 ms.</param>
/// <param name="Wall">On the clock.</param>
/// <param name="PeakMemory">Resident, bytes.</param>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Both of its streams.</param>
internal sealed record Measured(TimeSpan Cpu, TimeSpan Wall, long PeakMemory, int ExitCode, string Output)
{
    /// <summary>The operating system keeps no figures of a process that has ended, so they are read while it runs.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    /// <exception cref="InvalidOperationException">The process did not end with 0; its output is the message.</exception>
    public static Measured Of(string program, IEnumerable<string> arguments, string workingDirectory)
    {
        var measured = Run(program, arguments, workingDirectory);
        return measured.ExitCode == 0
            ? measured
            : throw new InvalidOperationException($"{program} ended with {measured.ExitCode}:\n{measured.Output}");
    }

    public static Measured Run(string program, IEnumerable<string> arguments, string workingDirectory)
    {
        var output = new StringBuilder();
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = workingDirectory,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            },
        };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        var started = Stopwatch.GetTimestamp();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var (cpu, memory) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(Pace))
        {
            try
            {
                process.Refresh();
                (cpu, memory) = (process.TotalProcessorTime, Math.Max(memory, process.PeakWorkingSet64));
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                // It ended between the two questions.
            }
        }

        var wall = Stopwatch.GetElapsedTime(started);
        process.WaitForExit();
        return new Measured(cpu, wall, memory, process.ExitCode, output.ToString());

        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        }
    }
}
