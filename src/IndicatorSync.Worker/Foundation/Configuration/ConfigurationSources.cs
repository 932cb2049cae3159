using System.Text.Json;
using System.Text.Unicode;
using IndicatorSync.Core.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.KeyPerFile;

namespace IndicatorSync.Worker.Foundation.Configuration;

/// <summary>
/// The sources in the order of .NET, later ones winning: <c>appsettings.json</c> beside the executable, the one in the working
/// directory, files with secrets, the environment, the command line.
/// </summary>
internal static class ConfigurationSources
{
    public const string FileName = "appsettings.json";

    /// <exception cref="ExpectedFailure">A file is not JSON.</exception>
    public static IConfigurationRoot Load(ProcessContext process, IReadOnlyList<string> settingArguments)
    {
        try
        {
            // Which folder the secrets are in may be said in any of the other sources.
            var open = Build(process, settingArguments, secrets: null);
            return Known(process, SecretFiles.Folder(open, process) is { } secrets ? Build(process, settingArguments, secrets) : open);
        }
        catch (InvalidDataException failure)
        {
            throw Unreadable(failure, SettingsFiles(process));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"the settings or the files with secrets cannot be read ({ForeignText.Message(failure.Message)}): give the account the right to read them", failure)
            {
                Swedish = new("Inställningarna eller filerna med hemligheter kan inte läsas.", "Ge kontot rätt att läsa appsettings.json och mappen med hemligheter."),
            };
        }
    }

    /// <summary>Our own words: the reader's own tell places from 0, and names of types.</summary>
    private static ExpectedFailure Unreadable(InvalidDataException failure, IEnumerable<string> files)
    {
        var file = files.FirstOrDefault(path => failure.Message.Contains(path, StringComparison.Ordinal)) ?? FileName;
        var causes = new List<Exception>();
        for (var cause = failure.InnerException; cause is not null; cause = cause.InnerException)
        {
            causes.Add(cause);
        }

        var (place, reason, what, remedy) = causes switch
        {
            _ when causes.OfType<UnauthorizedAccessException>().Any() => (
                "", "it cannot be read: give the account the right to read it", "filen får inte läsas.", "Ge kontot rätt att läsa den."),
            _ when causes.OfType<IOException>().Any() => (
                "", "it cannot be read now: something else holds it, or the disk fails", "filen kan inte läsas nu.", "Något annat håller den, eller så är det fel på disken."),
            _ when causes.OfType<JsonException>().FirstOrDefault() is { LineNumber: { } line } json => (
                FormattableString.Invariant($":{line + 1}:{(json.BytePositionInLine ?? 0) + 1}"),
                "not valid JSON: look for a comma, a quotation mark or a bracket that is missing or too many, here or on the line above",
                "ingen giltig JSON.",
                "Leta efter ett komma, ett citattecken eller en klammer som saknas eller är för mycket, här eller på raden ovanför."),
            _ => ("", "it must be one JSON object, with each key once", "filen ska vara ett enda JSON-objekt, med varje nyckel en gång.", "Rätta filen."),
        };
        return new ExpectedFailure(FailureKind.BadInput, $"{file}{place}: {reason}", failure) { Swedish = new($"{file}{place}: {what}", remedy) };
    }

    private static IEnumerable<string> SettingsFiles(ProcessContext process) => Directories(process).Select(directory => Path.Combine(directory, FileName));

    /// <summary>.NET reads another encoding without a word, as letters that nobody wrote.</summary>
    private static void RequireUtf8(string file)
    {
        if (Bytes(file) is { } bytes && !Utf8.IsValid(bytes))
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{file}: the file is not UTF-8; save it again with that encoding")
            {
                Swedish = new($"{file}: filen är inte UTF-8.", "Spara om den med den teckenkodningen."),
            };
        }
    }

    /// <summary>Null when there is no such file. That it may not be seen is reported: <c>File.Exists</c> would call it missing.</summary>
    private static byte[]? Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{file}: it cannot be read: give the account the right to read it", failure)
            {
                Swedish = new($"{file}: filen får inte läsas.", "Ge kontot rätt att läsa den."),
            };
        }
    }

    /// <summary>Whatever is read from here on, its secrets do not leave.</summary>
    private static IConfigurationRoot Known(ProcessContext process, IConfigurationRoot configuration)
    {
        foreach (var secret in SecretValues.In(configuration))
        {
            process.Redactor.Add(secret);
        }

        return configuration;
    }

    private static IConfigurationRoot Build(ProcessContext process, IReadOnlyList<string> settingArguments, string? secrets)
    {
        var builder = new ConfigurationBuilder();
        foreach (var directory in Directories(process))
        {
            RequireUtf8(Path.Combine(directory, FileName));
            builder.AddJsonFile(Path.Combine(directory, FileName), optional: true, reloadOnChange: false);
        }

        if (secrets is not null)
        {
            foreach (var file in Directory.EnumerateFiles(secrets).Where(file => !file.EndsWith(SecretFiles.ProtectedExtension, StringComparison.OrdinalIgnoreCase)))
            {
                SecretFiles.RequireName(file);
                RequireUtf8(file);
            }

            builder.AddSecretFiles(secrets);
        }

        return builder.Add(process.Environment).AddCommandLine([.. settingArguments]).Build();
    }

    /// <summary>The folder that an installed service's relative paths start from: that of the last <c>appsettings.json</c> there is.</summary>
    public static string SettingsDirectory(ProcessContext process) =>
        Directories(process).LastOrDefault(directory => File.Exists(Path.Combine(directory, FileName))) ?? process.ExecutableDirectory;

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

    /// <summary>Top-level names in the environment and among the files with secrets, each with the names below it.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Below)> SharedNames(IConfigurationRoot configuration) =>
        from provider in configuration.Providers
        where provider is not (JsonConfigurationProvider or CommandLineConfigurationProvider)
        from name in provider.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase)
        select (name, (IReadOnlyList<string>)[.. provider.GetChildKeys([], name)]);

    private static IEnumerable<string> Directories(ProcessContext process) =>
        new[] { process.ExecutableDirectory, process.WorkingDirectory }
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
