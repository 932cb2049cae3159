using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Extensions.Configuration;

namespace IndicatorSync.Worker.Tests.Foundation;

public sealed class SecretFilesTests : IDisposable
{
    private readonly CommandRun run = new();
    private readonly string secrets;

    public SecretFilesTests()
    {
        secrets = Path.Combine(run.WorkingDirectory, "secrets");
        Directory.CreateDirectory(secrets);
        run.Write("Mail__Password", "ur-filen\n", secrets);
    }

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("INDICATORSYNC_SECRETS")]
    [InlineData("Secrets__Directory")]
    [InlineData("CREDENTIALS_DIRECTORY")]
    public void A_folder_of_secrets_may_be_named_in_three_ways(string key)
    {
        run.Environment[key] = secrets;

        Assert.Equal("ur-filen", run.Settings().Settings.Mail.Password);
    }

    [Fact]
    public void A_folder_named_in_appsettings_starts_from_where_paths_start()
    {
        run.Write("appsettings.json", """{ "Secrets": { "Directory": "secrets" }, "Mail": { "Password": "ur-appsettings" } }""");

        Assert.Equal("ur-filen", run.Settings().Settings.Mail.Password);
    }

    [Fact]
    public void The_environment_goes_before_a_file()
    {
        run.Environment["INDICATORSYNC_SECRETS"] = secrets;
        run.Environment["Mail__Password"] = "ur-miljön";

        Assert.Equal("ur-miljön", run.Settings().Settings.Mail.Password);
    }

    [Fact]
    public void A_secret_in_another_encoding_is_refused_with_its_file()
    {
        run.Environment["INDICATORSYNC_SECRETS"] = secrets;
        File.WriteAllBytes(Path.Combine(secrets, "Mail__Password"), [.. "l"u8, 0xF6, .. "sen"u8]);

        var failure = Assert.Throws<ExpectedFailure>(() => run.Settings());

        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.Contains("Mail__Password: the file is not UTF-8", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_named_with_one_underscore_is_told_with_the_name_that_was_meant()
    {
        run.Environment["INDICATORSYNC_SECRETS"] = secrets;
        File.Move(Path.Combine(secrets, "Mail__Password"), Path.Combine(secrets, "Mail_Password"));

        Assert.Contains(run.Settings().Problems, problem => problem.Key.Contains("Mail_Password", StringComparison.Ordinal) && problem.ToString().Contains("Mail__Password", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_in_another_encoding_are_refused_with_their_file()
    {
        File.WriteAllBytes(Path.Combine(run.WorkingDirectory, "appsettings.json"), [.. "{ \"Mail\": { \"From\": \"l"u8, 0xF6, .. "n@example.se\" } }"u8]);

        Assert.Contains("appsettings.json: the file is not UTF-8", Assert.Throws<ExpectedFailure>(() => run.Settings()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_bad_configuration()
    {
        run.Environment["INDICATORSYNC_SECRETS"] = Path.Combine(secrets, "missing");

        var failure = Assert.Throws<ExpectedFailure>(() => run.Settings());

        Assert.Equal(FailureKind.BadInput, failure.Kind);
        Assert.Contains("INDICATORSYNC_SECRETS", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_value_is_told_with_its_kind_of_source_and_not_with_itself()
    {
        run.Environment["INDICATORSYNC_SECRETS"] = secrets;
        run.Write("Database__Provider", "SqlServer", secrets);
        run.Write("Database__ConnectionString", "planterad-hemlighet", secrets);

        var problem = Assert.Single(run.Settings().Problems);

        Assert.Contains("en fil med hemligheter", problem.InSwedish, StringComparison.Ordinal);
        Assert.DoesNotContain("planterad", problem.InSwedish, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_named_with_a_colon_is_told_with_the_name_that_was_meant()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no name there has a colon");
        run.Write("Mail:Username", "x", secrets);
        run.Environment["INDICATORSYNC_SECRETS"] = secrets;

        Assert.Equal(2, await run.RunAsync("sync"));
        Assert.Equal(2, await run.RunAsync("validate"));

        Assert.Contains("did you mean Mail__Username?", run.Error, StringComparison.Ordinal);
        Assert.Contains("två understreck i stället för kolon. Menade du Mail__Username?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_file_is_named_as_its_key()
    {
        run.Write("Mail__Password.dpapi", "", secrets);

        var configuration = new ConfigurationBuilder().Add(new ProtectedFilesSource(secrets, file => "ur " + Path.GetFileName(file) + "\r\n")).Build();

        Assert.Equal("ur Mail__Password.dpapi", configuration["Mail:Password"]);
    }

    [Fact]
    public void Elsewhere_than_on_Windows_an_encrypted_file_is_refused_with_what_to_do()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows reads these files");
        run.Write("Database__ConnectionString.dpapi", "x", secrets);
        run.Environment["INDICATORSYNC_SECRETS"] = secrets;

        Assert.Contains("on Windows only", Assert.Throws<ExpectedFailure>(() => run.Settings()).Message, StringComparison.Ordinal);
    }
}
