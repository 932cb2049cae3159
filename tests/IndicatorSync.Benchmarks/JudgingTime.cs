using System.Diagnostics;
using System.Globalization;

namespace IndicatorSync.Benchmarks;

/// <summary>The judging of the whole country, timed a few times on one core.</summary>
internal static class JudgingTime
{
    private const int Rounds = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public static void Print(TextWriter output)
    {
        var inputs = WholeCountry.Inputs();
        var times = new List<TimeSpan>();
        var coloured = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            coloured = WholeCountry.JudgeAll(inputs);
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        var (first, best) = (times[0], times.Min());
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"judge: {WholeCountry.Judgements} judgements ({coloured} coloured), first {first.TotalMilliseconds:0} ms, best of {Rounds} {best.TotalMilliseconds:0} ms, {WholeCountry.Judgements / best.TotalSeconds / 1e6:0.0} million/s, {first / Limit:0.00} of the {Limit.TotalSeconds:0} s allowed"));
    }
}
