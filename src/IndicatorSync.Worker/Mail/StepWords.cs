using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Mail;

/// <summary>
/// What the steps of a run did, in Swedish: the one that a row is under as a sentence of its own, the others beside it, each with
/// whether it mattered. Everything said is taken from what is stored (docs/contract.md 1.15).
/// </summary>
internal sealed class StepWords(DigestRow row)
{
    private readonly RowNumbers numbers = new(row.Status);
    private readonly bool isGap = row.Status.Gender == Gender.Gap;

    /// <summary>The step as a whole sentence.</summary>
    public string Sentence(JudgementStep step) => step.Cause switch
    {
        Cause.NewValue or Cause.RevisedValue or Cause.Withdrawn when row.Status.IsQualitative => ByHand(step),
        Cause.NewValue => NewValue(step),
        Cause.RevisedValue => Revised(step),
        Cause.Withdrawn => Struck(step),
        Cause.ReferenceRevised => Reference(step),
        Cause.ReadingRuleChanged when step.Facts.Rule is { } rule => $"Läsregeln har ändrats från {rule.Then.Code()} till {rule.Now.Code()}.",
        Cause.ReadingRuleChanged => "Läsregeln har ändrats.",
        Cause.BandChanged => Band(step),
        Cause.KpiChanged => Series(step),
        Cause.Aged => step.To.Basis == Basis.Stale
            ? $"Värdet för {Of(step.To.Period)} har blivit inaktuellt."
            : $"Värdet för {Of(step.To.Period)} räknas inte längre som inaktuellt.",
        _ => "Bedömningen är ny.",
    };

    /// <summary>A step that is not the heading of the row: what it was, and whether it mattered.</summary>
    public string Beside(JudgementStep step)
    {
        // The row is under what changed while the value was struck: the value came back later, and not on the same day.
        if (row.Step is { Facts.SinceStruck: true } && !step.Facts.SinceStruck)
        {
            return $"Nu {Clause(step)}.";
        }

        return step.Facts.SinceStruck ? $"Sedan värdet ströks har {ClauseSince(step)}, {Effect(step)}." : $"Samma dag {Clause(step)}, {Effect(step)}.";
    }

    private static string Effect(JudgementStep step) => step switch
    {
        { ChangesColour: true } => $"vilket ändrade färgen från {Badge.Of(step.From.Colour)} till {Badge.Of(step.To.Colour)}",
        { ColourWithoutIt: { } otherwise } => $"utan det hade färgen nu varit {Badge.Of(otherwise)}",
        { ColourByItself: { } alone } => $"vilket ensamt hade ändrat färgen till {Badge.Of(alone)}",
        _ => "utan betydelse för färgen",
    };

    private string Clause(JudgementStep step) => step.Cause switch
    {
        Cause.NewValue or Cause.RevisedValue or Cause.Withdrawn when row.Status.IsQualitative => ByHandClause(step),
        Cause.NewValue => Change(step, step.To.Period) is { Now: { } now } change ? $"kom ett nytt värde för {Of(change.Period)}{InBrackets(step, now, change.NowDecimals)}" : "ändrades vad som bedöms",
        Cause.RevisedValue => Values(step) is { Length: > 0 } values ? $"ändrades värdet för {values}" : "ändrades värdet",
        Cause.Withdrawn => Change(step, step.To.Period) is { Then: { } then } change ? $"ströks värdet för {Of(change.Period)}{InBrackets(step, then, change.ThenDecimals)}" : "ströks värden",
        Cause.ReferenceRevised => References(step) is { Length: > 0 } references ? $"ändrades jämförelsevärdet ({references})" : "ändrades jämförelsevärdet",
        Cause.ReadingRuleChanged when step.Facts.Rule is { } rule => $"ändrades läsregeln från {rule.Then.Code()} till {rule.Now.Code()}",
        Cause.ReadingRuleChanged => "ändrades läsregeln",
        Cause.BandChanged => BandClause(step) is { Length: > 0 } moved ? $"ändrades gränsen {moved}" : "ändrades gränsen",
        Cause.Aged => step.To.Basis == Basis.Stale ? $"blev värdet för {Of(step.To.Period)} inaktuellt" : $"slutade värdet för {Of(step.To.Period)} räknas som inaktuellt",
        _ => "byttes nyckeltalet",
    };

    private static string ClauseSince(JudgementStep step) => step.Cause == Cause.BandChanged
        ? BandClause(step) is { Length: > 0 } moved ? $"gränsen ändrats {moved}" : "gränsen ändrats"
        : "läsregeln ändrats";

    private string ByHandClause(JudgementStep step) => step.Cause switch
    {
        Cause.NewValue => $"bedömdes {Of(step.To.Period)} för hand",
        Cause.Withdrawn => $"togs bedömningen för {Of(step.To.Period ?? step.From.Period)} tillbaka",
        _ => $"ändrades bedömningen för {Of(step.To.Period)}",
    };

    private string ByHand(JudgementStep step)
    {
        var by = row.ByHand is { By.Length: > 0 } made && made.Period == step.To.Period ? $" av {made.By}" : "";
        return step.Cause switch
        {
            Cause.NewValue => $"Målet har bedömts för hand{by}, för {Of(step.To.Period)}.",
            Cause.Withdrawn => $"Bedömningen för {Of(step.To.Period ?? step.From.Period)} har tagits tillbaka{by}.",
            _ when Change(step, step.To.Period) is { Then: { } then, Now: { } now } => $"Bedömningen för {Of(step.To.Period)} har ändrats{by}: {numbers.Print(then)} → {numbers.Print(now)}.",
            _ => $"Bedömningen för {Of(step.To.Period)} har ändrats{by}.",
        };
    }

    private string NewValue(JudgementStep step)
    {
        if (Change(step, step.To.Period) is { Now: not null } change)
        {
            return isGap ? $"Ett nytt värde, för {Of(change.Period)}, har beräknats ur kvinnors och mäns värden."
                : IsOwn ? $"{Source} har lämnat ett nytt värde, för {Of(change.Period)}."
                : $"Kolada har publicerat ett nytt värde, för {Of(change.Period)}.";
        }

        return step.To.Period != step.From.Period && step.To.Period is { } period
            ? $"Värdet för {Of(period)} bedöms nu, eftersom året har börjat."
            : "Bedömningen är ny.";
    }

    private string Revised(JudgementStep step)
    {
        var (year, now) = (Of(step.To.Period), step.To.Value);
        if (step.Struck is { Value: { } struck } && now is { } back)
        {
            var returned = Change(step, step.To.Period);
            var shown = numbers.PrintGiven(back, returned?.NowDecimals);
            return struck == back
                ? $"Värdet för {year} är tillbaka och är detsamma som före strykningen: {shown}."
                : $"{Source} har {(IsOwn ? "ändrat" : "reviderat")} värdet för {year}: {numbers.PrintGiven(struck, returned?.ThenDecimals)} → {shown}.";
        }

        if (Change(step, step.To.Period) is { } change)
        {
            var moved = step.Facts.IsHidden ? "" : change is { Then: { } then, Now: { } after } ? $": {numbers.PrintGiven(then, change.ThenDecimals)} → {numbers.PrintGiven(after, change.NowDecimals)}" : change.Now is { } only ? $" till {numbers.PrintGiven(only, change.NowDecimals)}" : "";
            return isGap ? $"Den beräknade skillnaden för {year} har ändrats{moved}." : $"{Source} har {(IsOwn ? "ändrat" : "reviderat")} värdet för {year}{moved}.";
        }

        return Values(step) is { Length: > 0 } values
            ? $"Ett tidigare värde som {year} jämförs med har ändrats: {values}."
            : "Ett tidigare värde har ändrats.";
    }

    private string Struck(JudgementStep step)
    {
        var period = step.To.Period ?? step.From.Period;
        var year = Of(period);
        var value = Change(step, period) is { Then: { } then } change ? InBrackets(step, then, change.ThenDecimals) : "";
        return isGap ? $"Skillnaden för {year}{value} går inte längre att beräkna." : $"{Source} har strukit värdet för {year}{value}.";
    }

    private string Reference(JudgementStep step) => References(step) is { Length: > 0 } references
        ? $"Värdet som utfallet jämförs med har ändrats: {references}."
        : "Värdet som utfallet jämförs med har ändrats.";

    private static string Band(JudgementStep step) => step.Facts.Words switch
    {
        (_, { IsReadable: false } now) => $"Gränsen går inte att läsa: {Words(now)}.",
        ({ IsReadable: false }, { } now) => $"Gränsen går att läsa igen: {Words(now)}.",
        (null, { } now) => $"Indikatorn har fått en gräns: {Words(now)}.",
        ({ }, null) => "Indikatorn har inte längre någon gräns.",
        ({ }, { }) when BandClause(step) is { Length: > 0 } moved => $"Gränsen har ändrats: {moved}.",
        null when step.Facts.Words is null && step.Facts.References.Count > 0 => "Ett seriebrott i katalogen har ändrat vad utfallet jämförs med.",
        _ => "Gränsen har ändrats.",
    };

    private string Series(JudgementStep step) => step.Facts.Series switch
    {
        { Kpi: { } then, NewKpi: { } now } when then != now => $"Nyckeltalet har bytts från {then} till {now}, och bedömningen börjar om.",
        { Area: var then, NewArea: var now } when then != now => $"Området har bytts från {row.NameOf(then)} till {row.NameOf(now)}, och bedömningen börjar om.",
        _ when step.Facts.OtherFrequency => "Mätfrekvensen har ändrats, och bedömningen börjar om.",
        _ => "Källan har bytts, och bedömningen börjar om.",
    };

    private static string BandClause(JudgementStep step)
    {
        if (step.Facts.Words is not ({ } then, { } now))
        {
            return "";
        }

        var green = then.Green != now.Green ? $"{then.Green} → {now.Green}" : null;
        var yellow = then.Yellow != now.Yellow ? $"gul {then.Yellow ?? "saknas"} → {now.Yellow ?? "saknas"}" : null;
        return string.Join(", ", new[] { green, yellow }.OfType<string>());
    }

    private static string Words(BandWords words) =>
        $"grön {(words.Green is null ? "saknas" : $"\"{words.Green}\"")}" + (words.Yellow is null ? "" : $", gul \"{words.Yellow}\"");

    /// <summary>Nothing where our own values are not shown.</summary>
    private string InBrackets(JudgementStep step, decimal value, int? decimals) => step.Facts.IsHidden ? "" : $" ({numbers.PrintGiven(value, decimals)})";

    private string Values(JudgementStep step) => step.Facts.IsHidden ? "" : string.Join(", ", step.Facts.Values.Select(change => $"{Of(change.Period)} ({Number(change.Then, change.ThenDecimals)} → {Number(change.Now, change.NowDecimals)})"));

    private string References(JudgementStep step) => string.Join(", ", step.Facts.References.Select(reference => Moved(step, reference)).OfType<string>().Distinct());

    private string? Moved(JudgementStep step, ReferenceChange change)
    {
        var named = change.Now ?? change.Then;
        if (named?.Period is not { } period || change.Then?.Value == change.Now?.Value)
        {
            return null;
        }

        if (named.Area is { } area)
        {
            return $"{row.NameOf(area)} {Of(period)}, {Number(change.Then?.Value)} → {Number(change.Now?.Value)}";
        }

        var (then, now) = (Number(change.Then?.Value, Change(step, change.Then?.Period)?.ThenDecimals), Number(change.Now?.Value, Change(step, change.Now?.Period)?.NowDecimals));
        return change is { Then.Period: { } before, Now.Period: { } after } && before != after
            ? $"vårt eget värde {Of(before)} ({then}) → {Of(after)} ({now})"
            : $"vårt eget värde {Of(period)}, {then} → {now}";
    }

    private bool IsOwn => row.Status.Source is not null;

    /// <summary>Who says what the value is.</summary>
    private string Source => row.Status.Source ?? "Kolada";

    private string Of(Period? period) => period is { } known ? row.Status.Print(known) : "";

    private string Number(decimal? value) => value is { } number ? numbers.Print(number) : "inget värde";

    private string Number(decimal? value, int? decimals) => value is { } number ? numbers.PrintGiven(number, decimals) : "inget värde";

    private static ValueChange? Change(JudgementStep step, Period? period) => step.Facts.Values.FirstOrDefault(change => change.Period == period);
}
