using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Bands;
using IndicatorSync.Core.Catalogue;
using IndicatorSync.Core.Judging;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Worker.Mail;

/// <summary>One indicator as a mail shows it (docs/contract.md 1.6, "each row").</summary>
internal static class RowPage
{
    /// <param name="row">What happened to the indicator.</param>
    /// <param name="today">The day the mail is written, Swedish: tells whether an action is overdue.</param>
    public static MailRow Of(DigestRow row, DateOnly today) => Of(row, RowReason.Of(row), today);

    /// <summary>A row that is listed for its state, whatever happened to it.</summary>
    public static MailRow Standing(DigestRow row, DateOnly today) => Of(row, RowReason.Standing(row), today);

    private static MailRow Of(DigestRow row, string why, DateOnly today) => new()
    {
        Name = GenderNames.Beside(row.Status.Name, row.Status.OwnUnit, row.Status.Gender, row.Place),
        Badge = Badge.Of(row.Status.Judged.Colour),
        Why = why,
        Value = Value(row.Status, new RowNumbers(row.Status)),
        Source = Source(row.Status),
        Facts = [.. Facts(row, today)],
        Trend = TrendBars.Of(row.Trend, GreenLimit(row.Status), row.Status.IsAccumulated),
        Limit = GreenLimit(row.Status) is null || string.IsNullOrEmpty(row.Status.Green) ? null : $"Grön: {row.Status.Green}",
        Link = row.Link,
        Kpi = row.Status.Kpi,
        Weight = new RowWeight((int)row.Event, (int)row.Status.Judged.Colour, row.Status.Judged.BeyondYellow, row.Status.Ordinal),
    };

    /// <summary>The first limit is green's where a colour was set; a relation without its other value has none.</summary>
    private static decimal? GreenLimit(IndicatorStatus status) =>
        status.Judged.Colour != Colour.None && status.Limits is [var green, ..] ? green : null;

    private static IEnumerable<MailFact> Facts(DigestRow row, DateOnly today)
    {
        var status = row.Status;
        var numbers = new RowNumbers(status);
        yield return new("Bedömning", Judged(status, numbers));
        if (row.ByHand is { Colour: not null } made)
        {
            yield return new("Bedömt av", $"{made.By}, {SwedishTime.Day(DateOnly.FromDateTime(SwedishTime.Local(made.At).DateTime))}{(made.Note.Length > 0 ? $": {made.Note}" : "")}");
        }

        if (Bands(status) is { Length: > 0 } bands)
        {
            yield return new(status.IsQualitative ? "Mål" : "Gränser", bands);
        }

        if (status.Margin is { } margin)
        {
            yield return new("Felmarginal", $"{MarginText.HalfWidth(margin, status.Unit)} enligt Kolada: {MarginText.Meaning(margin.Certainty)}");
        }

        if (row.Used.Select(used => Compared(row, used, numbers)).OfType<string>().Distinct().ToList() is { Count: > 0 } compared)
        {
            yield return new("Jämfört med", string.Join(" · ", compared));
        }

        if (status.Judged is { DistanceToGreen: { } distance, Colour: not Colour.None })
        {
            yield return new("Avstånd till grön", distance == 0m ? "inget" : numbers.Distance(distance));
        }

        if (status.Previous is { Value: { } previous } earlier)
        {
            yield return new("Värdet före", $"{(row.PreviousPrinted is { } printed ? numbers.WithUnit(printed) : numbers.WithUnit(previous, earlier.Period))} ({status.Print(earlier.Period)}, {Badge.Of(earlier.Colour)})");
        }

        if (status is { IsQualitative: true, Previous: { Colour: not Colour.None } judgedBefore })
        {
            yield return new("Bedömningen före", $"{Badge.Of(judgedBefore.Colour)} ({status.Print(judgedBefore.Period)})");
        }

        if (!status.IsQualitative && status.Reference.TryGetValue(AreaId.Riket.Value, out var country))
        {
            yield return new("Riket", country is { } value ? $"{numbers.WithUnit(value)}{(status.Judged.Period is { } period ? $" ({status.Print(period)})" : "")}" : "uppgift saknas");
        }

        if (row.Trend.Count(year => year.Value is not null) > 1)
        {
            yield return new("Utveckling", string.Join(" · ", row.Trend.Select(year => Year(year, status, numbers))));
        }

        foreach (var fact in Acknowledged(row.Acknowledged, today).Concat(AsPlanned(row)))
        {
            yield return fact;
        }
    }

    /// <summary>A gap is ours; a value of another source is never said to be Kolada's.</summary>
    private static string? Source(IndicatorStatus status) =>
        status.Gender == Gender.Gap ? "Beräknat av kommunen"
        : status.Source is { } own ? $"Källa: {own}"
        : status.Kpi is null ? null
        : "Källa: Kolada";

    private static string Value(IndicatorStatus status, RowNumbers numbers) => status.Judged switch
    {
        { Hidden: { } hidden, Period: { } period } => $"{hidden} ({status.Print(period)}{(status.Preliminary ? ", preliminärt" : "")})",
        { Value: { } value, Period: { } period } => $"{numbers.WithUnit(value)} ({status.Print(period)}{(status.Preliminary ? ", preliminärt" : "")})",
        { Colour: not Colour.None, Period: { } period } when status.IsQualitative => $"bedömt för hand ({status.Print(period)})",
        { Basis: Basis.Withdrawn, Period: { } period } when status.IsQualitative => $"bedömningen för {status.Print(period)} är tillbakatagen",
        { Basis: Basis.Qualitative } => "ännu inte bedömt",
        { Basis: Basis.Withdrawn, Period: { } period } => $"värdet för {status.Print(period)} är struket",
        _ => "uppgift saknas",
    };

    private static string Judged(IndicatorStatus status, RowNumbers numbers)
    {
        var judged = status.Judged;
        var text = Badge.Of(judged.Colour).ToString();
        if (judged.Basis != Basis.Value)
        {
            text += $" ({judged.Basis.Swedish()})";
        }

        text += status switch
        {
            { Since: { } since } => $" sedan {SwedishTime.Day(since)}",
            { WatchedSince: { } watched } => $" när bevakningen började {SwedishTime.Day(watched)}",
            _ => "",
        };

        if (judged.Compared is { } compared && compared != judged.Value)
        {
            text += $", läst som {numbers.Print(compared)}";
        }

        text += ". Egen bedömning";
        return judged.RuleSensitive ? $"{text}. Beror på avrundning: med den andra läsregeln {Badge.Of(judged.OtherRuleColour)}" : text;
    }

    private static string Bands(IndicatorStatus status)
    {
        if (status.IsQualitative)
        {
            return status.Green ?? "";
        }

        var parts = new List<string>(2);
        if (status.Green is { Length: > 0 } green)
        {
            parts.Add($"Grön: {green}");
        }

        if (status.Yellow is { Length: > 0 } yellow)
        {
            parts.Add($"Gul: {yellow}");
        }

        return string.Join(" · ", parts);
    }

    /// <summary>What the plan says around the indicator, and whom to ask.</summary>
    private static IEnumerable<MailFact> AsPlanned(DigestRow row)
    {
        if (row.Plan is { } plan)
        {
            yield return new("Plan", plan.Name);
        }

        if (row.Decision is { } decision)
        {
            yield return new("Beslut", decision);
        }

        if (row.Status.Goal is { Length: > 0 } goal)
        {
            yield return new("Övergripande mål", goal);
        }

        if (row.Status.Responsible is { Length: > 0 } responsible)
        {
            yield return new("Ansvarig enligt planen", responsible);
        }

        if (row.Contact is { } contact)
        {
            yield return new("Fråga och kvittera hos", contact.Swedish);
        }

        if (row.Status.Footnote is { Length: > 0 } footnote)
        {
            yield return new("Fotnot", footnote);
        }
    }

    private static string? Compared(DigestRow row, UsedReference used, RowNumbers numbers) => used switch
    {
        { Period: { } period, Value: { } value } => $"{(used.Area is { } area ? row.NameOf(area) : "vårt eget värde")} {row.Status.Print(period)}: {(used.Area is null ? numbers.WithUnit(value, period) : numbers.WithUnit(value))}"
            + (used.AcrossBreak ? " (används inte, serien har brutits däremellan)" : ""),
        { Period: { } period } => $"{(used.Area is { } area ? row.NameOf(area) : "vårt eget värde")} {row.Status.Print(period)}: uppgift saknas",
        _ => null,
    };

    private static string Year(PeriodValue year, IndicatorStatus status, RowNumbers numbers) => year.Value is { } value
        ? $"{status.Print(year.Period)}: {numbers.Print(value, year.Period)} {Badge.Of(year.Colour).Symbol}"
        : year.Hidden is { } hidden ? $"{status.Print(year.Period)}: {hidden} {Badge.Of(year.Colour).Symbol}" : $"{status.Print(year.Period)}: saknas";

    private static IEnumerable<MailFact> Acknowledged(Acknowledgement? given, DateOnly today)
    {
        if (given is null)
        {
            yield break;
        }

        yield return given.InForce ? new("Kvitterad", given.Note) : new("Kvittering", $"{given.Note.TrimEnd('.')}. Den gäller inte längre, eftersom läget har ändrats");
        yield return new("Åtgärd", given.Action);
        yield return new("Ansvarig", given.Owner);
        yield return new("Klart senast", SwedishTime.Day(given.Due) + (given.Due < today ? " – åtgärden är försenad" : ""));
    }
}
