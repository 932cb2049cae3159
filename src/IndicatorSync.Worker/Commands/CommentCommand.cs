using System.CommandLine;
using System.Globalization;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Records an analysis of an outcome (docs/contract.md 1.10): beside the runs, and at once visible.</summary>
internal sealed class CommentCommand : Command
{
    /// <summary>As the table's columns on SQL Server.</summary>
    private const int LongestText = 4000;

    private const int LongestAuthor = 200;

    private readonly CommandContext context;
    private readonly Argument<string> id = new("ID") { Description = "The indicator's id in the catalogue." };
    private readonly Option<string?> gender = new("--kön", "--kon") { HelpName = "K", Description = "T, K, M or K-M; needed only where T is not judged." };
    private readonly Option<string?> unit = IndicatorChoice.UnitOption();
    private readonly Option<string?> period = new("--period") { HelpName = "P", Description = "The year of the outcome; without it the one that is judged now." };
    private readonly Option<string> text = new("--text") { Required = true, Description = "The analysis." };
    private readonly Option<string> author = new("--by") { Required = true, Description = "Who stands for it." };

    public CommentCommand(CommandContext context)
        : base("comment", "Records an analysis of an outcome: shown beside it, and never changed afterwards.")
    {
        this.context = context;
        Add(id);
        Add(gender);
        Add(unit);
        Add(period);
        Add(text);
        Add(author);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (body, who) = (IndicatorChoice.Text(parsed, text, LongestText), ForeignText.Line(IndicatorChoice.Text(parsed, author, LongestAuthor)));
        var asked = Read(parsed.GetValue(period));
        using var host = context.CreateHost(parsed).Builder.Build();
        var statuses = await host.Services.GetRequiredService<StatusReader>().ReadAsync(cancellationToken);
        var status = IndicatorChoice.Find(statuses, parsed.GetRequiredValue(id), parsed.GetValue(gender), parsed.GetValue(unit));
        var judged = asked ?? status.Judged.Period
            ?? throw new ExpectedFailure(FailureKind.BadInput, $"{IndicatorChoice.Named(status)} has no outcome yet; give --period, what the analysis is about.");
        var clock = host.Services.GetRequiredService<RulesClock>();
        var made = new Commenting(status.Id, status.Gender, judged, body, who, clock.Now, $"{Environment.UserDomainName}\\{Environment.UserName}");
        if (!await AnalysisStore.MakeAsync(host.Services.GetRequiredService<Database>(), made, cancellationToken))
        {
            throw new ExpectedFailure(FailureKind.BadInput, string.Create(
                CultureInfo.InvariantCulture, $"{IndicatorChoice.Named(status)} has no stored value for {status.Print(judged)}, so there is nothing to analyse; nothing was written. 'explain {status.Id}' shows its periods."));
        }

        context.ProcessContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The analysis of {IndicatorChoice.Named(status)} for {status.Print(judged)} is kept ({who})."));
        return 0;
    }

    private static Period? Read(string? written) => written switch
    {
        null => null,
        _ when PeriodReader.TryRead(written, accumulated: true, out var read) => read,
        _ => throw new ExpectedFailure(FailureKind.BadInput, $"--period {written}: not a period that is judged; write a year or a part of one, as 2025 or 2025-08."),
    };
}
