using BenchmarkDotNet.Attributes;
using IndicatorSync.Core.Judging;

namespace IndicatorSync.Benchmarks;

[MemoryDiagnoser]
public class JudgingBenchmarks
{
    private IReadOnlyList<JudgeInput> inputs = [];

    [GlobalSetup]
    public void Setup() => inputs = WholeCountry.Inputs();

    [Benchmark]
    public int JudgeTheWholeCountry() => WholeCountry.JudgeAll(inputs);
}
