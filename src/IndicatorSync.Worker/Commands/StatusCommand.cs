using System.CommandLine;
using System.Globalization;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Inspect;
using IndicatorSync.Worker.Storage.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Every indicator's newest value and colour, from the database.</summary>
internal sealed class StatusCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };
    private readonly Option<string?> asOf = Reading.AsOfOption();
    private readonly ReplayOption replay = ReplayOption.ForReading();
    private readonly Option<bool> check = new("--check") { Description = "One line and exit code on the service's health, for Nagios, Zabbix or PRTG." };
    private readonly Option<string?> timeout = new("--timeout") { HelpName = "SECONDS", Description = "With --check: the answer comes within this time, UNKNOWN where nothing else is known." };

    public StatusCommand(CommandContext context)
        : base("status", "Every indicator's newest value and colour, from the database.")
    {
        this.context = context;
        Add(json);
        Add(check);
        Add(timeout);
        Add(asOf);
        Add(replay);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(check))
        {
            return parsed.GetValue(json) || parsed.GetValue(asOf) is not null || parsed.GetValue(replay) is not null
                ? throw new ExpectedFailure(FailureKind.BadInput, "--check goes alone: it excludes --json, --as-of and --replay.")
                : await CheckAsync(parsed, cancellationToken);
        }

        if (parsed.GetValue(timeout) is not null)
        {
            throw new ExpectedFailure(FailureKind.BadInput, "--timeout goes with --check only.");
        }

        using var host = context.CreateHost(parsed, replay.ExchangeOf(parsed, context)).Builder.Build();
        using var reading = await Reading.OpenAsync(host.Services, parsed.GetValue(asOf), cancellationToken);
        var statuses = await reading.Status.ReadAsync(cancellationToken, compared: parsed.GetValue(json));
        if (parsed.GetValue(json))
        {
            JsonDocuments.Write(context.ProcessContext.Out, JsonDocuments.Of(statuses));
        }
        else
        {
            var source = host.Services.GetRequiredService<Database>().Source;
            StatusTable.Write(context.ProcessContext, statuses, parsed.GetValue(replay) is { } recording
                ? $" in {source}: run sync --replay {recording} first, with the same settings."
                : $" in {source}: run sync first. What sync --replay DIR has stored is shown by status --replay DIR, with the same settings.");
        }

        return 0;
    }

    /// <summary>Whatever keeps the probe from its answer is UNKNOWN: a monitor reads exit codes of its own convention.</summary>
    private async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ProbeAnswer answer;
        try
        {
            // On a thread of its own: what blocks in a driver or on a dead share heeds no token. It ends with the process.
            var limit = Limit(parsed.GetValue(timeout));
            answer = await Task.Run(() => JudgeAsync(parsed, cancellationToken), cancellationToken).WaitAsync(limit, cancellationToken);
        }
        catch (TimeoutException)
        {
            answer = new ProbeAnswer(ProbeState.Unknown, $"no answer from the database within {parsed.GetValue(timeout)!.TrimEnd('s', ' ')} s");
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            answer = new ProbeAnswer(ProbeState.Unknown, failure is ExpectedFailure ? failure.Message : Unforeseen.InEnglish(failure));
        }

        context.ProcessContext.Out.WriteLine(answer.Line);
        return (int)answer.State;
    }

    private async Task<ProbeAnswer> JudgeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var builder = context.CreateHost(parsed).Builder;
        builder.Services.AddSingleton(DatabaseRetryPolicy.None);
        using var host = builder.Build();
        return await host.Services.GetRequiredService<HealthProbe>().AnswerAsync(cancellationToken);
    }

    /// <summary>The monitor counts from before the process had started: a tenth of the time, at most a second, is kept for that.</summary>
    private static TimeSpan Limit(string? written)
    {
        if (written is null)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var digits = written.Trim().EndsWith('s') ? written.Trim()[..^1].TrimEnd() : written.Trim();
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 3600
            ? TimeSpan.FromSeconds(seconds) - TimeSpan.FromSeconds(Math.Min(1, seconds * 0.1))
            : throw new ExpectedFailure(FailureKind.BadInput, "--timeout is a number of seconds, from 1 to 3600.");
    }
}
