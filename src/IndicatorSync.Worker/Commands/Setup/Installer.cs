using System.Text;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Commands.Setup;

/// <summary>Writes what was answered, once the very readers of it have found nothing wrong: settings, secrets, a first catalogue.</summary>
internal sealed class Installer(CommandContext context, SettingsFile file)
{
    /// <exception cref="ExpectedFailure">The settings would be wrong, or a file cannot be written.</exception>
    public async Task WriteAsync(Installation installation, CancellationToken cancellationToken)
    {
        var process = context.ProcessContext;
        foreach (var secret in installation.Secrets.Values)
        {
            process.Redactor.Add(secret);
        }

        var answers = installation.Settings.Concat(installation.Secrets).Select(setting => $"--{setting.Key}={setting.Value}");
        var reading = context.With(answers).ReadSettings();
        if (reading.Problems.Count > 0)
        {
            throw new ExpectedFailure(FailureKind.BadInput, string.Join('\n', reading.Problems.Select(problem => problem.InSwedish)));
        }

        var changes = installation.Settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value, StringComparer.OrdinalIgnoreCase);
        if (installation.Secrets.Count > 0)
        {
            var folder = SecretFiles.Folder(context.Configuration(), process);
            if (folder is null)
            {
                folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file.Path))!, "secrets");
                changes[SecretFiles.SettingKey] = folder;
            }

            foreach (var (key, secret) in installation.Secrets)
            {
                process.Out.WriteLine($"{key} är lagrad i {SecretStore.Write(folder, key, secret)}.");
            }
        }

        if (changes.Count > 0)
        {
            file.Change(changes);
            process.Out.WriteLine($"Inställningarna är skrivna i {file.Path}.");
        }

        if (installation is { Municipality: { } municipality, Installer: { } installer })
        {
            await WriteCatalogueAsync(reading.Settings.Catalogue.Path, StarterCatalogue.Text(municipality.Name, municipality.Id.Value, installer), cancellationToken);
            process.Out.WriteLine($"En första katalog för {municipality.Name} är skriven i {reading.Settings.Catalogue.Path}: byt ut dess exempel mot er plan.");
        }
    }

    private static async Task WriteCatalogueAsync(string path, string text, CancellationToken cancellationToken)
    {
        try
        {
            var full = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            await File.WriteAllTextAsync(full, text, new UTF8Encoding(false), cancellationToken);
            await CatalogueSchema.PutAsync(Path.GetDirectoryName(full)!, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{path} kan inte skrivas: {ForeignText.Message(failure.Message)}", failure);
        }
    }
}
