using System.CommandLine;

namespace IndicatorSync.Worker.Commands.Setup;

/// <summary>An option for every question, so that an installation needs nobody at the keyboard.</summary>
internal sealed class SetupOptions
{
    private readonly Option<string?> municipality = new("--municipality") { HelpName = "NAME", Description = "The municipality, by name or its four digits." };
    private readonly Option<string?> installer = new("--installer") { HelpName = "ADDRESS", Description = "Your mail address: gets every mail until setup --live, and the technical ones after." };
    private readonly Option<string?> mailHost = new("--mail-host") { HelpName = "HOST", Description = "The mail server; - for none yet (mails become files)." };
    private readonly Option<string?> mailPort = new("--mail-port") { HelpName = "PORT", Description = "Its port: 25, 587 for STARTTLS with a login, 465 for TLS." };
    private readonly Option<string?> mailFrom = new("--mail-from") { HelpName = "ADDRESS", Description = "The sender." };
    private readonly Option<string?> mailUser = new("--mail-user") { HelpName = "NAME", Description = "The login; - for none." };
    private readonly Option<string?> mailPasswordFile = new("--mail-password-file") { HelpName = "FILE", Description = "A file that holds the login's password and nothing else." };
    private readonly Option<string?> sqlServer = new("--sql-server") { HelpName = "INSTANCE", Description = "SQL Server, as SQL01 or SQL01\\DRIFT; - for the embedded SQLite." };
    private readonly Option<string?> database = new("--database") { HelpName = "NAME", Description = "The database's name on SQL Server." };
    private readonly Option<string?> schedule = new("--schedule") { HelpName = "HH:MM", Description = "When to run each day, or a cron expression of Quartz." };

    public Option<string?> Settings { get; } = new("--settings") { HelpName = "FILE", Description = "The appsettings.json to write; default: the one in use." };

    public Option<bool> Live { get; } = new("--live") { Description = "End the trial: show what each recipient would get, then let mails go to them." };

    public Option<bool> Show { get; } = new("--show") { Description = "With --live: show only, change nothing." };

    public Option<bool> Yes { get; } = new("--yes") { Description = "With --live: do not ask." };

    public IEnumerable<Option> All =>
        [municipality, installer, mailHost, mailPort, mailFrom, mailUser, mailPasswordFile, sqlServer, database, schedule, Settings, Live, Show, Yes];

    /// <summary>What is on the command line, by the option's name.</summary>
    public IReadOnlyDictionary<string, string> Answers(ParseResult parsed) => All.OfType<Option<string?>>()
        .Select(option => (option.Name, Value: parsed.GetValue(option)))
        .Where(answer => answer.Value is not null)
        .ToDictionary(answer => answer.Name, answer => answer.Value!, StringComparer.Ordinal);
}
