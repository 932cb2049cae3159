using IndicatorSync.Worker.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.KeyPerFile;

namespace IndicatorSync.Worker.Configuration;

/// <summary>
/// The sources in the order of .NET, later ones winning: <c>appsettings.json</c> beside the executable, the one in the working
/// directory, files with secrets, the environment, the command line.
/// </summary>
internal static class ConfigurationSources
{
    public const string FileName = "appsettings.json";

    /// <exception cref="CommandFailure">A file is not JSON.</exception>
    public static IConfigurationRoot Load(Surroundings surroundings, IReadOnlyList<string> settingArguments)
    {
        try
        {
            // Which folder the secrets are in may be said in any of the other sources.
            var open = Build(surroundings, settingArguments, secrets: null);
            return Known(surroundings, SecretFiles.Folder(open, surroundings) is { } secrets ? Build(surroundings, settingArguments, secrets) : open);
        }
        catch (InvalidDataException failure)
        {
            var reason = (failure.InnerException?.InnerException ?? failure.InnerException ?? failure).Message.ReplaceLineEndings(" ");
            throw new CommandFailure(ExitCode.BadInput, $"{failure.Message.ReplaceLineEndings(" ")} It is not valid JSON: {reason}", failure);
        }
    }

    /// <summary>Whatever is read from here on, its secrets do not leave.</summary>
    private static IConfigurationRoot Known(Surroundings surroundings, IConfigurationRoot configuration)
    {
        foreach (var secret in SecretValues.In(configuration))
        {
            surroundings.Redactor.Add(secret);
        }

        return configuration;
    }

    private static IConfigurationRoot Build(Surroundings surroundings, IReadOnlyList<string> settingArguments, string? secrets)
    {
        var builder = new ConfigurationBuilder();
        foreach (var directory in Directories(surroundings))
        {
            builder.AddJsonFile(Path.Combine(directory, FileName), optional: true, reloadOnChange: false);
        }

        if (secrets is not null)
        {
            builder.AddSecretFiles(secrets);
        }

        return builder.Add(surroundings.Environment).AddCommandLine([.. settingArguments]).Build();
    }

    /// <summary>The folder that an installed service's relative paths start from: that of the last <c>appsettings.json</c> there is.</summary>
    public static string SettingsDirectory(Surroundings surroundings) =>
        Directories(surroundings).LastOrDefault(directory => File.Exists(Path.Combine(directory, FileName))) ?? surroundings.ExecutableDirectory;

    public static ConfigurationOrigin? OriginOf(IConfigurationRoot configuration, string key) =>
        configuration.Providers.LastOrDefault(provider => Has(provider, key)) switch
        {
            null => null,
            JsonConfigurationProvider json => FileOrigin(json),
            CommandLineConfigurationProvider => new("command line", "kommandoraden"),
            KeyPerFileConfigurationProvider => new("a file with secrets", "en fil med hemligheter"),
            _ => new($"environment variable {key.Replace(":", "__", StringComparison.Ordinal)}", $"miljövariabeln {key.Replace(":", "__", StringComparison.Ordinal)}"),
        };

    /// <summary>Top-level names in the sources that are ours alone; the environment is full of others' names.</summary>
    public static IEnumerable<string> OwnSections(IConfigurationRoot configuration) => configuration.Providers
        .Where(provider => provider is JsonConfigurationProvider or CommandLineConfigurationProvider)
        .SelectMany(provider => provider.GetChildKeys([], null))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Directories(Surroundings surroundings) =>
        new[] { surroundings.ExecutableDirectory, surroundings.WorkingDirectory }
            .Select(directory => Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)))
            .Distinct(StringComparer.Ordinal);

    private static bool Has(IConfigurationProvider provider, string key) =>
        provider.TryGet(key, out _) || provider.GetChildKeys([], key).Any();

    private static ConfigurationOrigin FileOrigin(JsonConfigurationProvider json)
    {
        var path = Path.Combine((json.Source.FileProvider as Microsoft.Extensions.FileProviders.PhysicalFileProvider)?.Root ?? "", json.Source.Path!);
        return new(path, path, path);
    }
}
