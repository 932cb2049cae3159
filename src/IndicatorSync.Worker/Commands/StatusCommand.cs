using System.CommandLine;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Inspect;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Every indicator's newest value and colour, from the database.</summary>
internal sealed class StatusCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };
    private readonly Option<string?> asOf = Reading.AsOfOption();
    private readonly Option<bool> check = new("--check") { Description = "One line and exit code on the service's health, for Nagios, Zabbix or PRTG." };

    public StatusCommand(CommandContext context)
        : base("status", "Every indicator's newest value and colour, from the database.")
    {
        this.context = context;
        Add(json);
        Add(check);
        Add(asOf);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(check))
        {
            return parsed.GetValue(json) || parsed.GetValue(asOf) is not null
                ? throw new ExpectedFailure(FailureKind.BadInput, "--check goes alone: it excludes --json and --as-of.")
                : await CheckAsync(parsed, cancellationToken);
        }

        using var host = context.CreateHost(parsed).Builder.Build();
        using var reading = await Reading.OpenAsync(host.Services, parsed.GetValue(asOf), cancellationToken);
        var statuses = await reading.Status.ReadAsync(cancellationToken);
        if (parsed.GetValue(json))
        {
            JsonDocuments.Write(context.ProcessContext.Out, JsonDocuments.Of(statuses));
        }
        else
        {
            StatusTable.Write(context.ProcessContext, statuses);
        }

        return 0;
    }

    /// <summary>Whatever keeps the probe from its answer is UNKNOWN: a monitor reads exit codes of its own convention.</summary>
    private async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ProbeAnswer answer;
        try
        {
            var (builder, settings) = context.CreateHost(parsed);
            builder.Services.AddSingleton(DatabasePatience.None);
            using var host = builder.Build();
            var facts = await host.Services.GetRequiredService<ReadHealthFacts>()(cancellationToken);
            answer = ServiceHealth.Judge(facts, settings.Mail.Transport == MailTransportKind.Smtp, host.Services.GetRequiredService<RulesClock>().Now);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            answer = new ProbeAnswer(ProbeState.Unknown, failure is ExpectedFailure ? failure.Message : Unforeseen.InEnglish(failure));
        }

        context.ProcessContext.Out.WriteLine(answer.Line);
        return (int)answer.State;
    }
}
