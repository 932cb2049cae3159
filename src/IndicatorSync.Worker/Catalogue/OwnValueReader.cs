using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Sources;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Catalogue;

/// <summary>
/// The keys of an indicator whose values the municipality gives itself: how often, for when, by whom, within which range and for which
/// units (docs/contract.md 1.9).
/// </summary>
internal sealed class OwnValueReader(FindingLog log, RecipientsReader recipients)
{
    private const string FrequencyKey = "mätfrekvens";
    private const string StartKey = "startår";
    private const string AccumulatedKey = "ackumulerat";
    private const string DeadlineKey = "lämnas senast";
    private const string ReportersKey = "uppgiftslämnare";
    private const string PlausibleKey = "rimligt";
    private const string UnitsKey = "enheter";

    private static readonly string[] Keys = [FrequencyKey, StartKey, AccumulatedKey, DeadlineKey, ReportersKey, PlausibleKey, UnitsKey];

    private static readonly string[] FrequencyWords = ["år", "halvår", "tertial", "kvartal", "månad", "8 månader", "vartannat år"];

    /// <summary>The indicator with these keys filled in; one whose values come from Kolada has none of them.</summary>
    public Indicator Fill(Section section, Indicator indicator)
    {
        var read = indicator with
        {
            Frequency = Frequency(section, indicator),
            IsAccumulated = section.Word(AccumulatedKey, false, ("ja", true), ("nej", false)),
            Deadline = Deadline(section),
            Reporters = recipients.Members(section, ReportersKey),
            Plausible = Plausible(section),
            Units = Units(section, indicator.Id),
        };
        if (!indicator.IsFromKolada)
        {
            return read;
        }

        foreach (var key in Keys.Where(key => section.Node(key) is not null))
        {
            log.Warn(section.PlaceOf(key), indicator.Id, $"\"{key}\" gäller bara värden från andra källor än Kolada och används inte här");
        }

        return indicator;
    }

    private MeasurementFrequency Frequency(Section section, Indicator indicator)
    {
        var ways = new List<Measured>();
        foreach (var word in section.Texts(FrequencyKey))
        {
            if (MeasurementFrequency.Parse(word.Value) is not { } way)
            {
                section.Fault(
                    word.Place,
                    $"\"{FrequencyKey}\" kan inte vara \"{word.Value.Trim()}\"; välj {Swedish.Or(FrequencyWords)}",
                    NearestWord.Among(FrequencyWords, word.Value.Trim()));
            }
            else if (!ways.Contains(way))
            {
                ways.Add(way);
            }
        }

        var start = section.Year(StartKey);
        var everySecond = ways.Contains(Measured.EverySecondYear);
        if (start is not null && !everySecond)
        {
            log.Warn(section.PlaceOf(StartKey), indicator.Id, $"\"{StartKey}\" gäller bara ihop med \"{FrequencyKey}: vartannat år\"");
        }
        else if (everySecond && start is null && section.Node(StartKey) is null)
        {
            log.Warn(section.PlaceOf(FrequencyKey), indicator.Id, $"\"{StartKey}\" saknas: utan det vet ingen vilka år som mäts, och alla år bedöms", $"{StartKey}: 2024");
        }

        if (ways.Count == 0)
        {
            // A day by which it is to be judged comes once a year; without one a person judges what there is to judge.
            return indicator.IsQualitative && !section.Has(DeadlineKey) ? MeasurementFrequency.Any : MeasurementFrequency.Yearly;
        }

        return new MeasurementFrequency(ways, everySecond ? start : null);
    }

    private static DeliveryDeadline? Deadline(Section section)
    {
        if (section.Text(DeadlineKey) is not { } text)
        {
            return null;
        }

        if (!DeliveryDeadline.TryParse(text, out var deadline))
        {
            section.Fault(
                section.PlaceOf(DeadlineKey),
                $"\"{DeadlineKey}\" är en vecka (v 6), en dag (15 januari) eller ett antal dagar (20 dagar efter periodens slut), inte \"{text}\"");
        }

        return deadline;
    }

    private static PlausibleRange? Plausible(Section section)
    {
        if (section.Text(PlausibleKey) is not { } text)
        {
            return null;
        }

        if (!PlausibleRange.TryParse(text, out var range))
        {
            section.Fault(section.PlaceOf(PlausibleKey), $"\"{PlausibleKey}\" är ett spann som 0–30, inte \"{text}\"");
            return null;
        }

        if (range.From > range.To)
        {
            section.Fault(section.PlaceOf(PlausibleKey), $"\"{PlausibleKey}\" {text} slutar före sin början", new PlausibleRange(range.To, range.From).ToString());
            return null;
        }

        return range;
    }

    private static List<string> Units(Section section, string id)
    {
        var units = new List<string>();
        foreach (var text in section.Texts(UnitsKey))
        {
            var unit = text.Value.Trim();
            var fault = unit switch
            {
                _ when RowKey.Of(id, unit).Length > RowKey.Longest => $"id och enhetens namn får tillsammans ha högst {RowKey.Longest - 1} tecken",
                _ when UnitNames.IsReserved(unit) => $"enheten kan inte heta \"{unit}\": i en tabell betyder det totalen eller en måttenhet",
                _ when units.Contains(unit, StringComparer.OrdinalIgnoreCase) => $"enheten \"{unit}\" står två gånger",
                _ => null,
            };
            if (fault is not null)
            {
                section.Fault(text.Place, fault);
            }
            else
            {
                units.Add(unit);
            }
        }

        return units;
    }
}
