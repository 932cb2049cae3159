using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Engine;
using IndicatorSync.Worker.Storage.Judgements;
using IndicatorSync.Worker.Storage.Outbox;
using IndicatorSync.Worker.Storage.Runs;
using IndicatorSync.Worker.Storage.Sources;

namespace IndicatorSync.Worker.Runs;

/// <summary>
/// Mails to those who hand in values (<c>uppgiftslämnare</c>, docs/contract.md 1.9), in the transaction that has decided the colours: a receipt of
/// each reading that has none yet, so that one whose run died is made up for, and what is asked for because it is late.
/// </summary>
internal sealed class HandedInStage(MailRenderer renderer)
{
    private const int MostShown = 30;

    /// <summary>How many messages were queued.</summary>
    public async Task<int> SendReceiptsAsync(UnitOfWork unit, IndicatorCatalogue catalogue, RunMoment moment)
    {
        var owed = await ReceiptStore.OwedAsync(unit);
        if (owed.Count == 0)
        {
            return 0;
        }

        var queued = 0;
        var indicators = catalogue.Indicators.Where(indicator => !indicator.IsFromKolada && indicator.Reporters.Count > 0).ToList();
        foreach (var reading in indicators.Count == 0 ? [] : owed)
        {
            queued += await SendReceiptsAsync(unit, catalogue, indicators, reading, moment);
        }

        await ReceiptStore.SettleAsync(unit, moment.RunId);
        return queued;
    }

    /// <summary>How many messages were queued.</summary>
    public async Task<int> AskAsync(UnitOfWork unit, IndicatorCatalogue catalogue, IReadOnlyList<IndicatorDecision> decisions, RunMoment moment)
    {
        if (!catalogue.Indicators.Any(indicator => indicator is { IsFromKolada: false, Deadline: not null }))
        {
            return 0;
        }

        var asked = await AskedValueStore.AllAsync(unit);
        var requests = ValueRequests.Of(decisions, asked, moment.Now, moment.Today);
        var queued = 0;
        foreach (var address in requests.SelectMany(request => request.Addresses).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            queued += await QueueAsync(unit, moment, Mail(catalogue, MailKind.Request, address, moment) with
            {
                Requests = [.. requests.Where(request => request.Addresses.Contains(address, StringComparer.OrdinalIgnoreCase))],
            });
        }

        await AskedValueStore.KeepAsync(unit, requests, asked, moment.Now);
        return queued;
    }

    private async Task<int> SendReceiptsAsync(UnitOfWork unit, IndicatorCatalogue catalogue, List<Indicator> indicators, OwedReading reading, RunMoment moment)
    {
        var values = (await ReceiptStore.ValuesAsync(unit, reading, indicators.Select(indicator => indicator.Measure))).ToLookup(value => value.Measure);
        var (faults, before) = await ReceiptStore.FaultsAsync(unit, reading);
        var said = await ReceiptStore.SaidOfAsync(unit, reading);
        var about = indicators.Where(indicator => values.Contains(indicator.Measure) || said.Contains(indicator.Id) || faults.Any(fault => fault.IndicatorId == indicator.Id)).ToList();
        var queued = 0;
        foreach (var address in about.SelectMany(indicator => indicator.Reporters).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var own = about.Where(indicator => indicator.Reporters.Contains(address, StringComparer.OrdinalIgnoreCase)).ToList();
            var aside = faults.Where(fault => fault.IndicatorId is not { } id || own.Exists(indicator => indicator.Id == id)).ToList();
            var read = own.SelectMany(indicator => values[indicator.Measure].Select(value => (Indicator: indicator, Value: value))).ToList();

            // A source that was saved again with nothing new, and the faults that were told, is no news.
            if (read.Count > 0 || aside.Except(before).Any())
            {
                var shown = await ShownAsync(unit, [.. read.Take(MostShown)]);
                queued += await QueueAsync(unit, moment, Mail(catalogue, MailKind.Receipt, address, moment) with
                {
                    Ordinal = reading.ReadingId,
                    Receipt = new Receipt(reading.Name, shown, read.Count - shown.Count, reading.Unchanged, [.. aside.Take(MostShown).Select(fault => SourceFaults.Line(SourceFaults.Read(fault)))]),
                });
            }
        }

        return queued;
    }

    private static async Task<IReadOnlyList<ReceivedValue>> ShownAsync(UnitOfWork unit, List<(Indicator Indicator, ReadValue Value)> read)
    {
        var shown = new List<ReceivedValue>();
        foreach (var indicator in read.GroupBy(one => one.Indicator))
        {
            var judged = (await StateStore.PeriodsOfAsync(unit, indicator.Key.Id)).ToDictionary(row => (row.Gender, row.Of));
            shown.AddRange(indicator.Select(one => Shown(indicator.Key, one.Value, judged.GetValueOrDefault((one.Value.Gender, one.Value.Of)))));
        }

        return shown;
    }

    private static ReceivedValue Shown(Indicator indicator, ReadValue value, PeriodRow? judged)
    {
        return new ReceivedValue(
            GenderNames.Beside(indicator.Name, GenderCodes.Of(value.Gender), value.UnitName.Length > 0 ? value.UnitName : null),
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

    private static Digest Mail(IndicatorCatalogue catalogue, MailKind kind, string address, RunMoment moment) => new()
    {
        Address = address,
        Kind = kind,
        Place = catalogue.MunicipalityName ?? catalogue.Municipality.Value,
        Plan = catalogue.Plan,
        WrittenAt = moment.Now,
    };

    private async Task<int> QueueAsync(UnitOfWork unit, RunMoment moment, Digest digest) =>
        await OutboxStore.QueueAsync(unit, renderer.Render(digest), digest, moment.RunId) ? 1 : 0;
}
