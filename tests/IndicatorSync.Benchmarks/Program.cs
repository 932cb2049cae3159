using BenchmarkDotNet.Running;
using IndicatorSync.Benchmarks;

// "judge" and "sync" time once and print ratios in seconds; anything else is for BenchmarkDotNet (--filter *, --list flat).
switch (args)
{
    case ["judge"]:
        JudgingTime.Print(Console.Out);
        break;
    case ["sync", .. var rest]:
        await SyncTime.PrintAsync(Console.Out, rest is [var values] ? int.Parse(values, System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(JudgingBenchmarks).Assembly).Run(args);
        break;
}
