namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>What the service's account may not read or write: one plain line, exit 2, and the words of the command's language.</summary>
public sealed class AccountRightsTests : IDisposable
{
    private static readonly Dictionary<string, string> NoEnvironment = [];

    private readonly string folder = Directory.CreateTempSubdirectory("indicatorsync-").FullName;

    public AccountRightsTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights of files are told with chmod");
        Let("", Everybody);
        File.Copy(RepositoryFiles.Sample, In("indikatorer.yaml"));
        Let("indikatorer.yaml", UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    private const UnixFileMode Nobody = UnixFileMode.None;

    private const UnixFileMode ToRead = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode ToEnter = ToRead | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const UnixFileMode Everybody = ToEnter | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public void Dispose()
    {
        foreach (var name in new[] { "data", "secrets" }.Where(name => Directory.Exists(In(name))))
        {
            Let(name, Everybody);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("run", 2, "error: ", "give the account the right to read it")]
    [InlineData("sync", 2, "error: ", "give the account the right to read it")]
    [InlineData("validate", 2, "fel: ", "filen får inte läsas. Ge kontot rätt att läsa den.")]
    public async Task Settings_that_may_not_be_read_stop_a_command_with_their_file(string command, int exitCode, string begins, string says)
    {
        Write("appsettings.json", "{}", Nobody);

        var ended = await OtherAccount.RunAsync(folder, NoEnvironment, command);

        OneLine(ended, exitCode, begins + In("appsettings.json"), says);
    }

    [Fact]
    public async Task The_probe_is_unknown_when_settings_may_not_be_read()
    {
        Write("appsettings.json", "{}", Nobody);

        var ended = await OtherAccount.RunAsync(folder, NoEnvironment, "status", "--check");

        Assert.Equal((3, ""), (ended.ExitCode, ended.Error));
        Assert.StartsWith("INDICATORSYNC UNKNOWN - " + In("appsettings.json"), ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_may_not_be_read_stops_with_its_file()
    {
        Directory.CreateDirectory(In("secrets"));
        Let("secrets", ToEnter);
        Write("secrets/Mail__Password", "planterad-hemlighet", Nobody);

        var ended = await OtherAccount.RunAsync(folder, new Dictionary<string, string> { ["INDICATORSYNC_SECRETS"] = In("secrets") }, "run");

        OneLine(ended, 2, "error: " + In("secrets/Mail__Password"), "give the account the right to read it");
    }

    [Theory]
    [InlineData("run", "error: ", "give this account")]
    [InlineData("migrate", "error: ", "give this account")]
    public async Task A_database_folder_that_may_not_be_written_stops_with_exit_2(string command, string begins, string says)
    {
        Directory.CreateDirectory(In("data"));
        Let("data", ToEnter);

        OneLine(await OtherAccount.RunAsync(folder, NoEnvironment, command, Database), 2, begins, says, "data/my.db");
    }

    [Theory]
    [InlineData("status", "error: ", "give this account")]
    [InlineData("explain nojdhet", "fel: ", "får inte läsas. Ge tjänstens konto rätt")]
    public async Task A_database_folder_that_may_not_be_entered_is_no_missing_database(string command, string begins, string says)
    {
        Directory.CreateDirectory(In("data"));
        Write("data/my.db", "", ToRead);
        Let("data", Nobody);

        OneLine(await OtherAccount.RunAsync(folder, NoEnvironment, [.. command.Split(' '), Database]), 2, begins, says, "data/my.db");
    }

    [Fact]
    public async Task A_database_file_that_may_only_be_read_stops_with_exit_2()
    {
        Directory.CreateDirectory(In("data"));
        Write("data/my.db", "", ToRead);
        Let("data", ToEnter);

        OneLine(await OtherAccount.RunAsync(folder, NoEnvironment, "sync", Database), 2, "error: ", "give this account", "data/my.db");
    }

    private static string Database => "--Database:ConnectionString=Data Source=data/my.db";

    private string In(string name) => Path.Combine(folder, name);

    private void Write(string name, string text, UnixFileMode rights)
    {
        File.WriteAllText(In(name), text);
        Let(name, rights);
    }

    private void Let(string name, UnixFileMode rights)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(In(name), rights);
        }
    }

    private static void OneLine(Ended ended, int exitCode, string begins, params string[] says)
    {
        Assert.True(ended.ExitCode == exitCode, $"exit {ended.ExitCode}: {ended.Out}{ended.Error}");
        var line = Assert.Single(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith(begins, line, StringComparison.Ordinal);
        Assert.All(says, word => Assert.Contains(word, line, StringComparison.Ordinal));
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
    }
}
