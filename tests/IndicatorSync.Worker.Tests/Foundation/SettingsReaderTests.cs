using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Tests.Foundation;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public void A_query_is_read_with_read_only_intent_and_its_secret_stays_out_of_what_is_said_of_it()
    {
        var reading = run.Settings(
            "--Sources:Directory=in", "--Sources:Sql:hr:ConnectionString=Server=s;Database=d;User ID=u;Password=hemlig", "--Sources:Sql:hr:Query=SELECT 1", "--Sources:Sql:hr:Every=1 h");

        Assert.Empty(reading.Problems);
        var query = Assert.Single(reading.Settings.Sources.Sql);
        Assert.Equal(("hr", TimeSpan.FromHours(1), 200_000), (query.Name, query.Every, query.MaxRows));
        Assert.Contains("ReadOnly", query.ConnectionString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("ConnectionString")]
    public void A_query_lacks_nothing_it_needs(string key)
    {
        string[] all = ["--Sources:Sql:hr:ConnectionString=Server=s;Password=hemlig", "--Sources:Sql:hr:Query=SELECT 1"];

        var problem = Assert.Single(run.Settings([.. all.Where(setting => !setting.Contains($":{key}=", StringComparison.Ordinal))]).Problems);

        Assert.Equal($"Sources:Sql:hr:{key}", problem.Key);
    }

    [Fact]
    public void A_querys_connection_string_that_cannot_be_read_is_not_quoted()
    {
        var problem = Assert.Single(run.Settings("--Sources:Sql:hr:ConnectionString=hemlig", "--Sources:Sql:hr:Query=SELECT 1").Problems);

        Assert.DoesNotContain("hemlig", problem.InEnglish + problem.InSwedish, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kolada:BaseUrl=api.kolada.se", "https://")]
    [InlineData("Kolada:BaseUrl=ftp://api.kolada.se", "https://")]
    [InlineData("Kolada:BaseUrl=http://api.kolada.se/v3", "this machine only")]
    [InlineData("Kolada:BaseUrl=https://user:pass@api.kolada.se/v3", "https://")]
    [InlineData("Kolada:RequestsPerSecond=0,5", "with a point")]
    [InlineData("Kolada:RequestsPerSecond=-1", "from 0")]
    [InlineData("Kolada:RequestsPerSecond=NaN", "from 0")]
    [InlineData("Kolada:ProxyUrl=proxy:8080", "https://")]
    [InlineData("Kolada:ProxyUrl=http://anna:hemligt@proxy:8080", "without a login")]
    [InlineData("Kolada:AttemptTimeout=30", "30 s")]
    [InlineData("Kolada:AttemptTimeout=0", "from 00:00:01")]
    [InlineData("Kolada:TotalTimeout=10 s", "not be shorter than Kolada:AttemptTimeout")]
    [InlineData("Database:Provider=Oracle", "Sqlite, SqlServer")]
    [InlineData("Database:Provider=1", "Sqlite, SqlServer")]
    [InlineData("Database:ConnectionString=hemlig", "not a connection string")]
    [InlineData("Database:ConnectionString=Mode=ReadOnly", "not a connection string")]
    [InlineData("Mail:Transport=Pigeon", "Pickup, Smtp, None")]
    [InlineData("Mail:Port=70000", "from 1 to 65535")]
    [InlineData("Mail:Port=25.0", "whole number")]
    [InlineData("Mail:Security=SSL", "StartTls")]
    [InlineData("Mail:From=nobody", "not a mail address")]
    [InlineData("Mail:RedirectTo=nobody", "not a mail address")]
    [InlineData("Alerts:RemindAfterDays=0", "from 1")]
    [InlineData("Alerts:MaxPerMail=many", "whole number")]
    [InlineData("Alerts:WeeklySummary=ja", "true or false")]
    [InlineData("Alerts:SendHours=vardagar 07-17", "mån–fre 07–17")]
    [InlineData("Alerts:QuietPeriods=juli", "2026-07-01–2026-07-31")]
    [InlineData("Alerts:AdminAddress=drift", "not a mail address")]
    [InlineData("Alerts:AdminAddress=drift@example.se, it", "not a mail address")]
    [InlineData("Mail:From=a@example.se, b@example.se", "one mail address")]
    [InlineData("Mail:RedirectTo=a@example.se;b@example.se", "one mail address")]
    [InlineData("Schedule:Cron=0 0 6 31 2 ?", "never comes")]
    [InlineData("Schedule:Cron=0 6 * * *", "0 0 6 * * ?")]
    [InlineData("Schedule:TimeZone=Sverige", "Europe/Stockholm")]
    [InlineData("Schedule:Jitter=15", "15 min")]
    [InlineData("Schedule:Jitter=2 d", "to 12:00:00")]
    [InlineData("Schedule:RetryAfter=1 h, 2", "\"2\" is not a duration")]
    [InlineData("Schedule:RetryAfter=1 h, 0", "from 00:00:01")]
    [InlineData("Heartbeat:Url=nowhere", "https://")]
    [InlineData("Retention:Runs=3", "\"3\" is not a duration")]
    [InlineData("Clock:Now=i morgon", "2026-03-02T06:00:00Z")]
    [InlineData("Clock:Now=2026-03-02T06:00:00Z", "--replay or a loopback")]
    [InlineData("Sources:PollEvery=5", "\"5\" is not a duration")]
    [InlineData("Sources:SettleTime=2 h", "to 01:00:00")]
    [InlineData("Sources:Folder=x", "unknown key; Sources has Directory")]
    [InlineData("Kolada:BaseURI=x", "did you mean Kolada:BaseUrl?")]
    [InlineData("Mail:Sender=x", "unknown key; Mail has From, Host")]
    [InlineData("Schedule:RetryAfter:0=1 h", "as one text")]
    public void A_wrong_option_names_its_key_and_says_what_to_write(string setting, string expected)
    {
        var reading = run.Settings("--" + setting);

        var problem = Assert.Single(reading.Problems);
        var key = setting.Split('=')[0].Replace(":0", "", StringComparison.Ordinal);
        Assert.StartsWith(key + " (", problem.InEnglish, StringComparison.Ordinal);
        Assert.Contains(expected, problem.InEnglish, StringComparison.Ordinal);
        Assert.StartsWith(key, problem.InSwedish, StringComparison.Ordinal);
        Assert.NotEqual(problem.English, problem.Swedish);
    }

    [Fact]
    public void All_wrong_options_are_told_at_once() =>
        Assert.Equal(
            ["Kolada:BaseUrl", "Database:Provider", "Schedule:Jitter"],
            run.Settings("--Schedule:Jitter=15", "--Database:Provider=x", "--Kolada:BaseUrl=x").Problems.Select(problem => problem.Key));

    [Fact]
    public void A_misspelt_section_is_told_on_the_command_line_and_in_a_file()
    {
        run.Write("appsettings.json", """{ "Kolda": { "BaseUrl": "x" }, "Serilog": { "x": "y" }, "Logging": { "LogLevel": { "Default": "Debug" } } }""");

        var problems = run.Settings("--Shedule:Jitter=0").Problems;

        Assert.Equal(["Kolda", "Shedule"], problems.Select(problem => problem.Key).Order());
        Assert.All(problems, problem => Assert.Contains("did you mean", problem.English, StringComparison.Ordinal));
    }

    [Fact]
    public void The_environment_may_hold_names_that_are_not_ours()
    {
        // $MAIL is set by most login shells; it is a section of ours by name only.
        run.Environment["MAIL"] = "/var/mail/drift";
        run.Environment["NUGET__Source"] = "x";
        run.Environment["MAIL_HOST"] = "x";
        run.Environment["DATABASE_URL"] = "x";
        run.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://localhost:4317";

        Assert.Empty(run.Settings().Problems);
    }

    [Theory]
    [InlineData("Mail_Host", "Mail__Host")]
    [InlineData("Mial__Host", "Mail__Host")]
    [InlineData("Kolada_BaseUrl", "Kolada__BaseUrl")]
    public void A_name_of_the_environment_that_is_nearly_ours_is_told_with_what_was_meant(string name, string meant)
    {
        run.Environment[name] = "x";

        Assert.Contains($"did you mean {meant}?", Assert.Single(run.Settings().Problems).English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "bearer abc")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "soap")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/json")]
    public void A_setting_of_the_exporter_that_it_would_not_take_is_refused(string name, string value)
    {
        run.Environment[name] = value;

        Assert.Equal(name, Assert.Single(run.Settings().Problems).Key);
    }

    [Fact]
    public void Smtp_needs_a_host_and_a_sender()
    {
        Assert.Equal(["Mail:Host", "Mail:From"], run.Settings("--Mail:Transport=Smtp").Problems.Select(problem => problem.Key));
        Assert.Equal(
            ["Mail:Host", "Mail:KoladaLink"],
            run.Settings("--Mail:Host=smtp://mail.example.se:25", "--Mail:KoladaLink=javascript:alert(1)//{kpi}").Problems.Select(problem => problem.Key));
        Assert.Empty(run.Settings("--Mail:KoladaLink=https://www.kolada.se/{kpi}", "--Mail:Host=[::1]").Problems);
        Assert.Empty(run.Settings("--Mail:Transport=Smtp", "--Mail:Host=mail.example.se", "--Mail:From=Kvalitet <a@example.se>").Problems);
    }

    [Fact]
    public void SqlServer_needs_a_connection_string() =>
        Assert.Equal("Database:ConnectionString", Assert.Single(run.Settings("--Database:Provider=SqlServer").Problems).Key);

    [Fact]
    public void A_connection_string_is_never_repeated()
    {
        var problem = Assert.Single(run.Settings("--Database:Provider=SqlServer", "--Database:ConnectionString=Server=x;Pasword=tr0ub4dor").Problems);

        Assert.DoesNotContain("tr0ub4dor", problem.InEnglish + problem.InSwedish, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_http_is_for_loopback()
    {
        foreach (var host in new[] { "127.0.0.1", "localhost", "[::1]" })
        {
            Assert.Empty(run.Settings($"--Kolada:BaseUrl=http://{host}:8080/v3").Problems);
        }
    }

    [Fact]
    public void The_clock_may_be_set_for_a_loopback_source_or_a_replay()
    {
        const string Clock = "--Clock:Now=2026-03-02T07:00:00+01:00";
        var expected = new DateTimeOffset(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

        Assert.Equal(expected, Valid(run.Settings(Clock, "--Kolada:BaseUrl=http://localhost:1/v3")).Clock.Now);
        Assert.Equal(expected, Valid(run.ReadSettings("somewhere", Clock)).Clock.Now);
    }

    [Fact]
    public void Values_are_read_in_the_invariant_culture_into_their_types()
    {
        var settings = Valid(run.Settings(
            "--Kolada:RequestsPerSecond=0.5", "--Schedule:RetryAfter=30 min,1 h", "--Schedule:Jitter=0", "--Mail:KoladaLink=",
            "--Retention:Runs=365 d", "--Schedule:TimeZone=UTC", "--Mail:Transport=none"));

        Assert.Equal(0.5, settings.Kolada.RequestsPerSecond);
        Assert.Equal([TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)], settings.Schedule.RetryAfter);
        Assert.Equal(TimeSpan.Zero, settings.Schedule.Jitter);
        Assert.Equal("", settings.Mail.KoladaLink);
        Assert.Equal(TimeSpan.FromDays(365), settings.Retention.Runs);
        Assert.Equal("UTC", settings.Schedule.TimeZone.Id);
        Assert.Equal(MailTransportKind.None, settings.Mail.Transport);
    }

    [Fact]
    public void An_empty_list_of_retries_is_none() => Assert.Empty(Valid(run.Settings("--Schedule:RetryAfter=")).Schedule.RetryAfter);

    [Fact]
    public void The_shipped_file_validates_and_leaves_the_defaults_of_a_replay_alone()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Path.Combine(run.ExecutableDirectory, "appsettings.json"));

        Assert.Empty(run.Settings().Problems);
        Assert.Contains("replay.db", Valid(run.ReadSettings(run.WorkingDirectory)).Database.ConnectionString, StringComparison.Ordinal);
    }

    private static Settings Valid(SettingsReading reading)
    {
        Assert.Empty(reading.Problems);
        return reading.Settings;
    }
}
