using System.Globalization;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Problems;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Inspect;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>Tells a person what a proposed band would have meant; Swedish (docs/contract.md 1.1).</summary>
internal static class TrialText
{
    public static void Write(TextWriter output, BandTrialResult tried)
    {
        foreach (var line in Lines(tried))
        {
            output.WriteLine(line);
        }
    }

    private static IEnumerable<string> Lines(BandTrialResult tried)
    {
        var indicator = tried.Indicator;
        yield return $"{indicator.Name} ({indicator.Id}){(indicator.Kpi is { } kpi ? $", {kpi} i {indicator.Area}" : "")}";
        foreach (var entry in tried.Indicator.Bands.Entries.Concat(indicator.GenderGap is { } gap && indicator.Genders.Count == 0 ? [gap] : Array.Empty<BandEntry>()))
        {
            yield return $"  Nu{Years(entry)}: {Band(entry.Green, entry.Yellow)} ({indicator.Where(entry.Line)})";
        }

        yield return $"  Förslag: {Band(tried.Green, tried.Yellow)}";
        yield return $"  Läsregel: {indicator.Rule.Code()}";
        foreach (var finding in tried.Findings)
        {
            yield return $"  varning: {finding.Message}{(finding.Suggestion is { } suggestion ? $" ({suggestion})" : "")}";
        }

        foreach (var line in tried.Periods.GroupBy(period => period.Gender).SelectMany(gender => History(gender.Key, gender.ToList(), tried.Unit)).Concat(tried.Countries.SelectMany(Country)))
        {
            yield return line;
        }

        foreach (var skipped in tried.Skipped)
        {
            yield return $"ej prövat: {skipped}";
        }

        yield return "Inget har ändrats. Förslaget gäller först när det står i katalogen.";
    }

    private static IEnumerable<string> History(Gender gender, List<TriedPeriod> periods, string? unit)
    {
        var changed = periods.Count(period => period.Now.Colour != period.Proposed.Colour);
        yield return $"Historik{(gender == Gender.T ? "" : $" ({gender.Code()})")}: {Text(changed)} av {Text(periods.Count)} år får en annan färg";
        yield return $"  {"År",-5} {"Utfall",14}  {"Nu",-24} Förslag";
        foreach (var (_, now, proposed) in periods)
        {
            var value = proposed.Value is { } number ? $"{Whole(number)} {UnitText.Suffix(unit)}".TrimEnd() : "–";
            yield return $"  {(now.Period is { } period ? PeriodText.Print(period) : ""),-5} {value,14}  {Verdict(now),-24} {Verdict(proposed)}{(now.Colour == proposed.Colour ? "" : "  (ändras)")}";
        }
    }

    private static IEnumerable<string> Country(TriedCountry tried)
    {
        var view = tried.Proposed;
        yield return $"Landet {view.Period}{(view.Gender == Gender.T ? "" : $" ({view.Gender.Code()})")}: {Text(view.Judged)} kommuner";
        yield return $"  Förslag: {Shares(view)}";
        yield return $"  Nu: {(tried.Now is { } now ? Shares(now) : "kan inte bedömas")}";
        foreach (var limit in view.Limits)
        {
            yield return $"  Gränsen {Whole(limit.Value)}: percentil {Percentile(limit)}";
        }

        if (view.Own is { } own)
        {
            yield return $"  Vårt värde {Whole(own.Value)}: percentil {Percentile(own)}";
        }

        yield return "  (percentil: så många procent av kommunerna har ett lägre värde)";
        if (view.Share(Colour.Green) is > DataAudit.MostGreen or < DataAudit.LeastGreen)
        {
            yield return $"  varning: {Percent(view.Share(Colour.Green))} av kommunerna blir gröna; är gränsen rätt skriven?";
        }
    }

    private static string Shares(CountryView view) => string.Join(
        ", ",
        $"{Percent(view.Share(Colour.Green))} gröna ({Text(view.Green)})",
        $"{Percent(view.Share(Colour.Yellow))} gula ({Text(view.Yellow)})",
        $"{Percent(view.Share(Colour.Red))} röda ({Text(view.Red)})");

    private static string Band(string? green, string? yellow) =>
        $"grön {Words(green) ?? "saknas"}; gul {Words(yellow) ?? "saknas"}";

    private static string? Words(string? phrase) => string.IsNullOrWhiteSpace(phrase) ? null : phrase.Trim();

    private static string Years(BandEntry entry) => (entry.FromYear, entry.ToYear) switch
    {
        (null, null) => "",
        ({ } from, { } to) when from == to => $" {Text(from)}",
        var (from, to) => $" {(from is { } first ? Text(first) : "")}–{(to is { } last ? Text(last) : "")}",
    } + (entry.Gender is { } gender ? $" ({gender.Code()})" : "");

    private static string Verdict(Judgement judged) => judged.Basis == Basis.Value
        ? judged.Colour.Swedish().ToLowerInvariant()
        : $"ej bedömd, {InSentence.Of(judged.Basis.Swedish())}";

    private static string Percent(decimal share) => $"{SwedishNumber.Print(share, 0)} %";

    private static string Percentile(Placed placed) => SwedishNumber.Print(placed.Percentile, 0);

    private static string Whole(decimal value) => SwedishNumber.Print(value, SwedishNumber.DecimalsOf(value));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
