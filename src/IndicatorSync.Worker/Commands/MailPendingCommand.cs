using System.CommandLine;
using System.Globalization;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Storage.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Mails that have still to go, and those refused for good.</summary>
internal sealed class MailPendingCommand : Command
{
    private readonly CommandContext context;

    public MailPendingCommand(CommandContext context)
        : base("pending", "Mails that have still to go, in order, and those that were refused for good.")
    {
        this.context = context;
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = context.CreateHost(parsed).Builder.Build();
        await host.Services.GetRequiredService<StatusReader>().EnsureReadableAsync(cancellationToken);
        var entries = await host.Services.GetRequiredService<Database>().ReadAsync(OutboxStore.PendingAsync, cancellationToken);
        var output = context.ProcessContext.Out;
        foreach (var entry in entries)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entry.Id}  {Local(entry.WrittenAt)}  {entry.Address}  {Status(entry)}  {entry.Subject}"));
            if (entry.LastError is { } error)
            {
                output.WriteLine($"  {error}");
            }
        }

        var dead = entries.Count(entry => entry.Status == OutboxStatus.Rejected);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Waiting: {entries.Count - dead}. Refused for good: {dead}.")
            + (entries.Count == 0 ? "" : " 'mail retry' tries them all now; 'mail discard ID' and 'mail resend ID --to ADDRESS' deal with one."));
        return 0;
    }

    private static string Status(OutboxEntry entry) => entry switch
    {
        { Status: OutboxStatus.Rejected } => Attempts("refused", entry),
        { LeasedUntil: not null } => Attempts("in hand", entry),
        { DueAt: { } due } => Attempts($"next try {Local(due)}", entry),
        _ => Attempts("waits", entry),
    };

    private static string Attempts(string words, OutboxEntry entry) => entry.Attempts switch
    {
        0 => words,
        1 => $"{words}, 1 attempt",
        _ => string.Create(CultureInfo.InvariantCulture, $"{words}, {entry.Attempts} attempts"),
    };

    private static string Local(DateTimeOffset utc) => SwedishTime.Local(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
