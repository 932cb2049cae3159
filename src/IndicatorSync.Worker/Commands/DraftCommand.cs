using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using IndicatorSync.Core.Drafting;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Catalogue;
using IndicatorSync.Worker.Commands.Output;
using IndicatorSync.Worker.Drafts;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Inspect;
using IndicatorSync.Worker.Kolada;
using IndicatorSync.Worker.Sources.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorSync.Worker.Commands;

/// <summary>Makes a first catalogue from the plan itself (docs/contract.md 1.12).</summary>
internal sealed class DraftCommand : Command
{
    /// <summary>How many KPIs are looked at for whether one is clear; the best of them are shown.</summary>
    private const int MostCandidates = 40;

    private readonly CommandContext context;
    private readonly Argument<string> file = new("FILE") { Description = "The plan: .docx, .xlsx, .csv, .tsv, .txt or .pdf." };
    private readonly Option<string?> municipality = new("--kommun") { HelpName = "ID|NAME", Description = "The municipality, when the plan does not say it." };
    private readonly Option<string> target = new("--out") { HelpName = "FILE", DefaultValueFactory = _ => "indikatorer.yaml", Description = "Where to write; an existing file is left alone." };
    private readonly ReplayOption replay = ReplayOption.OfTheCatalogue();
    private readonly Option<bool> facit = new("--facit") { Description = "Compare the outcomes that the plan prints with Kolada's." };

    public DraftCommand(CommandContext context)
        : base("draft", "Makes a first catalogue from the plan itself.")
    {
        this.context = context;
        Add(file);
        Add(municipality);
        Add(target);
        Add(facit);
        Add(replay);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (path, outPath) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(target));
        var full = OutPath(outPath);
        var document = await ReadAsync(path, cancellationToken);
        var area = Municipality(parsed.GetValue(municipality), document);
        var plan = Draft(path, document);
        if (plan.IsEmpty)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{path}: inga indikatorer, mål eller aktiviteter kändes igen. En tabell behöver en rubrikrad, till exempel Indikator, Grön, Gul eller Aktivitet, Startdatum, Slutdatum.");
        }

        using var host = context.CreateHost(parsed, replay.ExchangeOf(parsed, context), inSwedish: true).Builder.Build();
        var (lookup, unread) = await LookupAsync(host.Services, cancellationToken);
        using (lookup)
        {
            var name = ForeignText.Line(Path.GetFileName(path), 200);
            var draft = DraftWriter.Write(plan, new DraftSetting(
                name, plan.Name ?? Path.GetFileNameWithoutExtension(name), area, indicator => Candidates(lookup, indicator.Name))
            { IsSearched = lookup is not null });
            await SaveAsync(full, outPath, draft.Yaml, cancellationToken);
            var differences = parsed.GetValue(facit) ? await FacitAsync(host.Services, draft, area, cancellationToken) : null;
            DraftText.Write(context.ProcessContext.Out, new DraftReport(outPath, plan, draft, unread, differences));
        }

        return 0;
    }

    private string OutPath(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ExpectedFailure(FailureKind.BadInput, "--out är tom; skriv namnet på filen som ska skrivas.");
        }

        var full = context.ProcessContext.Resolve(path);
        return !Path.Exists(full) ? full : throw new ExpectedFailure(FailureKind.BadInput, $"{path} finns redan och skrivs inte över; flytta filen eller ange en annan med --out.");
    }

    private async Task<PlanDocument> ReadAsync(string path, CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            var full = context.ProcessContext.Resolve(path);
            content = new FileInfo(full) is { Exists: true, Length: > TableLimits.Bytes }
                ? throw new ExpectedFailure(FailureKind.BadInput, $"{path}: filen är större än 20 MB.")
                : await File.ReadAllBytesAsync(full, cancellationToken);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{path} finns inte.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{path} kan inte läsas: {ForeignText.Message(fault.Message)}.", fault);
        }

        var read = PlanFileReader.Read(path, content);
        return read.Document ?? throw new ExpectedFailure(FailureKind.BadInput, $"{path}: {read.Fault}.");
    }

    private static DraftedPlan Draft(string path, PlanDocument document)
    {
        try
        {
            return PlanDrafter.Read(document);
        }
        catch (RegexMatchTimeoutException slow)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{path}: texten går inte att dela upp i rader på rimlig tid; spara planens tabeller som .xlsx eller .csv.", slow);
        }
    }

    private static AreaId? Municipality(string? stated, PlanDocument document)
    {
        if (stated is null)
        {
            return PlanMunicipality.Of(document, Municipalities.IdOf) is { } found ? AreaId.Parse(found) : null;
        }

        return Municipalities.AreaOf(stated)
            ?? throw new ExpectedFailure(FailureKind.BadInput, $"--kommun \"{stated}\" är ingen kommun; {(Municipalities.Near(stated) is { } near ? $"menade du {near}? Skriv annars" : "skriv")} namnet eller de fyra siffrorna.");
    }

    /// <summary>The catalogue of KPIs; a draft is made without it where it cannot be had, and that is reported.</summary>
    private static async Task<(KpiLookup? Lookup, string? Unread)> LookupAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            var unread = await KpiCatalogueAtHand.RefreshAsync(services, cancellationToken);
            var lookup = await services.GetRequiredService<KpiFinder>().OpenAsync(cancellationToken);
            return (lookup, lookup is null ? unread ?? "den finns inte i inspelningen" : null);
        }
        catch (ExpectedFailure failure)
        {
            return (null, failure.Swedish?.ToString() ?? failure.Message);
        }
    }

    private static IReadOnlyList<KpiCandidate> Candidates(KpiLookup? lookup, string name) =>
    [
        .. (lookup?.Find(name, MostCandidates) ?? []).Select(kpi => new KpiCandidate(
            kpi.Id, kpi.Title, kpi.MunicipalityType != KpiSearch.Region && !KpiSearch.IsSecondary(kpi.Title))),
    ];

    private static async Task SaveAsync(string full, string shown, string yaml, CancellationToken cancellationToken)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(full))!;
            await using (var stream = new FileStream(full, FileMode.CreateNew))
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(yaml), cancellationToken);
            }

            await CatalogueSchema.PutAsync(folder, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ExpectedFailure(FailureKind.BadInput, $"{shown} kan inte skrivas: {ForeignText.Message(fault.Message)}.", fault);
        }
    }

    private static async Task<FacitReport> FacitAsync(IServiceProvider services, WrittenDraft draft, AreaId? area, CancellationToken cancellationToken)
    {
        if (area is not { } municipality)
        {
            return new FacitReport(new FacitResult([]), "kommunen är inte känd; ange den med --kommun");
        }

        await using var scope = services.CreateAsyncScope();
        return await Facit.CompareAsync(scope.ServiceProvider.GetRequiredService<KoladaClient>(), draft.Chosen, municipality, cancellationToken);
    }
}
