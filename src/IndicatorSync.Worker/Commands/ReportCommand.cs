using System.CommandLine;
using System.Globalization;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Sources.Reading;
using IndicatorSync.Worker.Sources.Tables;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Migrations;
using IndicatorSync.Worker.Storage.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IndicatorSync.Worker.Commands;

/// <summary>
/// Takes a value that somebody reports by hand, or a file of them (docs/contract.md 1.9). It is read as a row of a table is, kept at once, and
/// taken up by the next run.
/// </summary>
internal sealed class ReportCommand : Command
{
    private const string Way = "report";

    private static readonly string[] Headers = ["id", "period", "utfall", "kön", "kommentar", "enhet"];

    private readonly CommandContext context;
    private readonly Argument<string?> id = new("ID") { Arity = ArgumentArity.ZeroOrOne, Description = "The indicator's id in the catalogue." };
    private readonly Option<string?> period = new("--period") { HelpName = "P", Description = "A year or a part of one: 2025, 2025-08, 2025-T2." };
    private readonly Option<string?> value = new("--value") { HelpName = "V", Description = "The number; its decimals are those it is printed with." };
    private readonly Option<string?> judgement = new("--bedömning", "--bedomning") { HelpName = "COLOUR", Description = "grön, gul or röd for a target in words (kvalitativt mål); --note and --by are then needed." };
    private readonly Option<bool> struck = new("--struket") { Description = "Takes the value back." };
    private readonly Option<string?> gender = new("--kön", "--kon") { HelpName = "K", Description = "T (default), K or M." };
    private readonly Option<string?> unit = IndicatorChoice.UnitOption();
    private readonly Option<string?> note = new("--note") { Description = "A remark." };
    private readonly Option<string?> author = new("--by") { Description = "Who stands for it." };
    private readonly Option<string?> file = new("--file") { HelpName = "FILE", Description = "A table of values (.csv, .tsv, .txt or .xlsx) instead of one." };

    public ReportCommand(CommandContext context)
        : base("report", "Takes a value that does not come from Kolada, by hand or from a file.")
    {
        this.context = context;
        Add(id);
        foreach (var option in new Option[] { period, value, judgement, struck, gender, unit, note, author, file })
        {
            Add(option);
        }

        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = context.CreateHost(parsed, inSwedish: true).Builder.Build();
        var catalogue = host.Services.GetRequiredService<CatalogueSource>().Read().Catalogue;
        var clock = host.Services.GetRequiredService<RulesClock>();
        if (parsed.GetValue(file) is null && Judged(parsed, catalogue) is { } target)
        {
            return await JudgeAsync(host, target, parsed, cancellationToken);
        }

        var content = parsed.GetValue(file) is { } path ? await OfFileAsync(path, parsed, cancellationToken) : OfRow(parsed, catalogue);
        var reading = SourceReading.Of(content, new IndicatorNames(catalogue.Indicators), new ActivityNames(catalogue), catalogue.MunicipalityName, clock.Today);
        var reporter = ReporterOf(parsed);
        if (reading.Statements.Count + reading.Analyses.Count > 0)
        {
            await host.Services.GetRequiredService<Migrator>().EnsureCurrentAsync(clock.Now, cancellationToken);
            await host.Services.GetRequiredService<Database>().InTransactionAsync(
                async unit =>
                {
                    foreach (var statement in reading.Statements)
                    {
                        await ReportStore.AddAsync(unit, statement, reporter, clock.Now);
                    }

                    await AnalysisStore.SayAsync(unit, reading.Analyses, (reporter.Author ?? reporter.MadeBy, reporter.MadeBy), clock.Now);

                    return true;
                },
                cancellationToken);
        }

        Tell(reading, catalogue);
        var isWhole = reading.Faults.Count == 0 && reading.FromKolada.Count == 0 && reading.Activities.Count == 0;
        return (int)(isWhole ? ExitCode.Ok : reading.Statements.Count == 0 ? ExitCode.Failed : ExitCode.Partial);
    }

    private Reporter ReporterOf(ParseResult parsed) =>
        new(parsed.GetValue(author) is { } who ? ForeignText.Line(who) : null, $"{Environment.UserDomainName}\\{Environment.UserName}", Way);

    /// <summary>The indicator named, where its target is words; a colour on another is refused.</summary>
    private Indicator? Judged(ParseResult parsed, IndicatorCatalogue catalogue)
    {
        var named = catalogue.Indicators.FirstOrDefault(one => one.Id == parsed.GetValue(id));
        if (named is { IsQualitative: false } && parsed.GetValue(judgement) is not null)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"--bedömning gäller bara kvalitativa mål: {named.Id} bedöms mot en gräns.");
        }

        if (named is { IsQualitative: true } && parsed.GetValue(value) is not null)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"--value gäller inte {named.Id}: målet är i ord och bedöms med --bedömning grön, gul eller röd.");
        }

        return named is { IsQualitative: true } ? named : null;
    }

    private async Task<int> JudgeAsync(IHost host, Indicator target, ParseResult parsed, CancellationToken cancellationToken)
    {
        var clock = host.Services.GetRequiredService<RulesClock>();
        var given = new HandReportArguments(
            parsed.GetValue(period), parsed.GetValue(judgement), parsed.GetValue(struck), parsed.GetValue(gender), parsed.GetValue(note), parsed.GetValue(author))
        {
            Unit = parsed.GetValue(unit),
        };
        var (statement, colour) = HandReport.Read(target, given, clock.Today);
        await host.Services.GetRequiredService<Migrator>().EnsureCurrentAsync(clock.Now, cancellationToken);
        await host.Services.GetRequiredService<Database>().InTransactionAsync(
            async unit =>
            {
                await ReportStore.AddAsync(unit, statement, ReporterOf(parsed), clock.Now, colour);
                return true;
            },
            cancellationToken);
        var said = colour is { } set ? set.Swedish().ToLowerInvariant() : "bedömningen tas tillbaka";
        context.ProcessContext.Out.WriteLine($"{target.Name}{(statement.Key.Unit.Length > 0 ? $", {statement.Key.Unit}" : "")}, {PeriodText.Print(statement.Key.Period)}: {said}. Det tas upp av nästa körning (sync).");
        return (int)ExitCode.Ok;
    }

    private async Task<SourceContent> OfFileAsync(string path, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(id) is not null || parsed.GetValue(value) is not null || parsed.GetValue(period) is not null || parsed.GetValue(judgement) is not null || parsed.GetValue(struck))
        {
            throw new ExpectedFailure(FailureKind.BadInput, "--file ges ensam: filen säger indikator, period och värde.");
        }

        var full = context.ProcessContext.Resolve(path);
        return File.Exists(full)
            ? await SourceFile.ReadAsync(new FoundFile(Path.GetFileName(full), full, File.GetLastWriteTimeUtc(full)), cancellationToken)
            : throw new ExpectedFailure(FailureKind.BadInput, $"--file {path}: filen finns inte.");
    }

    /// <summary>One row of a table with the usual headers, so that a report is read by the same eyes as a file.</summary>
    private SourceContent OfRow(ParseResult parsed, IndicatorCatalogue catalogue)
    {
        var indicator = Find(catalogue, parsed.GetValue(id) ?? throw Missing("indikatorns id"));
        var when = parsed.GetValue(period) ?? throw Missing("--period");
        var number = parsed.GetValue(value);
        if ((number is null) == !parsed.GetValue(struck))
        {
            throw new ExpectedFailure(FailureKind.BadInput, "ge antingen --value med ett tal, eller --struket för att ta tillbaka värdet.");
        }

        if (!PeriodReader.TryRead(when, indicator.IsAccumulated, out _))
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"--period {when}: går inte att läsa. Skriv ett år eller en del av ett, som 2025, 2025-08 eller 2025-T2.");
        }

        SourceRow[] rows =
        [
            new(1, [.. Headers.Select(SourceCell.OfText)]),
            new(2, [.. new[] { indicator.Id, when, number ?? "struket", parsed.GetValue(gender) ?? "T", parsed.GetValue(note) ?? "", parsed.GetValue(unit) ?? "" }.Select(SourceCell.OfText)]),
        ];
        return SourceContent.OfRows(Way, new SheetTable(null, rows));
    }

    private static Indicator Find(IndicatorCatalogue catalogue, string wanted)
    {
        if (catalogue.Indicators.FirstOrDefault(one => one.Id == wanted) is not { } found)
        {
            var near = LikelyIds.Swedish(LikelyIds.Of(catalogue.Indicators.Select(one => (one.Id, one.Name)), wanted));
            throw new ExpectedFailure(FailureKind.BadInput, $"ingen indikator har id {wanted}{(near is null ? "." : $"; {near}")}");
        }

        return found.IsFromKolada
            ? throw new ExpectedFailure(FailureKind.BadInput, $"{wanted} hämtas från Kolada: dess värden rapporteras inte för hand.")
            : found;
    }

    private static ExpectedFailure Missing(string what) =>
        new(FailureKind.BadInput, $"{what} fattas: report ID --period P --value V, eller report --file FIL.");

    private void Tell(SourceReading reading, IndicatorCatalogue catalogue)
    {
        var output = context.ProcessContext.Out;
        foreach (var one in reading.Statements)
        {
            var indicator = catalogue.Indicators.First(known => known.Id == one.Key.IndicatorId);
            var said = one.Value is { } number ? SwedishNumber.Print(number, one.Decimals) : "struket";
            var gender = one.Key.Gender == Gender.T ? "" : $", {one.Key.Gender.Code()}";
            output.WriteLine($"{indicator.Name}{(one.Key.Unit.Length > 0 ? $", {one.Key.Unit}" : "")}, {PeriodText.Print(one.Key.Period, indicator.IsAccumulated)}{gender}: {said}");
        }

        foreach (var one in reading.FromKolada)
        {
            output.WriteLine($"{one.Place.Reference}: {one.IndicatorId} hämtas från Kolada; värdet lagras inte.");
        }

        if (reading.Activities.Count > 0)
        {
            output.WriteLine("Filens aktiviteter läses inte in så här: lägg den i mappen för värden från andra källor (Sources:Directory).");
        }

        foreach (var (sheet, rows) in reading.Hidden)
        {
            output.WriteLine($"{(sheet is null ? "" : $"{sheet}: ")}{HiddenRows.Swedish(rows)}.");
        }

        foreach (var fault in reading.Faults)
        {
            var place = string.Join('!', new[] { fault.Sheet, fault.Cell }.OfType<string>());
            output.WriteLine($"Lades åt sidan: {(place.Length > 0 ? place + " " : "")}{(fault.Text.Length > 0 ? $"”{fault.Text}”: " : "")}{fault.Reason}.");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reading.Statements.Count} rapporterade; de tas upp av nästa körning (sync)."));
    }
}
