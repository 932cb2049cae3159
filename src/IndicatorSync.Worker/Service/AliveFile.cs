using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace IndicatorSync.Worker.Service;

/// <summary>
/// A sign of life for a container: a file whose time the health check looks at. It says that the service is at work, whatever Kolada,
/// the database and the mail server do: starting it again mends none of them.
/// </summary>
internal static class AliveFile
{
    public const string Variable = "INDICATORSYNC_ALIVE_FILE";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Only where the environment names a file.</summary>
    public static IServiceCollection AddTo(IServiceCollection services, IConfiguration environment) => environment[Variable] is { Length: > 0 } path
        ? services.AddSingleton<IHostedService>(provider => new SignOfLife(
            () => Touch(path), Every, provider.GetRequiredService<ISchedulerFactory>(), provider.GetRequiredService<TimeProvider>()))
        : services;

    private static void Touch(string path)
    {
        try
        {
            File.WriteAllBytes(path, []);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // A file that cannot be written grows old, and the health check says so.
        }
    }
}
