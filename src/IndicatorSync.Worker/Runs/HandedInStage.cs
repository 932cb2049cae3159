using System.Data.Common;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Metadata;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Storage.Runs;
using IndicatorSync.Worker.Storage.Sources;
using Microsoft.Extensions.Logging;

namespace IndicatorSync.Worker.Runs;

/// <summary>The mails to those who hand in values, written and not yet queued.</summary>
/// <param name="Mails">Each with what it says.</param>
/// <param name="Readings">The readings that no receipt is owed for any more.</param>
/// <param name="Requests">What is asked for.</param>
/// <param name="Asked">What had been asked for before.</param>
/// <param name="Problems">What the program failed over: it costs that receipt or request alone, and is tried again by the next run.</param>
internal sealed record HandedInMails(
    IReadOnlyList<(Digest Digest, RenderedMail Mail)> Mails,
    IReadOnlyList<long> Readings,
    IReadOnlyList<ValueRequest> Requests,
    AskedValues Asked,
    IReadOnlyList<RunProblem> Problems);

/// <summary>
/// Mails to those who hand in values (<c>uppgiftslämnare</c>, docs/contract.md 1.9), in the transaction that has decided the colours: a receipt of
/// each reading that has none yet, so that one whose run died is made up for, and what is asked for because it is late. They are written before
/// problems are settled, so that one that cannot be written is reported as a problem and costs the run nothing else.
/// </summary>
internal sealed partial class HandedInStage(MailRenderer renderer, ILogger<HandedInStage> logger)
{
    private const int MostShown = 30;

    private static readonly AskedValues NothingAsked = new();

    /// <param name="unit">The transaction that has decided the colours.</param>
    /// <param name="catalogue">The catalogue in force.</param>
    /// <param name="decisions">What was decided; none where nothing is asked for.</param>
    /// <param name="moment">The run and its time.</param>
    public async Task<HandedInMails> WriteAsync(UnitOfWork unit, IndicatorCatalogue catalogue, IReadOnlyList<IndicatorDecision> decisions, RunMoment moment)
    {
        var (mails, problems) = (new List<(Digest, RenderedMail)>(), new List<RunProblem>());
        var owed = await ReceiptStore.OwedAsync(unit);
        var asks = decisions.Count > 0 && catalogue.Indicators.Any(indicator => indicator is { IsFromKolada: false, Deadline: not null });
        if (owed.Count == 0 && !asks)
        {
            return new HandedInMails([], [], [], NothingAsked, []);
        }

        var titles = await MetadataStore.AreaTitlesAsync(unit);
        var receipts = await ReceiptsAsync(unit, (catalogue, titles), owed, moment, (mails, problems));
        var (requests, asked) = asks ? await RequestsAsync(unit, (catalogue, titles), decisions, moment, (mails, problems)) : ([], NothingAsked);
        return new HandedInMails(mails, receipts, requests, asked, problems);
    }

    /// <summary>How many messages were queued.</summary>
    public static async Task<int> QueueAsync(UnitOfWork unit, HandedInMails written, RunMoment moment)
    {
        var queued = 0;
        foreach (var (digest, mail) in written.Mails)
        {
            queued += await OutboxStore.QueueAsync(unit, mail, digest, moment.RunId) ? 1 : 0;
        }

        if (written.Readings.Count > 0)
        {
            await ReceiptStore.SettleAsync(unit, written.Readings, moment.RunId);
        }

        if (written.Requests.Count > 0)
        {
            await AskedValueStore.KeepAsync(unit, written.Requests, written.Asked, moment.Now);
        }

        return queued;
    }

    /// <summary>The readings whose receipts were written, and those that need none.</summary>
    private async Task<IReadOnlyList<long>> ReceiptsAsync(
        UnitOfWork unit, (IndicatorCatalogue Catalogue, IReadOnlyDictionary<string, string> Titles) plan, IReadOnlyList<OwedReading> owed, RunMoment moment, (List<(Digest, RenderedMail)> Mails, List<RunProblem> Problems) written)
    {
        var indicators = plan.Catalogue.Indicators.Where(indicator => !indicator.IsFromKolada && indicator.Reporters.Count > 0).ToList();
        if (indicators.Count == 0)
        {
            return [.. owed.Select(reading => reading.ReadingId)];
        }

        var settled = new List<long>();
        foreach (var reading in owed)
        {
            try
            {
                written.Mails.AddRange(await ReceiptsAsync(unit, plan, indicators, reading, moment));
                settled.Add(reading.ReadingId);
            }
            catch (Exception unforeseen) when (IsOurs(unforeseen))
            {
                NotWritten(logger, reading.Name, unforeseen);
                written.Problems.Add(new RunProblem(
                    ProblemTypes.InternalError,
                    $"{ProblemSubjects.Receipt} {reading.Name}",
                    null,
                    null,
                    $"Kvittot för {reading.Name} kunde inte skrivas på grund av ett fel i programmet. Värdena är inlästa. Nästa körning försöker igen; hela felet står i loggen. Anmäl det till den som förvaltar programmet."));
            }
        }

        return settled;
    }

    private async Task<IReadOnlyList<(Digest, RenderedMail)>> ReceiptsAsync(
        UnitOfWork unit, (IndicatorCatalogue Catalogue, IReadOnlyDictionary<string, string> Titles) plan, List<Indicator> indicators, OwedReading reading, RunMoment moment)
    {
        var values = (await ReceiptStore.ValuesAsync(unit, reading, indicators.Select(indicator => indicator.Measure))).ToLookup(value => value.Measure);
        var (told, before) = await ReceiptStore.FaultsAsync(unit, reading);
        var (faults, remarks) = (told.Where(fault => !fault.IsRemark).ToList(), told.Where(fault => fault.IsRemark).ToList());
        var said = await ReceiptStore.SaidOfAsync(unit, reading);
        var about = indicators.Where(indicator => values.Contains(indicator.Measure) || said.Contains(indicator.Id) || faults.Any(fault => fault.IndicatorId == indicator.Id)).ToList();
        var mails = new List<(Digest, RenderedMail)>();
        foreach (var address in about.SelectMany(indicator => indicator.Reporters).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var own = about.Where(indicator => indicator.Reporters.Contains(address, StringComparer.OrdinalIgnoreCase)).ToList();
            var aside = faults.Where(fault => fault.IndicatorId is not { } id || own.Exists(indicator => indicator.Id == id)).ToList();
            var read = own.SelectMany(indicator => values[indicator.Measure].Select(value => (Indicator: indicator, Value: value))).ToList();

            // A source that was saved again with nothing new, and the faults that were told, is no news.
            if (read.Count > 0 || aside.Except(before).Any())
            {
                var shown = await ShownAsync(unit, [.. read.Take(MostShown)], indicator => RowPlan.Of(plan.Catalogue, plan.Titles, indicator.Plan)?.Name);
                mails.Add(Rendered(Mail(plan, [.. own.Select(indicator => indicator.Plan)], MailKind.Receipt, address, moment) with
                {
                    Ordinal = reading.ReadingId,
                    Receipt = new Receipt(reading.Name, shown, read.Count - shown.Count, reading.Unchanged, [.. aside.Take(MostShown).Select(fault => SourceFaults.Line(SourceFaults.Read(fault)))])
                    {
                        Remarks = [.. remarks.Take(MostShown).Select(remark => SourceFaults.Line(SourceFaults.Read(remark)))],
                    },
                }));
            }
        }

        return mails;
    }

    /// <summary>What is asked for by the mails that were written, and what had been before; where they could not be, the next run asks.</summary>
    private async Task<(IReadOnlyList<ValueRequest> Requests, AskedValues Asked)> RequestsAsync(
        UnitOfWork unit,
        (IndicatorCatalogue Catalogue, IReadOnlyDictionary<string, string> Titles) plan,
        IReadOnlyList<IndicatorDecision> decisions,
        RunMoment moment,
        (List<(Digest, RenderedMail)> Mails, List<RunProblem> Problems) written)
    {
        try
        {
            var asked = await AskedValueStore.AllAsync(unit);
            var requests = ValueRequests.Of(decisions, asked, moment.Now, moment.Today);
            var mails = requests.SelectMany(request => request.Addresses).Distinct(StringComparer.OrdinalIgnoreCase).Select(address =>
            {
                var own = requests.Where(request => request.Addresses.Contains(address, StringComparer.OrdinalIgnoreCase)).ToList();
                return Rendered(Mail(plan, [.. own.Select(request => request.Plan)], MailKind.Request, address, moment) with { Requests = own });
            }).ToList();
            written.Mails.AddRange(mails);
            return (requests, asked);
        }
        catch (Exception unforeseen) when (IsOurs(unforeseen))
        {
            NotAsked(logger, unforeseen);
            written.Problems.Add(new RunProblem(
                ProblemTypes.InternalError,
                ProblemSubjects.Request,
                null,
                null,
                "Mejlen om värden som saknas kunde inte skrivas på grund av ett fel i programmet. Nästa körning försöker igen; hela felet står i loggen. Anmäl det till den som förvaltar programmet."));
            return ([], NothingAsked);
        }
    }

    /// <summary>
    /// The boundary of a receipt or a request (docs/contract.md 1.15): it only reads what is stored and writes words, so that what nobody foresaw in one
    /// costs the others nothing. What the database refuses ends the run as ever, since the transaction may be lost.
    /// </summary>
    private static bool IsOurs(Exception failure) => failure is not (DbException or OperationCanceledException or ExpectedFailure);

    private static async Task<IReadOnlyList<ReceivedValue>> ShownAsync(
        UnitOfWork unit, List<(Indicator Indicator, ReadValue Value)> read, Func<Indicator, string?> planOf)
    {
        var shown = new List<ReceivedValue>();
        foreach (var row in read.GroupBy(one => RowKey.Of(one.Indicator.Id, one.Value.UnitName)))
        {
            var judged = (await StateStore.PeriodsOfAsync(unit, row.Key)).ToDictionary(period => (period.Gender, period.Of));
            shown.AddRange(row.Select(one => Shown((one.Indicator, planOf(one.Indicator)), one.Value, judged.GetValueOrDefault((one.Value.Gender, one.Value.Of)))));
        }

        return shown;
    }

    private static ReceivedValue Shown((Indicator Indicator, string? Plan) read, ReadValue value, PeriodRow? judged)
    {
        var (indicator, plan) = read;
        return new ReceivedValue(
            GenderNames.Beside(indicator.Name, value.UnitName, GenderCodes.Of(value.Gender), plan),
            PeriodText.Print(value.Of, indicator.IsAccumulated),
            Print(value.NewValue, value.Decimals),
            Print(value.OldValue, null),
            judged is null ? Colour.None : Codes.ColourOf(judged.Colour));

        string? Print(decimal? number, int? decimals) => number is not { } known ? null
            : indicator.IsQualitative ? HandColour.Word(known)
            : judged?.Hidden is { } hidden ? hidden
            : SmallNumbers.MayHide(indicator) && (judged is null || (SmallNumbers.IsCount(indicator, null) && Math.Abs(known) < indicator.HideBelow)) ? SmallNumbers.Hidden
            : $"{SwedishNumber.Print(known, Math.Max(decimals ?? 0, SwedishNumber.DecimalsOf(known)))}{(indicator.Unit is { } unit ? $" {unit}" : "")}";
    }

    private static Digest Mail((IndicatorCatalogue Catalogue, IReadOnlyDictionary<string, string> Titles) plan, IReadOnlyList<PlanHead?> about, MailKind kind, string address, RunMoment moment)
    {
        IReadOnlyList<PlanHead> plans = [.. about.Select(plan.Catalogue.PlanOf)];
        return new Digest
        {
            Address = address,
            Kind = kind,
            Place = MailPlace.Of(plans, plan.Titles),
            Plan = PlanWords.Together(plans.Select(one => one.Name)),
            NamesPlans = plan.Catalogue.HasSeveralPlans,
            WrittenAt = moment.Now,
        };
    }

    private (Digest, RenderedMail) Rendered(Digest digest) => (digest, renderer.Render(digest));

    [LoggerMessage(231, LogLevel.Error, "The receipt of {Source} could not be written: a fault in this program, worth reporting. Its values are stored; the next run tries again.")]
    private static partial void NotWritten(ILogger logger, string source, Exception unforeseen);

    [LoggerMessage(232, LogLevel.Error, "The mails that ask for missing values could not be written: a fault in this program, worth reporting. The next run tries again.")]
    private static partial void NotAsked(ILogger logger, Exception unforeseen);
}
