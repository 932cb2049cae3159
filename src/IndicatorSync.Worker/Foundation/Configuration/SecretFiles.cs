using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace IndicatorSync.Worker.Foundation.Configuration;

/// <summary>
/// Secrets as files, one per key, named as the key with <c>__</c> for the colon: <c>Mail__Password</c>. That is how systemd
/// (<c>LoadCredential</c>) and containers hand them out. On Windows a file may be encrypted for this machine (DPAPI):
/// <c>Mail__Password.dpapi</c>.
/// </summary>
internal static class SecretFiles
{
    public const string EnvironmentKey = "INDICATORSYNC_SECRETS";
    public const string SettingKey = "Secrets:Directory";
    public const string ProtectedExtension = ".dpapi";

    private const string SystemdKey = "CREDENTIALS_DIRECTORY";

    /// <summary>The folder: <see cref="EnvironmentKey"/>, else <c>Secrets:Directory</c>, else systemd's; null: none is named.</summary>
    /// <exception cref="ExpectedFailure">A folder is named and is not there.</exception>
    public static string? Folder(IConfiguration configuration, ProcessContext process)
    {
        foreach (var key in new[] { EnvironmentKey, SettingKey, SystemdKey })
        {
            if (configuration[key]?.Trim() is { Length: > 0 } named)
            {
                var folder = process.Resolve(named);
                return Directory.Exists(folder)
                    ? Path.GetFullPath(folder)
                    : throw new ExpectedFailure(FailureKind.BadInput, $"{key}: the folder {folder} with secrets does not exist or may not be read.")
                    {
                        Swedish = new($"{key}: mappen {folder} med hemligheter finns inte, eller får inte läsas.", "Skapa den, eller ge kontot rätt att läsa den."),
                    };
            }
        }

        return null;
    }

    /// <summary>.NET takes <c>Mail:Password</c> for a key that nobody asks for, and Windows for a hidden part of a file <c>Mail</c>.</summary>
    /// <exception cref="ExpectedFailure">The name has a colon.</exception>
    public static void RequireName(string file)
    {
        var name = Path.GetFileName(file);
        if (!name.StartsWith('.') && name.Contains(':', StringComparison.Ordinal))
        {
            var meant = name.Replace(":", "__", StringComparison.Ordinal);
            throw new ExpectedFailure(FailureKind.BadInput, $"{file}: a file with a secret is named with two underscores for the colon; did you mean {meant}?")
            {
                Swedish = new($"{file}: en fil med en hemlighet har två understreck i stället för kolon.", $"Menade du {meant}?"),
            };
        }
    }

    public static IConfigurationBuilder AddSecretFiles(this IConfigurationBuilder builder, string folder) => builder
        .AddKeyPerFile(source =>
        {
            source.FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(folder);
            source.IgnoreCondition = name => name.StartsWith('.') || name.EndsWith(ProtectedExtension, StringComparison.OrdinalIgnoreCase);
        })
        .Add(new ProtectedFilesSource(folder, Unprotect));

    /// <exception cref="ExpectedFailure">The file was encrypted on another machine, or this is not Windows.</exception>
    private static string Unprotect(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{file}: files encrypted with DPAPI are read on Windows only; use a plain file that only the service may read.")
            {
                Swedish = new($"{file}: filer som är krypterade med DPAPI läses bara på Windows.", "Använd en vanlig fil som bara tjänsten får läsa."),
            };
        }

        try
        {
            return Encoding.UTF8.GetString(ProtectedData.Unprotect(File.ReadAllBytes(file), null, DataProtectionScope.LocalMachine));
        }
        catch (CryptographicException failure)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{file}: encrypted on another machine; make it again here with protect-secret.ps1.", failure)
            {
                Swedish = new($"{file}: filen är krypterad på en annan dator.", "Gör om den här med protect-secret.ps1."),
            };
        }
    }
}

/// <param name="folder">Where the files are.</param>
/// <param name="unprotect">The text of an encrypted file.</param>
internal sealed class ProtectedFilesSource(string folder, Func<string, string> unprotect) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(folder, unprotect);

    private sealed class Provider(string folder, Func<string, string> unprotect) : ConfigurationProvider
    {
        public override void Load() => Data = Directory.EnumerateFiles(folder, "*" + SecretFiles.ProtectedExtension).ToDictionary(
            file => Path.GetFileNameWithoutExtension(file).Replace("__", ":", StringComparison.Ordinal),
            file => (string?)unprotect(file).TrimEnd('\r', '\n'),
            StringComparer.OrdinalIgnoreCase);
    }
}
