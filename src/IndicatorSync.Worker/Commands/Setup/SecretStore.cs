using System.Security.Cryptography;
using System.Text;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Commands.Setup;

/// <summary>Writes a secret where the program reads it: a file that owner and group alone read, on Windows encrypted for this machine.</summary>
internal static class SecretStore
{
    /// <exception cref="ExpectedFailure">The file cannot be written.</exception>
    public static string Write(string folder, string key, string secret)
    {
        var path = Path.Combine(folder, key.Replace(":", "__", StringComparison.Ordinal));
        try
        {
            Directory.CreateDirectory(folder);
            if (OperatingSystem.IsWindows())
            {
                path += SecretFiles.ProtectedExtension;
                File.WriteAllBytes(path, ProtectedData.Protect(Encoding.UTF8.GetBytes(secret), null, DataProtectionScope.LocalMachine));
                return path;
            }

            File.WriteAllText(path, secret, new UTF8Encoding(false));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"hemligheten {key} kan inte skrivas i {folder}: {ForeignText.Message(failure.Message)}", failure);
        }
    }
}
