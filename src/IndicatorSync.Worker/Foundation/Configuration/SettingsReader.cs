using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Scheduling;
using IndicatorSync.Worker.Foundation.Telemetry;
using Microsoft.Extensions.Configuration;
using Quartz;

namespace IndicatorSync.Worker.Foundation.Configuration;

/// <summary>Turns configuration into <see cref="Settings"/>, every option validated, all faults at once (docs/contract.md 1.3).</summary>
internal sealed class SettingsReader(IConfigurationRoot configuration, ProcessContext process, string? replayDirectory)
{
    private static readonly string[] Sections =
        ["Catalogue", "Kolada", "Database", "Mail", "Alerts", "Schedule", "Heartbeat", "Archive", "Sources", "Retention", "Report", "Clock", "Logging", "Secrets"];

    private readonly List<ConfigurationProblem> problems = [];

    /// <param name="configuration">All sources in their order.</param>
    /// <param name="process">Where relative paths start.</param>
    /// <param name="replayDirectory">The recording of <c>--replay</c>: it moves a few defaults, so that a trial leaves the real database alone.</param>
    public static SettingsReading Read(IConfigurationRoot configuration, ProcessContext process, string? replayDirectory = null) =>
        new SettingsReader(configuration, process, replayDirectory).Read();

    private SettingsReading Read()
    {
        RefuseUnknownSections();
        RefuseMisspeltNames();
        var kolada = Section("Kolada", Kolada);
        var database = Section("Database", section => DatabaseSettings.Read(section, process, replayDirectory));
        var settings = new Settings
        {
            Catalogue = Section("Catalogue", section => new CatalogueOptions { Path = process.Resolve(section.Text("Path") ?? DefaultCatalogue()) }),
            Kolada = kolada,
            Database = database,
            Mail = Section("Mail", section => MailSettings.Read(section, process, () => OAuth(section))),
            Alerts = Section("Alerts", Alerts),
            Schedule = Section("Schedule", section => Schedule(section, database)),
            Heartbeat = Section("Heartbeat", section => new HeartbeatOptions { Url = section.Address("Url", whole: true) }),
            Archive = Section("Archive", section => new ArchiveOptions { Directory = section.Text("Directory") is { } path ? process.Resolve(path) : null }),
            Sources = Section("Sources", Sources),
            Retention = Section("Retention", Retention),
            Report = Section("Report", Report),
            Clock = Section("Clock", section => Clock(section, kolada)),
            FileLog = FileLog(),
        };
        RefuseTelemetry();
        return new SettingsReading(settings, problems);
    }

    /// <summary>The exporter reads these itself, when it is too late to say so; here they are held to the forms that it takes.</summary>
    private void RefuseTelemetry()
    {
        const string Headers = "OTEL_EXPORTER_OTLP_HEADERS";
        if (configuration[TelemetryRegistration.EndpointKey]?.Trim() is { Length: > 0 } endpoint
            && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            Refuse(TelemetryRegistration.EndpointKey, "give a whole address, as http://localhost:4317.", "ange en hel adress, som http://localhost:4317.");
        }

        if (configuration[Headers]?.Trim() is { Length: > 0 } headers && headers.Split(',').Any(header => header.IndexOf('=', StringComparison.Ordinal) < 1))
        {
            Refuse(Headers, "write name=value, with commas between.", "skriv namn=värde, med kommatecken emellan.");
        }

        foreach (var key in TelemetryRegistration.ProtocolKeys)
        {
            if (configuration[key]?.Trim() is { Length: > 0 } and not ("grpc" or "http/protobuf"))
            {
                Refuse(key, "write grpc or http/protobuf.", "skriv grpc eller http/protobuf.");
            }
        }

        void Refuse(string key, string english, string swedish) =>
            problems.Add(new ConfigurationProblem(key, ConfigurationSources.OriginOf(configuration, key), english, swedish));
    }

    /// <summary>Beside these keys .NET's own stand, such as <c>LogLevel</c>.</summary>
    private FileLogOptions FileLog()
    {
        var section = new SectionReader(configuration, "Logging:File", problems);
        return new FileLogOptions
        {
            Path = section.Text("Path") is { } path ? process.Resolve(path) : null,
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
            FullComparisonEvery = section.Time("FullComparisonEvery", defaults.FullComparisonEvery, TimeSpan.Zero, TimeSpan.FromDays(366)),
            MirrorFullReadingEvery = section.Time("MirrorFullReadingEvery", defaults.MirrorFullReadingEvery, TimeSpan.FromDays(1), TimeSpan.FromDays(366)),
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
            AdminAddress = section.Mailboxes("AdminAddress"),
            SendTimes = new SendTimes(
                section.Read("SendHours", SendTimesReader.Hours, "write days and hours, as mån–fre 07–17.", "skriv dagar och klockslag, som mån–fre 07–17."),
                section.Read(
                    "QuietPeriods",
                    SendTimesReader.Periods,
                    "write days and periods with commas between, as 2026-07-01–2026-07-31.",
                    "skriv dagar och perioder med kommatecken emellan, som 2026-07-01–2026-07-31.") ?? []),
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
        var zone = section.Text("TimeZone") is not { } id ? defaults.TimeZone
            : TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found
            : section.Refuse("TimeZone", defaults.TimeZone, "unknown time zone; write it as Europe/Stockholm.", "okänd tidszon; skriv den som Europe/Stockholm.");
        return new ScheduleOptions
        {
            Clustered = clustered,
            Cron = Cron(section, defaults.Cron),
            TimeZone = zone,
            Jitter = section.Time("Jitter", defaults.Jitter, TimeSpan.Zero, TimeSpan.FromHours(12)),
            RetryAfter = section.Times("RetryAfter", defaults.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24)),
        };
    }

    private static string Cron(SectionReader section, string usual)
    {
        // The usual one is known to be well formed: no command waits for the tables of a time zone that Quartz builds.
        if (section.Text("Cron") is not { } cron || cron == usual)
        {
            return usual;
        }

        if (!CronExpression.TryParse(cron, out _))
        {
            section.Refuse("Cron", 0, "not a cron expression of Quartz; every day at six is 0 0 6 * * ?.", "inget cron-uttryck för Quartz; varje dag klockan sex är 0 0 6 * * ?.");
            return usual;
        }

        if (new CronExpression(cron, TimeZoneInfo.Utc).GetNextValidTimeAfter(TimeProvider.System.GetUtcNow()) is null)
        {
            section.Refuse("Cron", 0, "this time never comes; every day at six is 0 0 6 * * ?.", "den tiden kommer aldrig; varje dag klockan sex är 0 0 6 * * ?.");
            return usual;
        }

        return cron;
    }

    /// <summary>A replay is a trial: whoever makes it sees the site at once.</summary>
    private ReportOptions Report(SectionReader section) => new()
    {
        Directory = (section.Text("Directory") ?? (replayDirectory is null ? null : "site")) is { } path ? process.Resolve(path) : null,
        Template = section.Text("Template") is { } template ? process.Resolve(template) : null,
    };

    private SourcesOptions Sources(SectionReader section) => SourcesSettings.Read(
        section,
        configuration.GetSection("Sources:Sql").GetChildren().Select(child => child.Key),
        process,
        name => Section($"Sources:Sql:{name}", query => SourcesSettings.ReadQuery(query, name, process)));

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
        return beside is not null && !File.Exists(process.Resolve(name)) && File.Exists(process.Resolve(beside)) ? beside : name;
    }

    /// <summary>
    /// The environment is full of others' names, so only what can hardly be another's is reported: <c>Mail_Host</c>, with one underscore
    /// for two, and <c>Mial__Host</c>, a section written nearly as one of ours.
    /// </summary>
    private void RefuseMisspeltNames()
    {
        foreach (var (name, below) in ConfigurationSources.SharedNames(configuration))
        {
            var meant = Sections.FirstOrDefault(section => name.StartsWith(section + "_", StringComparison.Ordinal)) is { } single
                ? $"{single}__{name[(single.Length + 1)..]}"
                : below.Count > 0 && !Sections.Contains(name, StringComparer.OrdinalIgnoreCase)
                    && NearestWord.Among(Sections, name) is { } near && NearestWord.Distance(near, name) <= 2
                ? $"{near}__{below[0]}"
                : null;
            if (meant is not null)
            {
                problems.Add(new ConfigurationProblem(
                    name, ConfigurationSources.OriginOf(configuration, name), $"unknown name; did you mean {meant}?", $"okänt namn; menade du {meant}?"));
            }
        }
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
