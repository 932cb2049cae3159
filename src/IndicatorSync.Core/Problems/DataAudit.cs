using System.Globalization;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;

namespace IndicatorSync.Core.Problems;

/// <summary>The audits of a catalogue that need stored data (docs/contract.md 1.5): made by <c>validate --data</c> and by every run.</summary>
public static class DataAudit
{
    /// <summary>Per cent of the country: above it green says little, and a misprint is likely.</summary>
    public const decimal MostGreen = 75m;

    /// <summary>Per cent of the country: below it green is out of nearly everyone's reach.</summary>
    public const decimal LeastGreen = 5m;

    /// <summary>What a run adds to the problems it finds in its answers.</summary>
    public static IEnumerable<DataRemark> OfRun(Indicator indicator, AuditGround ground) =>
        indicator is { IsFromKolada: true, Kpi: not null }
            ? [.. Units(indicator, ground), .. Genders(indicator, ground), .. Shares(indicator, ground), .. SharesOfOne(indicator, ground), .. Publication(indicator, ground), .. Plausibility(indicator, ground)]
            : [];

    /// <summary>Everything that stored data says of the definition, the KPI's state included.</summary>
    public static IEnumerable<DataRemark> Of(Indicator indicator, AuditGround ground) =>
        indicator is { IsFromKolada: true, Kpi: { } kpi } ? [.. OfKpi(indicator, kpi, ground), .. OfRun(indicator, ground), .. SeriesBreakHints.Of(indicator, ground)] : [];

    /// <summary>The audits that <see cref="Of"/> could not make for want of data; Swedish, without the indicator's name.</summary>
    public static IEnumerable<string> Skipped(Indicator indicator, AuditGround ground)
    {
        if (indicator is not { IsFromKolada: true, Kpi: { } kpi })
        {
            yield break;
        }

        if (ground.Kpi is not { } info)
        {
            if (ground.Source == SourceState.NeverAsked)
            {
                yield return $"enhet, publicering och nedläggning, {kpi} är inte hämtat än";
            }

            yield break;
        }

        if (UnitText.TailOf(info.Title) is null && Phrases(indicator, null).Any(phrase => phrase.Unit is not null))
        {
            yield return $"gränsens enhet, titeln på {kpi} slutar inte med någon";
        }

        if (indicator.Publishes is not null && info is { PublicationDate: null, PreliminaryPublicationDate: null })
        {
            yield return $"publiceringen, Kolada anger inget datum för {kpi}";
        }
    }

    private static IEnumerable<DataRemark> OfKpi(Indicator indicator, KpiId kpi, AuditGround ground)
    {
        if (ground.IsGone || (ground.Kpi is null && ground.Source != SourceState.NeverAsked))
        {
            yield return new DataRemark(ProblemTypes.KpiGone, "nyckeltal", null, $"Kolada har inte nyckeltalet {kpi}", "kontrollera numret, eller välj ett annat nyckeltal");
        }
        else if (ground.Kpi is { } info)
        {
            if (KpiTitle.DiscontinuedAfter(info.Title) is { } year)
            {
                yield return new DataRemark(ProblemTypes.KpiDiscontinued, "nyckeltal", null, $"Kolada har lagt ned nyckeltalet {kpi}, sista året är {Text(year)}", "välj ett annat nyckeltal");
            }

            if (ProblemFinder.WrongAreaType(info.MunicipalityType, indicator.Area))
            {
                yield return new DataRemark(
                    ProblemTypes.KpiAreaType, "nyckeltal", null, $"nyckeltalet {kpi} finns bara för {(info.MunicipalityType == "L" ? "regioner" : "kommuner")}, inte för {indicator.Area}");
            }
        }

        if (ground is { Source: SourceState.Fetched, HasValues: false, IsGone: false, Kpi: not null })
        {
            yield return new DataRemark(ProblemTypes.Absent, "nyckeltal", null, $"Kolada har inga värden för {kpi} i område {indicator.Area}; indikatorn bedöms inte");
        }
    }

    private static IEnumerable<DataRemark> Units(Indicator indicator, AuditGround ground)
    {
        var title = UnitText.TailOf(ground.Kpi?.Title);
        if (UnitSense.Of(title) is not { } measured)
        {
            yield break;
        }

        foreach (var (key, entry, phrase, unit) in Phrases(indicator, title))
        {
            if (UnitSense.Of(unit) is { } written && written.Contradicts(measured))
            {
                yield return new DataRemark(
                    ProblemTypes.UnitMismatch, key, entry, $"\"{phrase.Trim()}\" är skriven i {unit}, men nyckeltalet {indicator.Kpi} mäts i {title}", $"ange gränsen i {title}, eller välj ett annat nyckeltal");
            }
        }

        if (indicator.Unit is { } own && UnitSense.Of(own) is { } shown && shown.Contradicts(measured))
        {
            yield return new DataRemark(ProblemTypes.UnitMismatch, "måttenhet", null, $"\"måttenhet\" är {own}, men nyckeltalet {indicator.Kpi} mäts i {title}");
        }
    }

    private static IEnumerable<DataRemark> Genders(Indicator indicator, AuditGround ground)
    {
        var divided = new[] { Gender.K, Gender.M }.Any(gender => ground.SeriesOf(indicator.Area, gender).Points.Count > 0);
        if (ground.Kpi is { IsDividedByGender: false } && !divided && indicator.JudgedGenders.Any(gender => gender != Gender.T))
        {
            yield return new DataRemark(
                ProblemTypes.KpiGenders,
                indicator.Genders.Any(gender => gender != Gender.T) ? "kön" : "könsgap",
                null,
                $"Kolada delar inte upp nyckeltalet {indicator.Kpi} på kön; {string.Join(" och ", indicator.JudgedGenders.Where(gender => gender != Gender.T).Select(GenderCodes.Code))} får aldrig något värde",
                "ta bort \"kön\" och \"könsgap\", eller välj ett nyckeltal per kön");
        }
    }

    /// <summary>Where the catalogue gives no unit, the title's tells; with one, the reader has already reported it.</summary>
    private static IEnumerable<DataRemark> Shares(Indicator indicator, AuditGround ground) =>
        indicator.Unit is null && UnitText.TailOf(ground.Kpi?.Title) is { } unit ? ShareLimits.TooLarge(indicator.WithUnit(unit), unit) : [];

    /// <summary>A limit of 0,82 where 82 was meant: the country's median tells; where the country is not kept, Riket's own value does.</summary>
    private static IEnumerable<DataRemark> SharesOfOne(Indicator indicator, AuditGround ground)
    {
        var unit = indicator.Unit ?? UnitText.TailOf(ground.Kpi?.Title);
        foreach (var gender in indicator.JudgedGenders.Where(gender => gender != Gender.Gap))
        {
            var definition = JudgedDefinition.Of(indicator, gender, ground.Kpi?.Title);
            if (!definition.Bands.Faulty
                && Country(definition, ground) is (var period, var value, var what)
                && definition.Bands.For(period.Year, gender) is { Reading.Band: FixedBand { Scale.Green.Value: var limit } } small
                && ShareLimits.IsShareOfOne(limit, unit, value))
            {
                yield return new DataRemark(
                    ProblemTypes.ImplausibleBand,
                    "grön",
                    small,
                    $"\"{small.Green?.Trim()}\": nyckeltalet {indicator.Kpi} räknas i procent, och {what} är {Number(value)} ({period})",
                    "skriv gränsen i procent, som 82 och inte 0,82");
            }
        }
    }

    private static (Period Period, decimal Value, string What)? Country(JudgedDefinition definition, AuditGround ground)
    {
        if (CountryView.Of(ground.InputOf(definition), ground.Country) is { } view)
        {
            return (view.Period, view.Median, "landets median");
        }

        return ground.SeriesOf(AreaId.Riket, definition.Gender).Points.LastOrDefault(point => point.Value is not null) is { Value: { } riket, Period: var period }
            ? (period, riket, "rikets värde")
            : null;
    }

    private static IEnumerable<DataRemark> Publication(Indicator indicator, AuditGround ground)
    {
        DateOnly[] dates = [.. new[] { ground.Kpi?.PreliminaryPublicationDate, ground.Kpi?.PublicationDate }.OfType<DateOnly>()];
        if (dates.Length == 0 || !PublicationHint.TryParse(indicator.Publishes, out var hint) || dates.Any(date => IsInTheSameWeek(hint!, date)))
        {
            yield break;
        }

        yield return new DataRemark(
            ProblemTypes.PublicationDiffers,
            "publiceras",
            null,
            $"\"publiceras\" är {indicator.Publishes}, men Kolada anger {string.Join(" och ", dates.Select(date => $"{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} (v {Text(ISOWeek.GetWeekOfYear(date))})"))}; Koladas datum gäller");
    }

    /// <summary>A plan says week 40, Kolada a day: the same ISO week is the same answer.</summary>
    private static bool IsInTheSameWeek(PublicationHint hint, DateOnly date)
    {
        var monday = date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
        return Enumerable.Range(0, 7).Any(day => hint.DaysFrom(monday.AddDays(day)) == 0);
    }

    private static IEnumerable<DataRemark> Plausibility(Indicator indicator, AuditGround ground)
    {
        foreach (var gender in indicator.JudgedGenders)
        {
            var definition = JudgedDefinition.Of(indicator, gender, ground.Kpi?.Title);
            if (definition.Bands.Faulty || CountryView.Of(ground.InputOf(definition), ground.Country) is not { } view)
            {
                continue;
            }

            var share = view.Share(Colour.Green);
            var unit = indicator.Unit ?? UnitText.TailOf(ground.Kpi?.Title);
            var isShareOfOne = definition.Bands.For(view.Period.Year, gender) is { Reading.Band: FixedBand { Scale.Green.Value: var limit } }
                && ShareLimits.IsShareOfOne(limit, unit, view.Median);
            if (!isShareOfOne && share is > MostGreen or < LeastGreen)
            {
                var entry = definition.Bands.For(view.Period.Year, gender);
                var whom = gender == Gender.T ? "" : $" ({gender.Code()})";
                yield return new DataRemark(
                    ProblemTypes.ImplausibleBand,
                    gender == Gender.Gap ? "könsgap" : "grön",
                    entry,
                    $"\"{entry?.Green?.Trim()}\"{whom} gör {Percent(share)} av landets {Text(view.Judged)} kommuner gröna ({view.Period}); medianen är {Number(view.Median)}{Places(view)}",
                    "kontrollera gränsen mot planen: ett skrivfel är troligt");
            }
        }
    }

    private static string Places(CountryView view) =>
        string.Concat(view.Limits.Select(limit => $"; gränsen {Number(limit.Value)} ligger vid percentil {Number(Math.Round(limit.Percentile, MidpointRounding.AwayFromZero))}"));

    private static IEnumerable<(string Key, BandEntry Entry, string Phrase, string? Unit)> Phrases(Indicator indicator, string? title)
    {
        foreach (var entry in indicator.Bands.Entries)
        {
            foreach (var (key, phrase) in new[] { ("grön", entry.Green), ("gul", entry.Yellow) })
            {
                if (!string.IsNullOrWhiteSpace(phrase))
                {
                    yield return (key, entry, phrase, BandReader.UnitIn(phrase, indicator.Unit ?? title));
                }
            }
        }

        if (indicator.GenderGap is { Green: { } words } gap)
        {
            yield return ("könsgap", gap, words, BandReader.UnitIn(words, indicator.Unit ?? title));
        }
    }

    private static string Percent(decimal share) => $"{Number(Math.Round(share, MidpointRounding.AwayFromZero))} %";

    private static string Number(decimal value) => SwedishNumber.Print(value, SwedishNumber.DecimalsOf(value));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
