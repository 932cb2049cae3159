using System.Text.RegularExpressions;

namespace IndicatorSync.Worker.Tests.Fuzz;

/// <summary>Every setting, with an odd text as its value: it is refused with its name, or the program works with it or says what is in the way.</summary>
public sealed partial class OddSettingSweepTests : IDisposable
{
    private static readonly string[] Sections =
        ["Catalogue", "Kolada", "Database", "Mail", "Mail:OAuth", "Alerts", "Schedule", "Heartbeat", "Archive", "Retention", "Report", "Sources", "Clock", "Logging:File", "Secrets"];

    private readonly Scenario norsjo = new();

    public OddSettingSweepTests() => norsjo.Kolada.Publishes("U23471", "2417", 2025, 60);

    public void Dispose() => norsjo.Dispose();

    [Fact]
    public async Task An_odd_value_is_refused_with_its_key_or_stops_nothing_without_a_word()
    {
        using var settings = new CommandRun();
        var keys = settings.Settings([.. Sections.Select(section => $"--{section}:Qqqqqqqqqq=1")]).Problems
            .Select(problem => Listed().Match(problem.InEnglish)).Where(match => match.Success)
            .SelectMany(match => match.Groups["keys"].Value.Split(", ").Select(key => $"{match.Groups["section"].Value}:{key}")).ToList();
        Assert.True(keys.Count > 40, $"{keys.Count} settings");
        var runs = 0;
        foreach (var key in keys)
        {
            foreach (var odd in OddTexts.Some(OddTexts.Plain, 3, key))
            {
                var what = $"{key}={odd[..Math.Min(40, odd.Length)]}";
                var problems = settings.Settings($"--{key}={odd}").Problems;
                Assert.All(problems, problem => OddTexts.AssertPlain(problem.InEnglish + problem.InSwedish, what));
                if (problems.Count > 0)
                {
                    // What goes with it may be what is missing.
                    Assert.Contains(problems, problem => problem.InEnglish.Contains(key.StartsWith("Mail:OAuth", StringComparison.Ordinal) ? "Mail:OAuth" : key, StringComparison.Ordinal));
                }
                else if (runs++ % 3 == 0)
                {
                    var run = await norsjo.Runs("sync", "--json", $"--{key}={odd}");
                    Assert.True(run.ExitCode is 0 or 1 or 2, $"{what}: {run.ExitCode} {run.Error}");
                    Assert.True(run.ExitCode == 0 || (run.Output + run.Error).Trim().Length > 0, $"{what}: {run.ExitCode} without a word");
                    OddTexts.AssertPlain(run.Error + run.Output + string.Concat(run.Mails.Select(mail => mail.Text)), what);
                }
            }
        }
    }

    [GeneratedRegex(@"unknown key; (?<section>[A-Za-z:]+) has (?<keys>[^.]+)\.")]
    private static partial Regex Listed();
}
