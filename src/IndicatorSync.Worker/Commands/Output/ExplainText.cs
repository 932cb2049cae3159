using System.Globalization;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;
using IndicatorSync.Core.Text;
using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Commands.Output;

/// <summary>Tells a person why an indicator has its colour, in the order in which one would ask; Swedish (docs/contract.md 1.1).</summary>
internal static class ExplainText
{
    public static void Write(TextWriter output, IReadOnlyList<IndicatorExplanation> explanations)
    {
        for (var i = 0; i < explanations.Count; i++)
        {
            if (i > 0)
            {
                output.WriteLine();
            }

            foreach (var line in Lines(explanations[i]))
            {
                output.WriteLine(line);
            }
        }
    }

    private static IEnumerable<string> Lines(IndicatorExplanation explained)
    {
        var status = explained.Status;
        yield return $"{status.Name}{(status.OwnUnit.Length > 0 ? $", {status.OwnUnit}" : "")}{(status.Gender == Gender.T ? "" : $" ({status.Gender.Code()})")}: {Verdict(status.Judged)}";
        yield return Field("Id", status.PlanId);
        if (status is { File: not null, Plan: { } plan })
        {
            yield return Field("Plan", plan);
        }

        if (status.Kpi is { } kpi)
        {
            yield return Field("Nyckeltal", explained.KpiTitle is { } title ? $"{kpi} {title}" : kpi);
        }

        yield return Field("Område", Area(explained, status.Area));
        foreach (var line in Value(explained).Concat(Bands(explained)).Concat(Context(explained)).Concat(History(explained)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Value(IndicatorExplanation explained)
    {
        var judged = explained.Status.Judged;
        if (judged.Value is { } value)
        {
            // Whole, not as printed elsewhere: this is where one looks when a printed value seems to be on the wrong side.
            yield return Field("Värde", $"{Whole(value, Given(explained.Status, judged.Period))} {UnitText.Suffix(explained.Status.Unit)}".TrimEnd() + $" ({explained.Status.Print(judged.Period!.Value)}{(explained.Status.Preliminary ? ", preliminärt" : "")})");
        }

        if (judged is { Hidden: { } hidden, Period: { } unseen })
        {
            yield return Field("Värde", $"{hidden} ({explained.Status.Print(unseen)}); \"dölj under\" i katalogen gäller");
        }

        if (explained.Status.Persons is { } persons)
        {
            yield return Field("Antal personer", persons);
        }

        foreach (var made in explained.ByHand.Where(made => made.Period == judged.Period).Take(1))
        {
            yield return Field("Bedömt för hand", $"{(made.Colour is { } colour ? colour.Swedish().ToLowerInvariant() : "bedömningen togs tillbaka")} ({explained.Status.Print(made.Period)}) av {made.By}, {Moment(made.At)}");
            if (made.Note.Length > 0)
            {
                yield return Field("Därför", made.Note.ReplaceLineEndings(" "));
            }
        }

        if (explained.Parts is { } parts)
        {
            yield return Field("Skillnaden mellan", $"kvinnor {WholeOrNone(parts.Women)} och män {WholeOrNone(parts.Men)}");
        }

        if (judged.Compared is { } compared)
        {
            yield return Field("Jämfört värde", $"{Whole(compared)} (läsregel {explained.Rule.Code()})");
            yield return Field(
                "Andra läsregeln",
                $"{explained.Rule.Other().Code()} ger {judged.OtherRuleColour.Swedish().ToLowerInvariant()}{(judged.RuleSensitive ? ": färgen beror på avrundning" : ", samma färg")}");
        }

        if (judged.DistanceToGreen is { } distance and > 0)
        {
            yield return Field("Avstånd till grönt", Whole(distance));
        }

        if (explained.Status.Margin is { } margin)
        {
            yield return Field("Felmarginal", $"{margin.Certainty.Swedish()}: {MarginText.HalfWidth(margin, explained.Status.Unit)}{(explained.MarginKpi is { } kpi ? $" (Koladas osäkerhetstal {kpi})" : "")}; {MarginText.Meaning(margin.Certainty)}");
        }
    }

    private static string Place(IndicatorStatus status, ExplainedBand band) => $"rad {Number(band.Line)} i {status.File ?? "katalogen"}";

    private static IEnumerable<string> Bands(IndicatorExplanation explained)
    {
        foreach (var band in explained.Bands)
        {
            var green = string.IsNullOrWhiteSpace(band.Green) ? "saknas" : band.Green;
            var yellow = string.IsNullOrWhiteSpace(band.Yellow) ? "saknas" : band.Yellow;
            if (explained.Status.IsQualitative)
            {
                yield return Field("Kvalitativt mål", $"{green} ({Place(explained.Status, band)})");
                if (band.Decision is { } settled)
                {
                    yield return Field("Beslut", settled);
                }

                continue;
            }

            yield return Field($"Gräns{Years(band)}", $"grön {green}; gul {yellow} ({Place(explained.Status, band)}{(band.Applies && explained.Bands.Count > 1 ? ", gäller här" : "")})");
            if (band.ReadAs is { } read)
            {
                yield return Field("Läses som", read);
            }

            if (band.Decision is { } decision)
            {
                yield return Field("Beslut", decision);
            }
        }

        foreach (var used in explained.Used)
        {
            yield return Field("Gränsen hänger på", Used(explained, used));
        }

        foreach (var fault in explained.Faults)
        {
            yield return Field("Fel i gränsen", fault);
        }
    }

    private static IEnumerable<string> Context(IndicatorExplanation explained)
    {
        var status = explained.Status;
        foreach (var (area, value) in status.Reference)
        {
            yield return Field("Jämförelse", $"{Area(explained, area)}{For(status, status.Judged.Period)}: {WholeOrNone(value)}");
            if (explained.Members.TryGetValue(area, out var members))
            {
                yield return Field("", string.Join(", ", members));
            }
        }

        if (status.Since is { } since)
        {
            yield return Field("Sedan", $"{Day(since)}{(status.Cause is { } cause and not Cause.Added ? $", {InSentence.Of(cause.Swedish())}" : "")}");
        }
        else if (status.WatchedSince is { } watched)
        {
            yield return Field("Sedan", $"bevakningen började {Day(watched)}; färgen har inte bytts sedan dess");
        }

        foreach (var (name, text) in new[] { ("Övergripande mål", status.Goal), ("Ansvarig", status.Responsible), ("Fotnot", status.Footnote) })
        {
            if (text is { Length: > 0 })
            {
                yield return Field(name, text);
            }
        }

        if (explained.Analysis is { } analysis)
        {
            var lines = analysis.Text.Split('\n');
            yield return Field($"Analys av {explained.Status.Print(analysis.Period)}", lines[0]);
            foreach (var line in lines.Skip(1).Append($"({analysis.By}, {Moment(analysis.At)})"))
            {
                yield return Field("", line);
            }
        }

        foreach (var activity in explained.Activities)
        {
            string?[] facts = [activity.Status?.Swedish(), activity.Ends is { } ends ? $"till {Day(ends)}" : null, activity.IsOverdue ? "försenad" : null];
            yield return Field("Aktivitet", $"{activity.Name} ({string.Join(", ", facts.OfType<string>())})".Replace(" ()", "", StringComparison.Ordinal));
        }

        if (explained.PreliminaryPublicationDate is { } preliminary)
        {
            yield return Field("Preliminärt hos Kolada", $"{Day(preliminary)}{For(explained.PublicationPeriod)}");
        }

        if (explained.PublicationDate is { } published)
        {
            yield return Field("Publiceras av Kolada", $"{Day(published)}{For(explained.PublicationPeriod)}{(status.Overdue ? ": försenat" : "")}");
        }

        if (explained.RunId is { } run)
        {
            yield return Field("Hämtat", $"{(explained.FetchedAt is { } at ? Moment(at) + ", " : "")}körning {run.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private static IEnumerable<string> History(IndicatorExplanation explained)
    {
        if (explained.ByHand.Count > 0)
        {
            yield return "Bedömningar för hand, den senaste först";
            foreach (var made in explained.ByHand)
            {
                yield return $"  {Moment(made.At)}  {explained.Status.Print(made.Period)}: {(made.Colour is { } colour ? colour.Swedish().ToLowerInvariant() : "tillbakatagen")}, {made.By}{(made.Note.Length > 0 ? $": {made.Note.ReplaceLineEndings(" ")}" : "")}";
            }
        }
        else if (explained.History.Count > 0)
        {
            yield return "Historik, bedömd med gränserna som gäller nu";
            foreach (var year in explained.History)
            {
                yield return $"  {explained.Status.Print(year.Period)}  {(year.Value is { } value ? Whole(value, Given(explained.Status, year.Period)) : year.Hidden ?? "saknas"),12}  {year.Colour.Swedish().ToLowerInvariant()}";
            }
        }

        if (explained.Changes.Count > 0)
        {
            yield return "Färgbyten";
            foreach (var change in explained.Changes)
            {
                yield return $"  {Moment(change.At)}  {change.From.Swedish().ToLowerInvariant()} → {change.To.Swedish().ToLowerInvariant()}: "
                    + $"{InSentence.Of(change.Cause.Swedish())}{(change.Value is { } value ? $", {Whole(value, change.Decimals)}" : "")}"
                    + $"{(change.Period is { } period ? $" ({explained.Status.Print(period)})" : "")}, körning {change.RunId.ToString(CultureInfo.InvariantCulture)}";
            }
        }

        if (explained.Revisions.Count > 0)
        {
            yield return "Revideringar";
            foreach (var revision in explained.Revisions)
            {
                yield return $"  {Moment(revision.At)}  {explained.Status.Print(revision.Period)}: {(revision.OldValue is { } old ? Whole(old, revision.OldDecimals) : "saknas")} → "
                    + $"{(revision.NewValue is { } now ? Whole(now, revision.NewDecimals) : "saknas")}, {revision.Kind.ToLowerInvariant()}{(explained.Status.Gender == revision.Gender ? "" : $" ({revision.Gender.Code()})")}, körning {revision.RunId.ToString(CultureInfo.InvariantCulture)}";
            }
        }
    }

    private static string Used(IndicatorExplanation explained, UsedReference used)
    {
        var whose = used.Area is { } area ? Area(explained, area.Value) : "vårt tidigare värde";
        var value = used.Value is { } number ? Whole(number, used.Area is null ? Given(explained.Status, used.Period) : null) : "saknas";
        return used switch
        {
            { Limit: { } limit } => $"{whose}{For(explained.Status, used.Period)}: {value}, gränsen blir {Whole(limit)}",
            { AcrossBreak: true } => $"{whose}{For(explained.Status, used.Period)}: {value}, används inte: serien har brutits däremellan",
            _ => $"{whose}{For(explained.Status, used.Period)}: saknas, därför bedöms inte värdet",
        };
    }

    private static string WholeOrNone(decimal? value) => value is { } number ? Whole(number) : "saknas";

    private static string Verdict(Judgement judged) => judged.Basis == Basis.Value
        ? judged.Colour.Swedish().ToLowerInvariant()
        : $"{judged.Colour.Swedish().ToLowerInvariant()}, {InSentence.Of(judged.Basis.Swedish())}";

    private static string Area(IndicatorExplanation explained, string id) =>
        explained.AreaTitles.TryGetValue(id, out var title) ? $"{title} ({id})" : id;

    private static string Years(ExplainedBand band) => (band.ValidFrom, band.ValidTo) switch
    {
        (null, null) => "",
        ({ } from, { } to) when from == to => $" {Number(from)}",
        ({ } from, { } to) => $" {Number(from)}–{Number(to)}",
        ({ } from, null) => $" från {Number(from)}",
        (null, { } to) => $" till {Number(to)}",
    };

    private static string For(int? year) => year is { } known ? $" för {Number(known)}" : "";

    private static string For(IndicatorStatus status, Period? period) => period is { } known ? $" för {status.Print(known)}" : "";

    private static string Field(string name, string value) => $"  {(name.Length == 0 ? name : name + ":"),-24}{value}";

    private static int? Given(IndicatorStatus status, Period? period) => period is { } of && status.Given.TryGetValue(of, out var decimals) ? decimals : null;

    /// <summary>All of the number, and the zeros that it was given with.</summary>
    private static string Whole(decimal value, int? given = null) => SwedishNumber.Print(value, Math.Max(given ?? 0, SwedishNumber.DecimalsOf(value)));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Sweden.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
