using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace IndicatorSync.Worker.Foundation.Configuration;

/// <summary>
/// The secrets that configuration and environment hold: what is under a name that says so, the passwords of connection strings, the
/// logins of addresses (proxies among them), the heartbeat's address and the headers of telemetry.
/// </summary>
internal static partial class SecretValues
{
    public static IEnumerable<string> In(IConfiguration configuration)
    {
        foreach (var (key, value) in configuration.AsEnumerable())
        {
            foreach (var secret in string.IsNullOrWhiteSpace(value) ? [] : Of(key, value.Trim()))
            {
                yield return secret;
            }
        }

        if (configuration["Mail:Username"] is { } user && configuration["Mail:Password"] is { } password)
        {
            yield return $"\0{user}\0{password}"; // as AUTH PLAIN sends it
        }
    }

    private static IEnumerable<string> Of(string key, string value)
    {
        var name = key[(key.LastIndexOf(':') + 1)..];
        if (name.EndsWith("ConnectionString", StringComparison.OrdinalIgnoreCase))
        {
            return Passwords(value);
        }

        if (name.EndsWith("_HEADERS", StringComparison.OrdinalIgnoreCase))
        {
            return value.Split(',').Select(header => header[(header.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
        }

        if (key.Equals("Heartbeat:Url", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(value, UriKind.Absolute, out var beat) ? [value, beat.PathAndQuery.Trim('/'), .. Login(beat)] : [value];
        }

        var isProxy = name.EndsWith("PROXY", StringComparison.OrdinalIgnoreCase) && !value.Contains("://", StringComparison.Ordinal);
        if (Uri.TryCreate(isProxy ? $"http://{value}" : value, UriKind.Absolute, out var address) && address.UserInfo.Length > 0)
        {
            return Login(address);
        }

        return Telling().IsMatch(name) && address is null && !Path.IsPathRooted(value) ? [value] : [];
    }

    private static IEnumerable<string> Login(Uri address)
    {
        var password = address.UserInfo.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? address.UserInfo[(colon + 1)..] : "";
        return [address.UserInfo, Uri.UnescapeDataString(address.UserInfo), password, Uri.UnescapeDataString(password)];
    }

    private static IEnumerable<string> Passwords(string connectionString)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            return [connectionString]; // it is unknown which part of it is the password
        }

        return parts.Keys.Cast<string>().Where(name => Telling().IsMatch(name)).Select(name => parts[name].ToString() ?? "");
    }

    [GeneratedRegex("passw|pwd|secret|token|api_?key|passphrase", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Telling();
}
