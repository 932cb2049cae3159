using System.CommandLine;
using System.Text;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Hosting;
using IndicatorSync.Worker.Pipeline;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>The log of a year's mails, a public record, as CSV for Excel.</summary>
internal sealed class ExportMailLogCommand : Command
{
    private readonly CommandContext context;
    private readonly Option<int> year = new("--year") { HelpName = "YYYY", Required = true, Description = "The calendar year in which the mails were written." };
    private readonly Option<string?> file = new("--out") { HelpName = "FILE", Description = "Write here instead of to stdout: a shell may change the encoding of what it redirects." };

    public ExportMailLogCommand(CommandContext context)
        : base("mail-log", "The log of a year's mails as CSV that a Swedish Excel opens.")
    {
        this.context = context;
        Add(year);
        Add(file);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var asked = parsed.GetValue(year);
        if (asked is < 2000 or > 2200)
        {
            throw new CommandFailure(ExitCode.BadInput, "--year: give a year as 2026.");
        }

        using var host = context.CreateHost(parsed).Builder.Build();
        await host.Services.GetRequiredService<Migrator>().EnsureCurrentAsync(host.Services.GetRequiredService<RulesClock>().Now, cancellationToken);
        var mails = await host.Services.GetRequiredService<Database>().ReadAsync(unit => MailLog.ReadAsync(unit, asked), cancellationToken);
        if (parsed.GetValue(file) is not { } path)
        {
            MailLogCsv.Write(context.Surroundings.Out, mails);
            return 0;
        }

        try
        {
            await using var written = new StreamWriter(context.Surroundings.Resolve(path), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            MailLogCsv.Write(written, mails);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.Failed, $"--out {path}: the file cannot be written: {failure.Message}", failure);
        }

        context.Surroundings.Out.WriteLine($"{Quantity.Of(mails.Count, "mail")} of {asked} written to {path}.");
        return 0;
    }
}
