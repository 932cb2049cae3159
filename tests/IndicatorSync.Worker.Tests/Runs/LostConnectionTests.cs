using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Tests.Storage;

namespace IndicatorSync.Worker.Tests.Runs;

/// <summary>
/// A whole sync whose connection to the database breaks once: at each of its requests in turn, before the database has it and after it
/// was done. Every run ends as an undisturbed one: the same rows with the same numbers in every table, the same mails.
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
    public async Task A_first_run_that_hears_nothing_of_one_of_its_commits_does_nothing_twice()
    {
        using var kolada = First();
        await AllAsync(answer: true, cuts => cuts.Commits, cuts => new WholeProgram(kolada.BaseUrl, Catalogue) { MakesItsDatabase = true, Cuts = cuts }, Monday);
    }

    /// <summary>With something of every kind: a value revised to red, one new, one struck, a title changed.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_is_cut_off_once_ends_as_if_nothing_had_happened(bool answer)
    {
        using var kolada = First();
        using var before = new WholeProgram(kolada.BaseUrl, Catalogue);
        await before.RunAsync(Monday);
        kolada.Publishes("U23471", "2417", 2025, 60).Publishes("U23471", "2417", 2023, 84).Strikes("U23471", "2417", 2022).Describes("U23471", "Nytt namn, andel (%)");

        await AllAsync(answer, cuts => answer ? cuts.Commits : cuts.Distinct, cuts => Copy(before, cuts), Monday.AddDays(1));
    }

    private async Task AllAsync(bool answer, Func<Cuts, IReadOnlyList<int>> which, Func<Cuts, WholeProgram> start, DateTimeOffset now)
    {
        var counted = new Cuts(0, answer);
        using var undisturbed = start(counted);
        await undisturbed.RunAsync(now);
        var (rows, mails) = (DatabaseContents.Exactly(undisturbed.DatabaseFile), Mails(undisturbed));
        var cut = which(counted);
        output.WriteLine($"{counted.Requests} requests, {counted.Commits.Count} of them commits; {cut.Count} are cut in turn");
        Assert.True(counted.Commits.Count > 5, "a run of fewer commits than it has stages");

        foreach (var request in cut)
        {
            var cuts = new Cuts(request, answer);
            using var disturbed = start(cuts);
            var summary = await disturbed.RunAsync(now);

            Assert.True(cuts.HasCut, $"request {request} was not cut: {summary.Outcome}");
            Assert.True(summary.Outcome == RunOutcome.Succeeded, $"request {request} was cut: {summary.Outcome}");
            AssertSame(rows, DatabaseContents.Exactly(disturbed.DatabaseFile), request);
            AssertSame(mails, Mails(disturbed), request);
        }
    }

    private static void AssertSame(string expected, string actual, int request)
    {
        if (expected != actual)
        {
            Assert.Fail($"after request {request} was cut:\n{string.Join('\n', actual.Split('\n').Except(expected.Split('\n')))}\ninstead of\n{string.Join('\n', expected.Split('\n').Except(actual.Split('\n')))}");
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

    /// <summary>The parts of a mail are divided by a line that is made by chance.</summary>
    private static string Mails(WholeProgram program) => string.Join('\n', Directory.GetFiles(Path.Combine(program.Folder, "outbox"))
        .Select(file => MimeKit.MimeMessage.Load(file)).Select(mail => $"{mail.MessageId} {mail.To} {mail.Subject}").Order(StringComparer.Ordinal));
}
