using System.Diagnostics;

namespace IndicatorSync.Worker.Tests.Catalogue;

/// <summary>Catalogues that no person writes. Processor time is the process's, so nothing else may run meanwhile.</summary>
[Collection(nameof(Alone))]
public class FloodTests
{
    /// <summary>What is not linear takes minutes.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    /// <summary>What the tests before it left behind is cleared away once; before each flood it would take longer than the flood, while nothing else runs.</summary>
    static FloodTests() => GC.Collect();

    public static TheoryData<string, string> Floods() => new()
    {
        { "brackets", "plan: " + new string('[', 200_000) },
        { "brackets of the other kind", "plan: " + string.Concat(Enumerable.Repeat("{a: ", 100_000)) },
        { "brackets, one a line", string.Concat(Enumerable.Repeat("[\n", 200_000)) },
        { "lists in lists", string.Concat(Enumerable.Repeat("- ", 100_000)) },
        { "brackets that close the other kind", "plan: " + string.Concat(Enumerable.Repeat("[}", 100_000)) },
        { "brackets that close each other", "plan: " + string.Concat(Enumerable.Repeat("[{]}", 50_000)) },
        { "the same id", Yaml.Catalogue([.. Enumerable.Repeat("namn: A\nnyckeltal: U23471\ngrön: minst 82", 4_000)]).Replace("helhetssyn-", "helhetssyn #", StringComparison.Ordinal) },
        { "unknown keys", Yaml.Catalogue(Yaml.Sound) + string.Concat(Enumerable.Range(0, 20_000).Select(n => FormattableString.Invariant($"okänd{n}: x\n"))) },
        { "groups", Yaml.Catalogue(Yaml.Sound).Replace("  standard:", string.Concat(Enumerable.Range(0, 20_000).Select(n => FormattableString.Invariant($"  grupp{n}: [a]\n"))) + "  standard:", StringComparison.Ordinal) },
        { "a long key", Yaml.With(new string('x', 1_000_000) + ": y") },
    };

    [Theory]
    [MemberData(nameof(Floods), DisableDiscoveryEnumeration = true)]
    public void A_flood_is_refused_within_a_second_of_processor_time(string kind, string text)
    {
        using var process = Process.GetCurrentProcess();
        Yaml.Read("plan: [");
        Yaml.Read(Yaml.With("okänd: x")); // the compiler's time is no part of it
        // Nor is what the process may still be clearing away: the best of three counts.
        var took = Enumerable.Range(0, 3).Select(_ => Took(process, text)).FirstOrDefault(time => time < Most, Most);

        Assert.True(took < Most, $"{kind}: three times more than {Most}");
    }

    private static TimeSpan Took(Process process, string text)
    {
        process.Refresh();
        var before = process.TotalProcessorTime;
        Assert.Null(Yaml.Read(text).Catalogue);
        process.Refresh();
        return process.TotalProcessorTime - before;
    }
}

/// <summary>Tests that measure the process, each while nothing else runs in it.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
