using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Foundation.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorSync.Worker.Tests.Foundation;

public sealed class FileLoggerTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync-");
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 2, 23, 59, 0, TimeSpan.Zero));

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Each_day_has_its_file_and_each_event_its_line()
    {
        using (var provider = Provider(keepDays: 31))
        {
            Write(provider, LogLevel.Information, "one\ntwo");
            time.Advance(TimeSpan.FromMinutes(1));
            Write(provider, LogLevel.Error, "three", new InvalidOperationException("broke"));
        }

        Assert.Equal(["2026-03-02T23:59:00Z info: Category[7] one two"], Lines("indicatorsync-20260302.log"));
        Assert.Equal(["2026-03-03T00:00:00Z fail: Category[7] three", "System.InvalidOperationException: broke"], Lines("indicatorsync-20260303.log"));
    }

    [Fact]
    public void Files_older_than_asked_go_and_others_are_left()
    {
        foreach (var name in new[] { "indicatorsync-20260101.log", "indicatorsync-20260301.log", "indicatorsync-notes.log", "other-20200101.log" })
        {
            File.WriteAllText(Path.Combine(folder.FullName, name), "");
        }

        using var provider = Provider(keepDays: 7);
        Write(provider, LogLevel.Information, "one");

        Assert.Equal(
            ["indicatorsync-20260301.log", "indicatorsync-20260302.log", "indicatorsync-notes.log", "other-20200101.log"],
            folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_silences_the_file_and_nothing_else()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "taken"), "");
        using var provider = new FileLoggerProvider(new FileLogOptions { Path = Path.Combine(folder.FullName, "taken", "logs", "x.log") }, time);

        Write(provider, LogLevel.Information, "one");

        Assert.Single(folder.GetFiles());
    }

    private FileLoggerProvider Provider(int keepDays) =>
        new(new FileLogOptions { Path = Path.Combine(folder.FullName, "indicatorsync.log"), KeepDays = keepDays }, time);

    private static void Write(FileLoggerProvider provider, LogLevel level, string message, Exception? exception = null) =>
        provider.CreateLogger("Category").Log(level, new EventId(7), message, exception, (text, _) => text);

    private string[] Lines(string name) => File.ReadAllLines(Path.Combine(folder.FullName, name));
}
