using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Foundation.Logging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace IndicatorSync.Worker.Commands.Hosting;

/// <summary>The host that every command shares: our configuration, logs to stderr.</summary>
internal static class WorkerHost
{
    public static readonly ServiceProviderOptions ServiceChecks = new() { ValidateScopes = true };

    /// <remarks>
    /// That every service can be made is a matter of the program, not of the machine: the tests build the container with
    /// <see cref="ServiceProviderOptions.ValidateOnBuild"/>, and no person waits for it.
    /// </remarks>
    public static HostApplicationBuilder CreateBuilder(
        IConfigurationRoot configuration, Settings settings, ExchangeOptions exchange, bool verbose, bool colours, Redactor? redactor = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(configuration);
        builder.ConfigureContainer(new DefaultServiceProviderFactory(ServiceChecks));
        builder.Logging.AddStandardError(configuration, verbose, colours);
        if (settings.FileLog.Path is not null)
        {
            builder.Services.AddSingleton(_ => LogFile.Provider(settings.FileLog));
        }

        builder.Services.AddSingleton(redactor ?? new Redactor());
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider => new RedactingLoggerFactory(
            ActivatorUtilities.CreateInstance<LoggerFactory>(provider), provider.GetRequiredService<Redactor>())));
        builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
        builder.Services.AddIndicatorSync(settings, exchange, configuration);
        return builder;
    }

    private static void AddStandardError(this ILoggingBuilder logging, IConfiguration configuration, bool verbose, bool colours)
    {
        logging.AddConfiguration(configuration.GetSection("Logging"));
        if (verbose)
        {
            logging.AddFilter("IndicatorSync", LogLevel.Debug);
        }

        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
            console.ColorBehavior = colours ? LoggerColorBehavior.Enabled : LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
