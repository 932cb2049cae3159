using IndicatorSync.Core.Catalogue;
using Microsoft.Extensions.Configuration;
using Quartz;

namespace IndicatorSync.Worker.Configuration;

/// <summary>Turns configuration into <see cref="Settings"/>, every option validated, all faults at once (docs/contract.md 1.3).</summary>
internal sealed class SettingsReader(IConfigurationRoot configuration, Surroundings surroundings, string? replayDirectory)
{
    private static readonly string[] Sections =
        ["Catalogue", "Kolada", "Database", "Mail", "Alerts", "Schedule", "Heartbeat", "Archive", "Retention", "Clock", "Logging", "Secrets"];

    private readonly List<ConfigurationProblem> problems = [];

    /// <param name="configuration">All sources in their order.</param>
    /// <param name="surroundings">Where relative paths start.</param>
    /// <param name="replayDirectory">The recording of <c>--replay</c>: it moves a few defaults, so that a trial leaves the real database alone.</param>
    public static SettingsReading Read(IConfigurationRoot configuration, Surroundings surroundings, string? replayDirectory = null) =>
        new SettingsReader(configuration, surroundings, replayDirectory).Read();

    private SettingsReading Read()
    {
        RefuseUnknownSections();
        var kolada = Section("Kolada", Kolada);
        var database = Section("Database", section => DatabaseSettings.Read(section, surroundings, replayDirectory));
        var settings = new Settings
        {
            Catalogue = Section("Catalogue", section => new CatalogueOptions { Path = surroundings.Resolve(section.Text("Path") ?? DefaultCatalogue()) }),
            Kolada = kolada,
            Database = database,
            Mail = Section("Mail", section => MailSettings.Read(section, surroundings, () => OAuth(section))),
            Alerts = Section("Alerts", Alerts),
            Schedule = Section("Schedule", section => Schedule(section, database)),
            Heartbeat = Section("Heartbeat", section => new HeartbeatOptions { Url = section.Address("Url", whole: true) }),
            Archive = Section("Archive", section => new ArchiveOptions { Directory = section.Text("Directory") is { } path ? surroundings.Resolve(path) : null }),
            Retention = Section("Retention", Retention),
            Clock = Section("Clock", section => Clock(section, kolada)),
            FileLog = FileLog(),
        };
        return new SettingsReading(settings, problems);
    }

    /// <summary>Beside these keys .NET's own stand, such as <c>LogLevel</c>.</summary>
    private FileLogOptions FileLog()
    {
        var section = new SectionReader(configuration, "Logging:File", problems);
        return new FileLogOptions
        {
            Path = section.Text("Path") is { } path ? surroundings.Resolve(path) : null,
            KeepDays = section.Number("KeepDays", new FileLogOptions().KeepDays, 1, 3650),
        };
    }

    private T Section<T>(string name, Func<SectionReader, T> read)
    {
        var section = new SectionReader(configuration, name, problems);
        var options = read(section);
        section.RefuseUnknownKeys();
        return options;
    }

    private static KoladaOptions Kolada(SectionReader section)
    {
        var defaults = new KoladaOptions();
        var baseUrl = section.Address("BaseUrl") ?? defaults.BaseUrl;
        if (baseUrl is { Scheme: "http", IsLoopback: false })
        {
            section.Refuse("BaseUrl", 0, "plain http is for this machine only; write https://.", "http utan kryptering får bara gå till den egna datorn; skriv https://.");
        }

        var attempt = section.Time("AttemptTimeout", defaults.AttemptTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        var total = section.Time("TotalTimeout", defaults.TotalTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(6));
        if (total < attempt)
        {
            section.Refuse("TotalTimeout", 0, "it must not be shorter than Kolada:AttemptTimeout.", "den får inte vara kortare än Kolada:AttemptTimeout.");
        }

        return new KoladaOptions
        {
            BaseUrl = baseUrl,
            RequestsPerSecond = section.Rate("RequestsPerSecond", defaults.RequestsPerSecond, most: 1000),
            ProxyUrl = section.Address("ProxyUrl"),
            AttemptTimeout = attempt,
            TotalTimeout = total,
        };
    }

    private MailOAuthOptions? OAuth(SectionReader mail)
    {
        mail.Allow("OAuth");
        return configuration.GetSection("Mail:OAuth").Exists() ? Section("Mail:OAuth", MailSettings.ReadOAuth) : null;
    }

    private static AlertsOptions Alerts(SectionReader section)
    {
        var defaults = new AlertsOptions();
        return new AlertsOptions
        {
            RemindAfterDays = section.Number("RemindAfterDays", defaults.RemindAfterDays, 1, 3650),
            MaxPerMail = section.Number("MaxPerMail", defaults.MaxPerMail, 1, 1000),
            WeeklySummary = section.Flag("WeeklySummary", defaults.WeeklySummary),
            AdminAddress = section.Mailbox("AdminAddress"),
        };
    }

    private static ScheduleOptions Schedule(SectionReader section, DatabaseOptions database)
    {
        var clustered = section.Flag("Clustered", fallback: false);
        if (clustered && database.Provider != DatabaseProvider.SqlServer)
        {
            section.Refuse("Clustered", 0, "nodes share the schedule through SQL Server only; set Database:Provider=SqlServer.", "noder kan bara dela tidplan genom SQL Server; ange Database:Provider=SqlServer.");
        }

        var defaults = new ScheduleOptions();
        var cron = section.Text("Cron") ?? defaults.Cron;
        if (!CronExpression.TryParse(cron, out _))
        {
            section.Refuse("Cron", 0, "not a cron expression of Quartz; every day at six is 0 0 6 * * ?.", "inget cron-uttryck för Quartz; varje dag klockan sex är 0 0 6 * * ?.");
            cron = defaults.Cron;
        }

        var zone = section.Text("TimeZone") is not { } id ? defaults.TimeZone
            : TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found
            : section.Refuse("TimeZone", defaults.TimeZone, "unknown time zone; write it as Europe/Stockholm.", "okänd tidszon; skriv den som Europe/Stockholm.");
        return new ScheduleOptions
        {
            Clustered = clustered,
            Cron = cron,
            TimeZone = zone,
            Jitter = section.Time("Jitter", defaults.Jitter, TimeSpan.Zero, TimeSpan.FromHours(12)),
            RetryAfter = section.Times("RetryAfter", defaults.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24)),
        };
    }

    private static RetentionOptions Retention(SectionReader section)
    {
        var defaults = new RetentionOptions();
        TimeSpan Period(string key, TimeSpan fallback) => section.Time(key, fallback, TimeSpan.Zero, TimeSpan.FromDays(36_500));
        return new RetentionOptions
        {
            Runs = Period("Runs", defaults.Runs),
            Rejected = Period("Rejected", defaults.Rejected),
            Archive = Period("Archive", defaults.Archive),
            Mails = Period("Mails", defaults.Mails),
        };
    }

    private ClockOptions Clock(SectionReader section, KoladaOptions kolada)
    {
        var now = section.Moment("Now");
        if (now is not null && replayDirectory is null && !kolada.BaseUrl.IsLoopback)
        {
            section.Refuse("Now", 0, "only with --replay or a loopback Kolada:BaseUrl; remove it.", "får bara användas med --replay eller en lokal Kolada:BaseUrl; ta bort den.");
        }

        return new ClockOptions { Now = now };
    }

    /// <summary>The working directory's own catalogue; without one a replay uses the catalogue that was recorded with it.</summary>
    private string DefaultCatalogue()
    {
        var name = new CatalogueOptions().Path;
        var beside = replayDirectory is null ? null : Path.Combine(replayDirectory, name);
        return beside is not null && !File.Exists(surroundings.Resolve(name)) && File.Exists(surroundings.Resolve(beside)) ? beside : name;
    }

    private void RefuseUnknownSections()
    {
        foreach (var name in ConfigurationSources.OwnSections(configuration))
        {
            if (Sections.Contains(name, StringComparer.OrdinalIgnoreCase) || NearestWord.Among(Sections, name) is not { } near)
            {
                continue;
            }

            problems.Add(new ConfigurationProblem(
                name, ConfigurationSources.OriginOf(configuration, name), $"unknown section; did you mean {near}?", $"okänt avsnitt; menade du {near}?"));
        }
    }
}
