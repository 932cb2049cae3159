using System.CommandLine;
using IndicatorSync.Worker.Commands.Hosting;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IndicatorSync.Worker.Commands;

/// <summary>What every command needs: the terminal, the settings, and a host with the program's services.</summary>
internal sealed class CommandContext(ProcessContext process, IReadOnlyList<string> settingArguments, Option<bool> verbose)
{
    public ProcessContext ProcessContext { get; } = process;

    public Option<bool> VerboseOption { get; } = verbose;

    /// <summary>The settings on the command line, each as it was written.</summary>
    public IReadOnlyList<string> SettingArguments { get; } = settingArguments;

    /// <summary>The same with more settings, which win over those that are on the command line.</summary>
    public CommandContext With(IEnumerable<string> more) => new(ProcessContext, [.. SettingArguments, .. more], VerboseOption);

    /// <summary>All sources in their order.</summary>
    public IConfigurationRoot Configuration() => ConfigurationSources.Load(ProcessContext, SettingArguments);

    /// <summary>The settings with all that is wrong with them.</summary>
    public SettingsReading ReadSettings(ExchangeOptions? exchange = null) =>
        SettingsReader.Read(Configuration(), ProcessContext, exchange?.ReplayDirectory);

    /// <summary>What every command but <c>doctor</c> asks first: no number, date or hour is worth anything on a system that does not know Sweden.</summary>
    /// <exception cref="ExpectedFailure">The system lacks Swedish or its time zone; one line for each.</exception>
    public static void RequireSweden()
    {
        var lacks = Sweden.Lacks().ToList();
        if (lacks.Count > 0)
        {
            throw new ExpectedFailure(FailureKind.BadInput, string.Join('\n', lacks.Select(lack => lack.English)))
            {
                Swedish = new(string.Join('\n', lacks.Select(lack => lack.Swedish)), ""),
            };
        }
    }

    /// <exception cref="ExpectedFailure">An option is wrong; one line for each.</exception>
    public (HostApplicationBuilder Builder, Settings Settings) CreateHost(ParseResult parsed, ExchangeOptions? exchange = null, bool inSwedish = false)
    {
        RequireSweden();
        exchange ??= ExchangeOptions.Live;
        var configuration = Configuration();
        var reading = SettingsReader.Read(configuration, ProcessContext, exchange.ReplayDirectory);
        if (reading.Problems.Count > 0)
        {
            throw new ExpectedFailure(FailureKind.BadInput, string.Join('\n', reading.Problems.Select(problem => inSwedish ? problem.InSwedish : problem.InEnglish)));
        }

        var builder = WorkerHost.CreateBuilder(configuration, reading.Settings, exchange, parsed.GetValue(VerboseOption), ProcessContext.ErrorIsTerminal, ProcessContext.Redactor);
        ProcessContext.AddServices(builder.Services);
        return (builder, reading.Settings);
    }

    /// <summary>The services of <see cref="CreateHost"/> without a host, for a command that nothing runs beside and that a person waits for.</summary>
    /// <exception cref="ExpectedFailure">As <see cref="CreateHost"/>.</exception>
    public ServiceProvider CreateServices(ParseResult parsed, ExchangeOptions exchange, bool inSwedish) =>
        CreateHost(parsed, exchange, inSwedish).Builder.Services.BuildServiceProvider(WorkerHost.ServiceChecks);
}
