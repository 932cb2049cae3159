using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Extensions.Configuration;

namespace IndicatorSync.Worker.Commands.Setup;

/// <summary>What is in order already, and is not asked for again: a setting that somebody gave, a catalogue that somebody wrote.</summary>
internal sealed class Standing(IConfiguration configuration, Settings settings, ProcessContext process)
{
    private static readonly string SamplePath = Path.Combine("samples", "norsjo-2026", "indikatorer.yaml");

    public string? Installer => settings.Alerts.AdminAddresses is [var first, ..] ? first : null;

    public bool HasMailServer => settings.Mail is { Transport: MailTransportKind.Smtp, Host: not null };

    public bool HasPassword => configuration["Mail:Password"] is not null;

    public bool HasDatabaseServer => settings.Database.Provider == DatabaseProvider.SqlServer;

    public bool HasSchedule => configuration["Schedule:Cron"] is not null;

    /// <summary>A catalogue of somebody's own: the sample that an installation puts there is none.</summary>
    public bool HasCatalogue => Directory.Exists(settings.Catalogue.Path) || (File.Exists(settings.Catalogue.Path) && !IsSample(settings.Catalogue.Path));

    private bool IsSample(string path)
    {
        var sample = Path.Combine(process.ExecutableDirectory, SamplePath);
        return File.Exists(sample) && File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(sample));
    }
}
