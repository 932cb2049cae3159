using System.CommandLine;
using System.Globalization;
using IndicatorSync.Core.Terms;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Alarms;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Records that someone has acknowledged a red indicator: beside the runs, and at once visible.</summary>
internal sealed class AcknowledgeCommand : Command
{
    /// <summary>As the table's columns on SQL Server.</summary>
    private const int LongestText = 2000;

    private const int LongestOwner = 200;

    private readonly CommandContext context;
    private readonly Argument<string> id = new("ID") { Description = "The indicator's id in the catalogue." };
    private readonly Option<string?> gender = new("--kön", "--kon") { HelpName = "K", Description = "T, K, M or K-M; needed only where T is not judged." };
    private readonly Option<string?> unit = IndicatorChoice.UnitOption();
    private readonly Option<string> note = new("--note") { Required = true, Description = "What is known about the cause." };
    private readonly Option<string> action = new("--action") { Required = true, Description = "What is done about it." };
    private readonly Option<string> owner = new("--owner") { Required = true, Description = "Who does it." };
    private readonly Option<string> due = new("--due") { Required = true, HelpName = "DATE", Description = "When it is to be done: 2026-12-31." };

    public AcknowledgeCommand(CommandContext context)
        : base("acknowledge", "Records that someone has taken a red indicator in hand: no reminders until something new happens.")
    {
        this.context = context;
        Add(id);
        Add(gender);
        Add(unit);
        Add(note);
        Add(action);
        Add(owner);
        Add(due);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (wanted, day) = (parsed.GetRequiredValue(id), Day(parsed.GetRequiredValue(due)));
        var (why, what, who) = (IndicatorChoice.Text(parsed, note, LongestText), IndicatorChoice.Text(parsed, action, LongestText), IndicatorChoice.Text(parsed, owner, LongestOwner));
        using var host = context.CreateHost(parsed).Builder.Build();
        var statuses = await host.Services.GetRequiredService<StatusReader>().ReadAsync(cancellationToken);
        var status = IndicatorChoice.Find(statuses, wanted, parsed.GetValue(gender), parsed.GetValue(unit));
        var clock = host.Services.GetRequiredService<RulesClock>();
        if (day < clock.Today)
        {
            throw new ExpectedFailure(
                FailureKind.BadInput, string.Create(CultureInfo.InvariantCulture, $"--due {day:yyyy-MM-dd} has passed; give a day from {clock.Today:yyyy-MM-dd} on, when it is to be done."));
        }

        var database = host.Services.GetRequiredService<Database>();
        var made = new Acknowledging(status.Id, status.Gender, why, what, who, day, clock.Now, $"{Environment.UserDomainName}\\{Environment.UserName}");
        if (!await AcknowledgementStore.MakeAsync(database, made, cancellationToken))
        {
            var inForce = await database.ReadAsync(unit => AcknowledgementStore.InForceAsync(unit, status.Id, status.Gender), cancellationToken);
            throw new ExpectedFailure(FailureKind.Failed, inForce is { } other
                ? string.Create(CultureInfo.InvariantCulture, $"{IndicatorChoice.Named(status)} is acknowledged already: {other.Owner} took it in hand {other.MadeLocal:yyyy-MM-dd HH:mm}; nothing was written. That holds until a new value, a worse one or a changed band.")
                : $"{IndicatorChoice.Named(status)} has no open alarm (it is {status.Judged.Colour.Code()}), so there is nothing to acknowledge; nothing was written. 'status' shows how things stand.");
        }

        context.ProcessContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{IndicatorChoice.Named(status)} is acknowledged: {what} ({who}, due {day:yyyy-MM-dd}). Reminders stop until a new value, a worse one or a changed band."));
        return 0;
    }

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ExpectedFailure(FailureKind.BadInput, $"--due {text}: not a date; write it as 2026-12-31.");
}
