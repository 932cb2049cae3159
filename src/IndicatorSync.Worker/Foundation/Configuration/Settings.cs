using IndicatorSync.Core.Text;

namespace IndicatorSync.Worker.Foundation.Configuration;

/// <summary>The whole configuration, read and validated once at start; nothing else reads configuration keys.</summary>
internal sealed record Settings
{
    public CatalogueOptions Catalogue { get; init; } = new();

    public KoladaOptions Kolada { get; init; } = new();

    public DatabaseOptions Database { get; init; } = new();

    public MailOptions Mail { get; init; } = new();

    public AlertsOptions Alerts { get; init; } = new();

    public ScheduleOptions Schedule { get; init; } = new();

    public HeartbeatOptions Heartbeat { get; init; } = new();

    public ArchiveOptions Archive { get; init; } = new();

    public SourcesOptions Sources { get; init; } = new();

    public RetentionOptions Retention { get; init; } = new();

    public ReportOptions Report { get; init; } = new();

    public ClockOptions Clock { get; init; } = new();

    public FileLogOptions FileLog { get; init; } = new();
}

/// <summary>One wrong option, in the language of the terminal and in that of <c>validate</c>.</summary>
/// <param name="Key"><c>Section:Key</c>.</param>
/// <param name="Origin">Where the value was given: a file's path, the environment or the command line; null when it is missing.</param>
/// <param name="English">What is wrong and what to do.</param>
/// <param name="Swedish">The same.</param>
internal sealed record ConfigurationProblem(string Key, ConfigurationOrigin? Origin, string English, string Swedish)
{
    public string InEnglish => Line(Origin?.English, English);

    public string InSwedish => Line(Origin?.Swedish, Swedish);

    /// <summary>One line without signs that nobody sees: what it quotes, and a misspelt key, may be anything.</summary>
    private string Line(string? origin, string text) => ForeignText.Line(origin is null ? $"{Key}: {text}" : $"{Key} ({origin}): {text}");
}

/// <summary>Where a value was given. <see cref="File"/> is null unless it was in a file.</summary>
internal sealed record ConfigurationOrigin(string English, string Swedish, string? File = null);

/// <summary>The settings as far as they could be read, and everything that is wrong with them.</summary>
internal sealed record SettingsReading(Settings Settings, IReadOnlyList<ConfigurationProblem> Problems);
