using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Tests.Storage;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// A whole sync whose connection to the database breaks at each of its requests, before the database has it and after it was done. Every
/// run ends as an undisturbed one: the same rows with the same numbers in every table, the same mails. A run is cut at every so many-th
/// request, so that each is cut in one of eight runs, each commit in one of four; where one of them ends otherwise, each of its cuts is tried alone.
/// </summary>
public sealed class LostConnectionTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);

    private const string Catalogue = """
        plan: Provplan
        kommun: "2417"
        mottagare:
          standard: [kvalitet@example.se]
          admin: [drift@example.se]
        indikatorer:
          - id: helhetssyn
            namn: Helhetssyn
            nyckeltal: U23471
            grön: 82 eller högre
            gul: 74–81
        """;

    /// <summary>From the empty file on, migrations among the rest: what a lost answer to a commit could do twice.</summary>
    [Fact]
    public async Task A_first_run_that_hears_nothing_of_its_commits_does_nothing_twice()
    {
        using var kolada = First();
        await AllAsync(answer: true, cuts => new WholeProgram(kolada.BaseUrl, Catalogue) { MakesItsDatabase = true, Cuts = cuts }, Monday);
    }

    /// <summary>With something of every kind: a value revised to red, one new, one struck, a title changed.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_is_cut_off_at_any_request_ends_as_if_nothing_had_happened(bool answer)
    {
        using var kolada = First();
        using var before = new WholeProgram(kolada.BaseUrl, Catalogue);
        await before.RunAsync(Monday);
        kolada.Publishes("U23471", "2417", 2025, 60).Publishes("U23471", "2417", 2023, 84).Strikes("U23471", "2417", 2022).Describes("U23471", "Nytt namn, andel (%)");

        await AllAsync(answer, cuts => Copy(before, cuts), Monday.AddDays(1));
    }

    private async Task AllAsync(bool answer, Func<Cuts, WholeProgram> start, DateTimeOffset now)
    {
        var counted = new Cuts([], answer);
        using var undisturbed = start(counted);
        await undisturbed.RunAsync(now);
        var expected = Left(undisturbed);
        Request[] every = [.. counted.Distinct.Where(request => !answer || request.Text == Request.Commit)];
        output.WriteLine($"{counted.Count} requests; {every.Length} are cut");
        Assert.True(counted.Distinct.Count(request => request.Text == Request.Commit) > 5, "a run of fewer commits than it has stages");

        foreach (var some in every.Select((request, place) => (request, place)).GroupBy(each => each.place % (answer ? 4 : 8), each => each.request))
        {
            var (left, outcome) = await RunAsync(start, new Cuts(some, answer), now);
            if (left == expected && outcome == RunOutcome.Succeeded)
            {
                continue;
            }

            foreach (var one in some)
            {
                (left, outcome) = await RunAsync(start, new Cuts([one], answer), now);
                AssertSame(expected, left, outcome, one.ToString());
            }

            (left, outcome) = await RunAsync(start, new Cuts(some, answer), now);
            AssertSame(expected, left, outcome, string.Join(", ", some));
        }
    }

    private static async Task<(string Left, RunOutcome Outcome)> RunAsync(Func<Cuts, WholeProgram> start, Cuts cuts, DateTimeOffset now)
    {
        using var disturbed = start(cuts);
        var summary = await disturbed.RunAsync(now);
        Assert.True(cuts.NotCut.Count == 0, $"never asked: {string.Join(", ", cuts.NotCut)}: {summary.Outcome}");
        return (Left(disturbed), summary.Outcome);
    }

    private static void AssertSame(string expected, string actual, RunOutcome outcome, string cut)
    {
        Assert.True(outcome == RunOutcome.Succeeded, $"{cut} cut: {outcome}");
        if (expected != actual)
        {
            Assert.Fail($"{cut} cut:\n{string.Join('\n', actual.Split('\n').Except(expected.Split('\n')))}\ninstead of\n{string.Join('\n', expected.Split('\n').Except(actual.Split('\n')))}");
        }
    }

    private static KoladaServer First() => new KoladaServer()
        .Describes("U23471", "Helhetssyn, andel (%)").Names("2417", "Norsjö")
        .Publishes("U23471", "2417", 2022, 70).Publishes("U23471", "2417", 2023, 83).Publishes("U23471", "2417", 2024, 85);

    private static WholeProgram Copy(WholeProgram before, Cuts cuts)
    {
        var copy = before.Copy();
        copy.Cuts = cuts;
        return copy;
    }

    private static string Left(WholeProgram program) => DatabaseContents.Exactly(program.DatabaseFile) + "\n" + Mails(program);

    /// <summary>The parts of a mail are divided by a line that is made by chance.</summary>
    private static string Mails(WholeProgram program) => string.Join('\n', Directory.GetFiles(Path.Combine(program.Folder, "outbox"))
        .Select(file => MimeKit.MimeMessage.Load(file)).Select(mail => $"{mail.MessageId} {mail.To} {mail.Subject}").Order(StringComparer.Ordinal));
}
