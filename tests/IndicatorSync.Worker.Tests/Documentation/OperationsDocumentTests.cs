using System.Reflection;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Problems;

namespace IndicatorSync.Worker.Tests.Documentation;

/// <summary><c>docs/drift.md</c> keeps up with the program.</summary>
public sealed partial class OperationsDocumentTests
{
    private static readonly string[] Sections = ["Catalogue", "Kolada", "Database", "Mail", "Mail:OAuth", "Alerts", "Schedule", "Heartbeat", "Archive", "Retention", "Report", "Clock"];

    private readonly string document = File.ReadAllText(RepositoryFiles.Of("docs", "drift.md"));

    [Fact]
    public void Every_setting_is_in_the_table()
    {
        using var run = new CommandRun();

        // A misspelt key is answered with all that there are.
        var answers = run.Settings([.. Sections.Select(section => $"--{section}:Qqqqqqqqqq=1")]).Problems;
        var keys = answers.Select(answer => Listed().Match(answer.English)).Where(match => match.Success)
            .SelectMany(match => match.Groups["keys"].Value.Split(", ").Select(key => $"{match.Groups["section"].Value}:{key}"))
            .ToList();

        Assert.True(keys.Count > 35, $"only {keys.Count} settings found");
        Assert.All(keys, key => Assert.Contains($"| `{key}` |", document, StringComparison.Ordinal));
    }

    /// <summary>In code, alone or with a value: the program answers a key that it does not have with those that it has.</summary>
    [Theory]
    [InlineData("drift.md")]
    [InlineData("katalog.md")]
    [InlineData("databas.md")]
    [InlineData("contract.md")]
    public void Every_setting_that_a_manual_names_is_one_of_the_programs(string manual)
    {
        var text = File.ReadAllText(RepositoryFiles.Of("docs", manual));
        var named = Named().Matches(text).Select(match => match.Groups["key"].Value.Replace("__", ":", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(Unknown(named));
    }

    [Theory]
    [InlineData("Mail:Hots")]
    [InlineData("Sources:Sql:hr:Qurey")]
    public void A_setting_that_the_program_does_not_have_is_found(string key) => Assert.NotEmpty(Unknown([key]));

    [Theory]
    [InlineData("Logging:File:Path")]
    [InlineData("Logging:File:KeepDays")]
    [InlineData("Secrets:Directory")]
    [InlineData("INDICATORSYNC_SECRETS")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public void So_are_those_that_no_section_lists(string key) => Assert.Contains($"`{key}`", document, StringComparison.Ordinal);

    [Fact]
    public void Every_code_of_a_problem_is_in_the_table_of_types()
    {
        var codes = typeof(ProblemTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(codes);
        Assert.Equal(codes.Order(StringComparer.Ordinal), ProblemTable.Types.Select(type => type.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_of_problems_is_the_programs_own()
    {
        var rows = ProblemTable.Types.Select(type => $"| `{type.Code}` | {type.Meaning} | {type.Remedy} | {Told(type.Mail)} | {Shown(type.End)} |").ToList();
        var printed = document.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line != "| typ | betyder | gör | mejl till | står i vyn tills |").Skip(2).TakeWhile(line => line.StartsWith('|'));

        Assert.Equal(rows, printed);
    }

    /// <summary>Until a job has been seen green there.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/drift.md")]
    public void What_it_has_not_been_run_on_is_said(string page)
    {
        var text = File.ReadAllText(RepositoryFiles.Of(page.Split('/')));

        Assert.Contains("ej provat på Windows", text, StringComparison.Ordinal);
        Assert.Contains("provat mot Babelfish, ej mot SQL Server", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_alert_is_explained()
    {
        var rules = File.ReadAllText(RepositoryFiles.Of("deploy", "observability", "alert-rules.yaml"));
        var alerts = Alert().Matches(rules).Select(match => match.Groups["name"].Value).ToList();

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.Contains($"`{alert}`", document, StringComparison.Ordinal));
    }

    private static List<string> Unknown(IReadOnlyList<string> keys)
    {
        using var run = new CommandRun();
        return [.. run.Settings([.. keys.Select(key => $"--{key}=1")]).Problems.Where(problem => problem.English.Contains("unknown key", StringComparison.Ordinal)).Select(problem => problem.Key)];
    }

    private static string Told(ProblemMail mail) => mail switch
    {
        ProblemMail.None => "ingen",
        ProblemMail.Once => "drift, en gång",
        ProblemMail.OnChange => "drift, när det börjar och när det är över",
        ProblemMail.OnChangeAlsoToRecipients => "drift och indikatorns mottagare, när det börjar och när det är över",
        ProblemMail.AfterLastAttempt => "drift, efter dagens sista försök och när det är över",
        ProblemMail.WhileItLasts => "drift, efter dagens sista försök",
        ProblemMail.WhenOver => "drift, när det är över",
        _ => throw new ArgumentOutOfRangeException(nameof(mail), mail, "no words for it"),
    };

    private static string Shown(ProblemEnd end) => end switch
    {
        ProblemEnd.NotKept => "visas aldrig där",
        ProblemEnd.AfterAMonth => "en månad har gått",
        ProblemEnd.TitleIsKnown => "en månad har gått, nyckeltalet har bytt namn igen, eller katalogen inte längre nämner det",
        ProblemEnd.AnyRun => "nästa körning inte finner det",
        ProblemEnd.RunOfService => "tjänstens nästa körning inte finner det",
        ProblemEnd.RunWithValues => "en körning som får värden inte finner det",
        ProblemEnd.AnswerForSeries => "Kolada har svarat för nyckeltalet och området utan det",
        ProblemEnd.AnswerAboutKpi => "Kolada har svarat om nyckeltalet utan det, eller katalogen inte längre nämner det",
        ProblemEnd.AnswerAboutArea => "Kolada har svarat om området utan det",
        ProblemEnd.AnswersWithKpi => "Kolada har svarat helt för nyckeltalet utan det",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "no words for it"),
    };

    [GeneratedRegex(@"unknown key; (?<section>[A-Za-z:]+) has (?<keys>[^.]+)\.")]
    private static partial Regex Listed();

    [GeneratedRegex("`(?:--)?(?<key>(?:Catalogue|Kolada|Database|Mail|Alerts|Schedule|Heartbeat|Archive|Retention|Report|Clock|Sources)(?:(?:__|:)[A-Za-z]+)+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"- alert: (?<name>\w+)")]
    private static partial Regex Alert();
}
