using System.CommandLine;
using IndicatorSync.Worker.Configuration;
using IndicatorSync.Worker.Hosting;
using IndicatorSync.Worker.Pipeline;
using Microsoft.Extensions.Hosting;

namespace IndicatorSync.Worker.Commands;

/// <summary>What every command needs: the terminal, the settings, and a host with the program's services.</summary>
internal sealed class CommandContext(Surroundings surroundings, IReadOnlyList<string> settingArguments, Option<bool> verbose)
{
    public Surroundings Surroundings { get; } = surroundings;

    public Option<bool> VerboseOption { get; } = verbose;

    /// <summary>The settings with all that is wrong with them.</summary>
    public SettingsReading ReadSettings(Exchange? exchange = null) =>
        SettingsReader.Read(ConfigurationSources.Load(Surroundings, settingArguments), Surroundings, exchange?.ReplayDirectory);

    /// <summary>What every command but <c>doctor</c> asks first: no number, date or hour is worth anything on a system that does not know Sweden.</summary>
    /// <exception cref="CommandFailure">The system lacks Swedish or its time zone; one line for each.</exception>
    public static void RequireSweden()
    {
        var lacks = Sweden.Lacks().ToList();
        if (lacks.Count > 0)
        {
            throw new CommandFailure(ExitCode.BadInput, string.Join('\n', lacks.Select(lack => lack.English)))
            {
                Swedish = new(string.Join('\n', lacks.Select(lack => lack.Swedish)), ""),
            };
        }
    }

    /// <exception cref="CommandFailure">An option is wrong; one line for each.</exception>
    public (HostApplicationBuilder Builder, Settings Settings) CreateHost(ParseResult parsed, Exchange? exchange = null, bool inSwedish = false)
    {
        RequireSweden();
        exchange ??= Exchange.Live;
        var configuration = ConfigurationSources.Load(Surroundings, settingArguments);
        var reading = SettingsReader.Read(configuration, Surroundings, exchange.ReplayDirectory);
        if (reading.Problems.Count > 0)
        {
            throw new CommandFailure(ExitCode.BadInput, string.Join('\n', reading.Problems.Select(problem => inSwedish ? problem.InSwedish : problem.InEnglish)));
        }

        var builder = WorkerHost.CreateBuilder(configuration, reading.Settings, exchange, parsed.GetValue(VerboseOption), Surroundings.ErrorIsTerminal, Surroundings.Redactor);
        Surroundings.AddServices(builder.Services);
        return (builder, reading.Settings);
    }
}
