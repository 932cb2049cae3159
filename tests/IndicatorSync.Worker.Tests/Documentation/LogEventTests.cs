using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using IndicatorSync.Worker.Commands;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Tests.Documentation;

/// <summary><c>docs/loggen.md</c> and the events that the program logs.</summary>
public sealed partial class LogEventTests
{
    private static readonly IReadOnlyList<(MethodInfo Method, LoggerMessageAttribute Event)> Events =
    [
        .. typeof(CommandLine).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Event: method.GetCustomAttribute<LoggerMessageAttribute>()!))
            .Where(pair => pair.Event is not null),
    ];

    [Fact]
    public void The_page_has_every_event_with_its_level_and_no_other()
    {
        var logged = Events.Select(pair => (pair.Event.EventId, Level: pair.Event.Level.ToString())).Order();
        var described = Row().Matches(File.ReadAllText(RepositoryFiles.Of("docs", "loggen.md")))
            .Select(match => (int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["level"].Value)).ToList();

        Assert.True(described.Count > 40, $"only {described.Count} events found");
        Assert.Equal(logged, described);
    }

    [Fact]
    public void A_number_is_one_event() =>
        Assert.Empty(Events.CountBy(pair => pair.Event.EventId).Where(counted => counted.Value > 1).Select(counted => counted.Key));

    [Fact]
    public void Every_event_is_written_the_same_way() => Assert.All(Events, pair =>
    {
        Assert.True(pair.Method.IsStatic, $"{pair.Method.DeclaringType!.Name}.{pair.Method.Name} takes its logger as a parameter");
        Assert.False(pair.Method.Name.StartsWith("Log", StringComparison.Ordinal), $"{pair.Method.DeclaringType!.Name}.{pair.Method.Name} is named for what happened");
    });

    [GeneratedRegex(@"^\| (?<number>\d+) \| (?<level>\w+) \| [^|]+ \| [^|]+ \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
