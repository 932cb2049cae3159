using System.Text.RegularExpressions;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Logging;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Tests.Logging;

public sealed partial class LogFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Each_event_is_a_line_of_the_day_it_was_written()
    {
        Write(logger =>
        {
            logger.Log(LogLevel.Information, new EventId(7), "one\ntwo of {Count} in {Place}", 3, "Norsjö");
            logger.Log(LogLevel.Error, new EventId(0), new InvalidOperationException("broke"), "three");
        });

        var file = Assert.Single(folder.GetFiles());
        Assert.Matches(@"^indicatorsync-\d{8}\.log$", file.Name);
        var lines = File.ReadAllLines(file.FullName);
        Assert.Equal(["info: Category[7] one two of 3 in Norsjö", "fail: Category[0] three", "System.InvalidOperationException: broke"], lines.Select(line => Stamp().Replace(line, "")));
        Assert.Matches(Stamp(), lines[0]);
    }

    [Fact]
    public void A_text_from_outside_cannot_pretend_to_be_a_line()
    {
        Write(logger => logger.LogInformation("from {Name}", "x\r\n2026-03-02T06:00:00Z crit: IndicatorSync[1] forged"));

        Assert.Single(File.ReadAllLines(Assert.Single(folder.GetFiles()).FullName));
    }

    [Fact]
    public void Files_older_than_asked_go_and_others_are_left()
    {
        foreach (var name in new[] { "indicatorsync-20010101.log", "indicatorsync-notes.log", "other-20010101.log" })
        {
            File.WriteAllText(Path.Combine(folder.FullName, name), "");
        }

        Write(logger => logger.LogInformation("one"));

        var names = folder.GetFiles().Select(file => file.Name).ToList();
        Assert.DoesNotContain("indicatorsync-20010101.log", names);
        Assert.Equal(["indicatorsync-notes.log", "other-20010101.log"], names.Where(name => !Day().IsMatch(name) || name.StartsWith('o')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Owner_and_group_may_read_it_and_nobody_else()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has the rights of the folder");
            return;
        }

        Write(logger => logger.LogInformation("one"));

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
            File.GetUnixFileMode(Assert.Single(folder.GetFiles()).FullName));
    }

    [Fact]
    public void A_second_program_writes_a_file_of_its_own()
    {
        Write(first => Write(second =>
        {
            first.LogInformation("service");
            second.LogInformation("command");
        }));

        Assert.Equal(["command", "service"], folder.GetFiles().Select(file => File.ReadAllText(file.FullName).Trim().Split(' ')[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_silences_the_file_and_nothing_else()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "taken"), "");

        Write(logger => logger.LogInformation("one"), "taken", "logs", "x.log");

        Assert.Single(folder.GetFiles());
    }

    private void Write(Action<ILogger> log, params string[] path)
    {
        using var provider = LogFile.Provider(new FileLogOptions { Path = Path.Combine([folder.FullName, .. path is [] ? ["indicatorsync.log"] : path]), KeepDays = 31 });
        log(provider.CreateLogger("Category"));
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"-\d{8}(_\d{3})?\.log$")]
    private static partial Regex Day();
}
