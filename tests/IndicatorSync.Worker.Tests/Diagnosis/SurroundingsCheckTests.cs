using System.Globalization;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Diagnosis;

namespace IndicatorSync.Worker.Tests.Diagnosis;

public sealed class SurroundingsCheckTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("indicatorsync-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void This_system_writes_Swedish_and_knows_Stockholm() => Assert.All(TimeCheck.OfSystem(), item => Assert.True(item.Ok, item.Message));

    [Fact]
    public void A_system_without_Swedish_is_told_what_to_install()
    {
        var item = TimeCheck.Culture(CultureInfo.InvariantCulture);

        Assert.False(item.Ok);
        Assert.Contains("libicu", item.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_without_time_zones_or_with_one_that_has_no_summer_is_told()
    {
        Assert.False(TimeCheck.Zone(TimeZoneInfo.Utc).Ok);
        Assert.False(TimeCheck.Zone(TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(1), "x", "x")).Ok);
    }

    [Fact]
    public void The_next_run_is_told_on_the_wall_clock_of_the_schedule()
    {
        var item = TimeCheck.NextRun(new ScheduleOptions(), new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero));

        Assert.True(item.Ok);
        Assert.Contains("söndag 29 mars 2026 kl. 06.00 (Europe/Stockholm), plus högst 15 minuter", item.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_that_never_comes_again_is_a_fault() =>
        Assert.False(TimeCheck.NextRun(new ScheduleOptions { Cron = "0 0 6 1 1 ? 2020" }, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).Ok);

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_a_fault_for_each_use_of_it()
    {
        var taken = Path.Combine(folder.FullName, "taken");
        File.WriteAllText(taken, "");
        var settings = new Settings
        {
            Mail = new MailOptions { PickupDirectory = Path.Combine(taken, "outbox") },
            Archive = new ArchiveOptions { Directory = Path.Combine(taken, "archive") },
            Database = new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(taken, "x.db")}" },
        };

        Assert.Equal(["Databasens mapp", "Mejlens mapp", "Arkivets mapp"], FolderCheck.Of(settings).Where(item => !item.Ok).Select(item => item.Name));
    }

    [Fact]
    public void A_folder_that_a_run_would_make_is_well_and_nothing_is_left_in_it()
    {
        Assert.Null(FolderCheck.Fault(Path.Combine(folder.FullName, "a", "b")));
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public void A_disk_that_is_nearly_full_is_a_fault()
    {
        Assert.False(FolderCheck.Room("Arkivets mapp", "x", 100_000_000).Ok);
        Assert.True(FolderCheck.Room("Arkivets mapp", "x", 10_000_000_000).Ok);
        Assert.True(FolderCheck.Room("Arkivets mapp", "x", null).Ok);
    }

    [Fact]
    public void An_administrator_is_told_to_try_as_the_service_too()
    {
        Assert.Contains("sudo -u indicatorsync", AccountCheck.Of("root", isPrivileged: true, isService: false).Remedy, StringComparison.Ordinal);
        Assert.Null(AccountCheck.Of("indicatorsync", isPrivileged: false, isService: true).Remedy);
    }
}
