using System.Globalization;

namespace IndicatorSync.Benchmarks;

/// <summary>
/// The published program from end to end, deciding and printing included, as a process of its own against a v3 server on loopback:
/// first, unchanged, unchanged once more (the night after has shown that nothing moves, and from then on that is not judged again), one value in
/// a hundred revised, and <c>status</c>. Beside it the two limits (<see cref="Limits"/>), and where
/// pandas is installed a script that does less. CPU and memory are those of each process alone, its start included.
/// </summary>
internal sealed class SyncTime(SyncOptions options, TextWriter output)
{
    /// <summary>
    /// CPU, program ÷ limits, with a wide margin: a machine's load moves CPU times too. What these catch is work that has come to
    /// grow faster than the data.
    /// </summary>
    private const double MostOfFirst = 6;
    private const double MostOfUnchanged = 20;

    private readonly SyncSet set = options.Set;

    /// <summary>The exit code: 1 when <c>--gate</c> finds the program too slow.</summary>
    public async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("indicatorsync-bench-").FullName;
        try
        {
            var program = ProgramIn(options.Program ?? Publish(folder));
            await File.WriteAllTextAsync(Path.Combine(folder, "indikatorer.yaml"), set.Catalogue());
            await using var source = await LoopbackSource.StartAsync(set);
            return Print(source, program, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private int Print(LoopbackSource source, IReadOnlyList<string> program, string folder)
    {
        output.WriteLine(Text($"sync: {set.Values} values, {set.Indicators} indicators, {set.Areas} areas"));
        output.WriteLine("                                CPU s   wall s  peak MB");
        var first = Line("first", Sync(source, program, folder, day: 25));
        var (paths, bytes) = source.TakeAsked();
        var pathsFile = Path.Combine(folder, "paths.txt");
        File.WriteAllLines(pathsFile, paths);
        var unchanged = Line("unchanged", Sync(source, program, folder, day: 26));
        var atRest = Line("unchanged once more", Sync(source, program, folder, day: 27));
        Line("status", Measured.Of(program[0], [.. program.Skip(1), "status", .. Settings(source, day: 27)], folder));

        var parse = Line("limit: download and parse", Measured.Of("dotnet", [Itself, "limit-parse", source.BaseUrl, pathsFile], folder));
        Measured.Of(program[0], [.. program.Skip(1), "migrate", .. Settings(source, day: 25), "--Database:ConnectionString=Data Source=limit.db"], folder);
        var insert = Line("limit: insert", Measured.Of("dotnet", [Itself, "limit-insert", "limit.db", .. Shape()], folder));
        PrintPandas(source, pathsFile, folder, (first, unchanged, atRest), () =>
        {
            source.Revise();
            return Line("1 % revised", Sync(source, program, folder, day: 28));
        });

        var ofFirst = first.Cpu / (parse.Cpu + insert.Cpu);
        var ofUnchanged = unchanged.Cpu / parse.Cpu;
        output.WriteLine(Text($"  {bytes / 1e6:0} MB in {paths.Count} requests"));
        output.WriteLine(Text($"  first ÷ both limits together: CPU {ofFirst:0.0}; wall ÷ the larger: {first.Wall / Max(parse.Wall, insert.Wall):0.0}"));
        output.WriteLine(Text($"  unchanged ÷ download and parse: CPU {ofUnchanged:0.0}, wall {unchanged.Wall / parse.Wall:0.0}; once more: CPU {atRest.Cpu / parse.Cpu:0.0}, wall {atRest.Wall / parse.Wall:0.0}"));
        if (!options.IsGate)
        {
            return 0;
        }

        var slow = ofFirst > MostOfFirst || ofUnchanged > MostOfUnchanged;
        output.WriteLine(Text($"  {(slow ? "TOO SLOW" : "fast enough")}: at most {MostOfFirst:0} and {MostOfUnchanged:0} times the limits' CPU are let through"));
        return slow ? 1 : 0;
    }

    private static string Itself => typeof(SyncTime).Assembly.Location;

    private string[] Shape() => set.Municipalities == 1
        ? ["--values", set.Values.ToString(CultureInfo.InvariantCulture)]
        : ["--indicators", set.Indicators.ToString(CultureInfo.InvariantCulture)];

    private static Measured Sync(LoopbackSource source, IReadOnlyList<string> program, string folder, int day) =>
        Measured.Of(program[0], [.. program.Skip(1), "sync", .. Settings(source, day)], folder);

    /// <summary>The one file that is handed out, which is compiled ahead; or the assembly, where only that was built.</summary>
    private static IReadOnlyList<string> ProgramIn(string folder)
    {
        var assembly = Path.Combine(folder, "IndicatorSync.Worker.dll");
        return File.Exists(assembly) ? ["dotnet", assembly] : [Path.Combine(folder, OperatingSystem.IsWindows() ? "IndicatorSync.Worker.exe" : "IndicatorSync.Worker")];
    }

    private static IEnumerable<string> Settings(LoopbackSource source, int day) =>
    [
        $"--Kolada:BaseUrl={source.BaseUrl}",
        "--Kolada:RequestsPerSecond=0",
        "--Database:ConnectionString=Data Source=sync.db",
        string.Create(CultureInfo.InvariantCulture, $"--Clock:Now=2026-03-{day}T06:00:00Z"),
    ];

    /// <summary>The same three runs by the script, and the program's beside them.</summary>
    private void PrintPandas(LoopbackSource source, string pathsFile, string folder, (Measured First, Measured Unchanged, Measured AtRest) runs, Func<Measured> revise)
    {
        var python = new[] { "python3", "/usr/bin/python3", "python" }.FirstOrDefault(name => HasPandas(name, folder));
        if (python is null)
        {
            revise();
            output.WriteLine("  pandas is not installed (Debian: python3-pandas): its script was not run");
            return;
        }

        string[] script = [Path.Combine(AppContext.BaseDirectory, "pandas_sync.py"), source.BaseUrl, pathsFile, "pandas.db"];
        var firstByPandas = Line("pandas: first", Measured.Of(python, script, folder));
        var unchangedByPandas = Line("pandas: unchanged", Measured.Of(python, script, folder));
        var revised = revise();
        var revisedByPandas = Line("pandas: 1 % revised", Measured.Of(python, script, folder));
        output.WriteLine(Text($"  program ÷ pandas, CPU: first {runs.First.Cpu / firstByPandas.Cpu:0.00}, unchanged {runs.Unchanged.Cpu / unchangedByPandas.Cpu:0.00}, once more {runs.AtRest.Cpu / unchangedByPandas.Cpu:0.00}, 1 % revised {revised.Cpu / revisedByPandas.Cpu:0.00}"));
    }

    private static bool HasPandas(string python, string folder)
    {
        try
        {
            return Measured.Run(python, ["-c", "import pandas"], folder).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Publish(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "IndicatorSync.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("the benchmark is not within the repository: give --program");
        }

        var published = Path.Combine(folder, "program");
        var worker = Path.Combine(root.FullName, "src", "IndicatorSync.Worker");
        Measured.Of("dotnet", ["publish", worker, "-c", "Release", "--no-restore", "-o", published, "-v", "quiet", "-p:RunAnalyzers=false"], root.FullName);
        return published;
    }

    private Measured Line(string name, Measured measured)
    {
        output.WriteLine(Text($"  {name,-26} {measured.Cpu.TotalSeconds,8:0.00} {measured.Wall.TotalSeconds,8:0.00} {measured.PeakMemory / 1e6,8:0}"));
        return measured;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
