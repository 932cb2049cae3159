namespace IndicatorSync.Worker.Tests.Scenarios;

public class FileRightsTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 25, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Nobody_but_owner_and_group_reads_what_the_program_makes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "on Windows a file has the rights of its folder");
        await using var municipality = Municipality.WithOneIndicator();
        municipality.Kolada.Publishes("N00001", "2417", 2025, 60);
        municipality.Settings.AddRange(
            ["Mail:Transport=Pickup", $"Mail:PickupDirectory={In("outbox")}", $"Archive:Directory={In("archive")}", $"Logging:File:Path={In("log/run.log")}", "Logging:LogLevel:Default=Information"]);

        using (var run = municipality.Start(Morning, "sync", "--record", In("recording")))
        {
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(run.ExitCode == 0, await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        using (var export = municipality.Start(Morning, "export", "mail-log", "--year", "2026", "--out", In("mails.csv")))
        {
            await export.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var made = Directory.EnumerateFiles(municipality.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "indikatorer.yaml"
            || file.Contains("recording", StringComparison.Ordinal)).ToList();
        Assert.Superset(new HashSet<string> { ".db", ".eml", ".gz", ".json", ".log", ".csv" }, made.Select(Path.GetExtension).ToHashSet()!);
        Assert.All(made, file => Assert.False(OthersMay(file), file));

        string In(string path) => Path.Combine(municipality.Folder, path);
    }

    private static bool OthersMay(string file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute)) != UnixFileMode.None;
}
