using System.Globalization;
using IndicatorSync.Core.Judging;

namespace IndicatorSync.Core.Tests.Judging;

public class CourseTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 5, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("unknown, read, nothing watched yet", Course.Begun)]
    [InlineData("unknown, read", Course.Added)]
    [InlineData("unknown, unread", Course.Awaited)]
    [InlineData("unknown, read, failed", Course.Awaited)]
    [InlineData("unwatched, read", Course.Added)]
    [InlineData("unwatched, unread", Course.Awaited)]
    [InlineData("watched, read", Course.Continued)]
    [InlineData("watched, unread, failed", Course.Continued)]
    [InlineData("watched, removed 30 days ago, unread", Course.Resumed)]
    [InlineData("watched, removed 31 days ago, read", Course.Added)]
    [InlineData("watched, removed 31 days ago, read, nothing watched yet", Course.Begun)]
    [InlineData("watched, removed 31 days ago, read, failed", Course.Awaited)]
    public void An_indicator_goes_on_as_it_was_left(string situation, Course expected)
    {
        var words = situation.Split(", ");
        var removed = words.FirstOrDefault(word => word.StartsWith("removed", StringComparison.Ordinal));
        DateTimeOffset? at = removed is null ? null : Now.AddDays(-int.Parse(removed.Split(' ')[1], CultureInfo.InvariantCulture));
        CourseSoFar? soFar = words[0] == "unknown" ? null : new CourseSoFar(words[0] == "watched", at);
        var run = new RunTerms(Now, new DateOnly(2026, 10, 5), words.Contains("failed"), !words.Contains("nothing watched yet"), 90);

        Assert.Equal(expected, Courses.Of(soFar, words.Contains("read"), run));
    }
}
