using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Data.Sqlite;

namespace IndicatorSync.Worker.Tests.Foundation;

public sealed class ConfigurationSourcesTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public void Later_sources_win_in_the_order_of_the_contract()
    {
        string Host() => run.Settings().Settings.Mail.Host!;

        run.Write("appsettings.json", """{ "Mail": { "Host": "beside" } }""", run.ExecutableDirectory);
        Assert.Equal("beside", Host());
        run.Write("appsettings.json", """{ "Mail": { "Host": "working" } }""");
        Assert.Equal("working", Host());
        run.Environment["Mail__Host"] = "environment";
        Assert.Equal("environment", Host());
        Assert.Equal("argument", run.Settings("--Mail:Host=argument").Settings.Mail.Host);
    }

    [Fact]
    public void A_problem_names_the_source_it_came_from()
    {
        var file = run.Write("appsettings.json", """{ "Mail": { "Port": "x" } }""");
        run.Environment["Kolada__ProxyUrl"] = "x";

        var problems = run.Settings("--Schedule:Jitter=x").Problems.ToDictionary(problem => problem.Key, problem => problem.Origin!);

        Assert.Equal(file, problems["Mail:Port"].File);
        Assert.Equal("environment variable Kolada__ProxyUrl", problems["Kolada:ProxyUrl"].English);
        Assert.Equal("kommandoraden", problems["Schedule:Jitter"].Swedish);
    }

    [Fact]
    public void A_file_that_is_not_JSON_is_bad_input_with_its_line()
    {
        var file = run.Write("appsettings.json", "{\n  \"Mail\": {\n    \"Host\" \"x\"\n  }\n}");

        var failure = Assert.Throws<ExpectedFailure>(() => run.Settings());

        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        Assert.Contains("appsettings.json:3:", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_of_a_command_start_from_the_working_directory()
    {
        run.Write("appsettings.json", "{}", run.ExecutableDirectory);

        AssertPaths(run, run.WorkingDirectory);
    }

    [Fact]
    public void Paths_of_an_installed_service_start_from_the_folder_of_its_settings()
    {
        using var service = new CommandRun { IsInstalledService = true };
        service.Write("appsettings.json", "{}", service.ExecutableDirectory);

        AssertPaths(service, service.ExecutableDirectory);
    }

    [Fact]
    public void An_absolute_path_stays_as_it_is()
    {
        var path = Path.Combine(run.ExecutableDirectory, "a.yaml");

        Assert.Equal(path, run.Settings($"--Catalogue:Path={path}").Settings.Catalogue.Path);
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=file:x?mode=memory")]
    [InlineData("Data Source=shared;Mode=Memory;Cache=Shared")]
    public void A_database_that_is_no_path_is_left_alone(string connectionString) =>
        Assert.Equal(
            new SqliteConnectionStringBuilder(connectionString).DataSource,
            new SqliteConnectionStringBuilder(run.Settings($"--Database:ConnectionString={connectionString}").Settings.Database.ConnectionString).DataSource);

    [Fact]
    public void A_replay_uses_a_database_of_its_own_unless_one_is_configured()
    {
        Assert.Equal(Path.Combine(run.WorkingDirectory, "replay.db"), DataSource(run.ReadSettings(run.WorkingDirectory)));
        run.Environment["Database__ConnectionString"] = "Data Source=mine.db";
        Assert.Equal(Path.Combine(run.WorkingDirectory, "mine.db"), DataSource(run.ReadSettings(run.WorkingDirectory)));
    }

    [Fact]
    public void A_recording_brings_its_catalogue_unless_one_is_configured()
    {
        var recording = Directory.CreateDirectory(Path.Combine(run.WorkingDirectory, "recording")).FullName;
        Assert.Equal(Path.Combine(run.WorkingDirectory, "indikatorer.yaml"), run.ReadSettings(recording).Settings.Catalogue.Path);
        run.Write("indikatorer.yaml", "plan: x", recording);
        Assert.Equal(Path.Combine(recording, "indikatorer.yaml"), run.ReadSettings(recording).Settings.Catalogue.Path);
        Assert.Equal(Path.Combine(run.WorkingDirectory, "own.yaml"), run.ReadSettings(recording, "--Catalogue:Path=own.yaml").Settings.Catalogue.Path);
    }

    private static void AssertPaths(CommandRun run, string folder)
    {
        var settings = run.Settings("--Archive:Directory=archive");
        Assert.Empty(settings.Problems);
        Assert.Equal(Path.Combine(folder, "indikatorer.yaml"), settings.Settings.Catalogue.Path);
        Assert.Equal(Path.Combine(folder, "outbox"), settings.Settings.Mail.PickupDirectory);
        Assert.Equal(Path.Combine(folder, "archive"), settings.Settings.Archive.Directory);
        Assert.Equal(Path.Combine(folder, "indicatorsync.db"), DataSource(settings));
    }

    private static string DataSource(SettingsReading reading) =>
        new SqliteConnectionStringBuilder(reading.Settings.Database.ConnectionString).DataSource;
}
