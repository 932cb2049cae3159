namespace IndicatorSync.Worker.Tests.Commands;

/// <summary>What a recording has stored is asked with the same option that stored it: nobody has to name the database (docs/contract.md 1.1).</summary>
public sealed class ReplayOptionTests
{
    private static readonly string Sample = Path.GetDirectoryName(RepositoryFiles.Sample)!;

    [Fact]
    public async Task Commands_that_look_at_a_replayed_run_are_given_the_recording_and_nothing_else()
    {
        using var run = new CommandRun();
        run.Write("plan.csv", "Indikator;Grön;Gul\nHelhetssyn särskilt boende;82 eller högre;74–81\n");

        Assert.Equal(0, await run.RunAsync("sync", "--replay", Sample));
        Assert.Contains($"explain ID --replay {Sample}", run.Error, StringComparison.Ordinal);
        Assert.Contains($"Mails are files in {Path.Combine(run.WorkingDirectory, "outbox")}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"The site begins with {Path.Combine(run.WorkingDirectory, "site", "index.html")}.", run.Error, StringComparison.Ordinal);
        Assert.Contains("23 indicators: 4 green, 9 yellow, 9 red, 1 none", await AnswerAsync(run, "status", "--replay", Sample), StringComparison.Ordinal);
        Assert.Contains("placerade på HVB", await AnswerAsync(run, "explain", "placerade-pa-hvb", "--replay", Sample), StringComparison.Ordinal);
        Assert.Contains("U23471", await AnswerAsync(run, "kpi", "helhetsyn", "sarskilt", "--replay", Sample), StringComparison.Ordinal);
        Assert.Contains("1 indikator (1 med valt nyckeltal)", await AnswerAsync(run, "draft", "plan.csv", "--kommun", "Norsjö", "--replay", Sample), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: there is no database at", "is shown with the same --replay", "status")]
    [InlineData("fel: Det finns ingen databas i", "visas med samma --replay", "explain", "placerade-pa-hvb")]
    public async Task Without_the_recording_it_is_said_how_what_was_replayed_is_looked_at(string line, string hint, params string[] args)
    {
        using var run = new CommandRun();
        Assert.Equal(0, await run.RunAsync("sync", "--replay", Sample, "--Database:ConnectionString=Data Source=annan.db;Pooling=false"));
        Assert.Contains(", with the same --Database settings", run.Error, StringComparison.Ordinal);
        var before = run.Error.Length;

        Assert.Equal(1, await run.RunAsync(args));

        Assert.StartsWith(line, run.Error[before..], StringComparison.Ordinal);
        Assert.Contains(hint, run.Error[before..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_catalogues_that_were_replayed_at_the_same_time_the_last_is_shown()
    {
        using var run = new CommandRun();
        var text = await File.ReadAllTextAsync(Path.Combine(Sample, "indikatorer.yaml"), TestContext.Current.CancellationToken);
        foreach (var name in new[] { "Zeta", "Alfa", "Mitten" })
        {
            var catalogue = run.Write($"{name}.yaml", text.Replace("plan: ", $"plan: {name} ", StringComparison.Ordinal));
            Assert.Equal(0, await run.RunAsync("sync", "--replay", Sample, $"--Catalogue:Path={catalogue}"));
            Assert.Contains($"<title>{name} ", await File.ReadAllTextAsync(Path.Combine(run.WorkingDirectory, "site", "index.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("error: --replay borta: there is no such folder", "status", "--replay", "borta")]
    [InlineData("fel: --replay borta: mappen finns inte", "explain", "x", "--replay", "borta")]
    [InlineData("fel: --replay är tom", "kpi", "x", "--replay", "")]
    [InlineData("fel: kpi har inget val --replai", "kpi", "x", "--replai", "inspelning")]
    public async Task A_recording_that_is_not_there_is_one_line(string line, params string[] args)
    {
        using var run = new CommandRun();

        Assert.Equal(2, await run.RunAsync(args));

        Assert.StartsWith(line, run.Error, StringComparison.Ordinal);
    }

    private static async Task<string> AnswerAsync(CommandRun run, params string[] args)
    {
        var before = run.Out.Length;
        Assert.Equal(0, await run.RunAsync(args));
        return run.Out[before..];
    }
}
