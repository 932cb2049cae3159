using BenchmarkDotNet.Running;
using IndicatorSync.Benchmarks;

// "judge" and "sync" time once and print ratios; anything else is for BenchmarkDotNet (--filter *, --list flat).
switch (args)
{
    case ["judge"]:
        JudgingTime.Print(Console.Out);
        return 0;
    case ["sync", .. var rest] when SyncOptions.Parse(rest) is { } options:
        return await new SyncTime(options, Console.Out).RunAsync();
    case ["sync", ..]:
        Console.Error.WriteLine("sync [--values N | --indicators N] [--program DIR] [--gate]");
        return 2;
    case ["limit-parse", var baseUrl, var paths]:
        await Limits.ParseAsync(baseUrl, paths);
        return 0;
    case ["limit-insert", var database, .. var shape] when SyncOptions.Parse(shape) is { } shaped:
        Limits.Insert(database, shaped.Set);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(JudgingBenchmarks).Assembly).Run(args);
        return 0;
}
