using System.Globalization;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Core.Catalogue;

namespace IndicatorSync.Worker.Mail;

/// <summary>Lays a digest out as a page: what opens the mail, its sections in order of weight, what closes it.</summary>
internal static class MailPageBuilder
{
    private const string PathProven =
        "Att du läser det visar att mejlen kommer fram. Från och med nu kommer ett mejl när något har hänt som du behöver veta, och annars inget.";

    /// <summary>Activities listed at most.</summary>
    private const int MostActivities = 10;

    public static MailPage Build(Digest digest, string subject)
    {
        var today = DateOnly.FromDateTime(SwedishTime.Local(digest.WrittenAt).DateTime);
        var title = subject[(subject.IndexOf(']', StringComparison.Ordinal) + 1)..].Trim();
        IReadOnlyList<MailContact> contacts = [.. digest.Contacts.Select(contact => new MailContact(contact.Swedish, contact.Address))];
        IReadOnlyList<MailSection> sections = [.. Sections(digest, today)];
        return new MailPage(title, digest.Plan, [.. Intro(digest)], sections, [.. Footer(digest.Kind.TellsColours() ? sections : null, !digest.IsFromKolada, digest.WrittenAt, contacts)])
        {
            IntroThen = [.. IntroThen(digest)],
            CountsOwn = !digest.IsFromKolada,
            Told = digest.Kind.TellsColours() ? DigestSubject.Rows(digest) : null,
            Contacts = contacts,
        };
    }

    private static IEnumerable<string> IntroThen(Digest digest)
    {
        if (digest.Kind != MailKind.Start)
        {
            yield break;
        }

        if (!digest.IsFirst)
        {
            yield return $"En bevakning av indikatorerna i {digest.Plan} har börjat.";
            yield break;
        }

        yield return $"Det första mejlet till dig om indikatorerna i {digest.Plan}.";
        yield return PathProven;
    }

    private static IEnumerable<string> Intro(Digest digest)
    {
        switch (digest.Kind)
        {
            case MailKind.Start:
                yield return digest.IsFirst
                    ? $"Det första mejlet till dig om indikatorerna i {digest.Plan}. Det visar läget nu."
                    : $"Så är läget för indikatorerna i {digest.Plan}. En bevakning har börjat.";
                if (digest.IsFirst)
                {
                    yield return PathProven;
                }

                break;
            case MailKind.Admin:
                yield return $"Det här gäller driften av IndicatorSync för {digest.Place}, inte resultaten i verksamheten.";
                break;
            case MailKind.Receipt:
                yield return HandedInPage.ReceiptIntro(digest.Receipt!);
                break;
            case MailKind.Request:
                yield return HandedInPage.RequestIntro(digest.Plan);
                break;
            case MailKind.Weekly:
                yield return $"Så ser veckan ut för indikatorerna i {digest.Plan}.";
                break;
            default:
                if (digest.Count.Total > 0)
                {
                    yield return $"Just nu: {Reds(digest)}";
                }

                break;
        }
    }

    private static IEnumerable<MailSection> Sections(Digest digest, DateOnly today)
    {
        foreach (var section in HandedInPage.Sections(digest))
        {
            yield return section;
        }

        if (digest.Alerts.Count > 0)
        {
            yield return new("Det här har hänt", [], Rows(digest.Alerts, today), []) { LeftOut = digest.AlertsLeftOut };
        }

        var opened = digest.Problems.Where(problem => problem.Opened).ToList();
        if (opened.Count > 0)
        {
            yield return new("Nya problem", [], [], Notices(opened, digest));
        }

        foreach (var closed in digest.Problems.Where(problem => !problem.Opened).GroupBy(problem => problem.IsShownNoMore).OrderBy(group => group.Key))
        {
            yield return new(closed.Key ? "Problem som inte längre visas" : "Problem som är lösta", [], [], Notices(closed, digest));
        }

        if (digest.Kind is MailKind.Start or MailKind.Weekly)
        {
            yield return RedNow(digest, today);
        }

        if (digest.ToKnow.Count > 0)
        {
            yield return new("Att känna till", [], [.. digest.ToKnow.Select(row => RowPage.Standing(row, today))], []) { IsState = true };
        }

        if (digest.OverdueActions.Count > 0)
        {
            yield return new("Försenade åtgärder", [], [], [.. digest.OverdueActions.Select(row => InPlan(Overdue(row), digest, row.Plan?.Name))]) { IsState = true };
        }

        if (digest.OverdueActivities.Count > 0)
        {
            yield return LateActivities(digest);
        }

        if (digest.Coming.Count > 0)
        {
            yield return new("På gång", [], [], [.. digest.Coming.Select(coming => InPlan(Coming(coming), digest, coming.Plan?.Name))]) { IsState = true };
        }

        if (digest.RidesAlong.Count + digest.RidesAlongLeftOut > 0)
        {
            yield return new("Annat som har ändrats", [], Rows(digest.RidesAlong, today), []) { LeftOut = digest.RidesAlongLeftOut };
        }
    }

    private static MailSection RedNow(Digest digest, DateOnly today)
    {
        var shown = digest.Alerts.Select(row => (row.Status.Id, row.Status.Gender)).ToHashSet();
        var rows = digest.RedNow.Where(row => !shown.Contains((row.Status.Id, row.Status.Gender))).ToList();
        var above = digest.RedNow.Count - rows.Count;
        var lead = above == 0 ? Reds(digest) : $"{Reds(digest)} {above} av dem står ovan.";
        return new("Läget nu", [lead], [.. rows.Select(row => RowPage.Standing(row, today))], []) { LeftOut = digest.Count.Red - digest.RedNow.Count, IsState = true, HeadingThen = "Läget" };
    }

    private static string Reds(Digest digest) =>
        $"{(digest.Count.NoDeviations ? "Inga avvikelser. " : "")}{digest.Count.Swedish}.{(digest.Count.UnjudgedSwedish is { } unjudged ? $" {unjudged}." : "")}";

    private static IReadOnlyList<MailRow> Rows(IEnumerable<DigestRow> rows, DateOnly today) => [.. rows.Select(row => RowPage.Of(row, today))];

    /// <summary>Operations finds the code in docs/drift.md, in the log and in the probe's answer; nobody else is told it.</summary>
    private static IReadOnlyList<MailNotice> Notices(IEnumerable<ProblemNotice> problems, Digest digest) =>
        [.. problems.Select(problem => new MailNotice(digest.Kind == MailKind.Admin ? $"{problem.Subject} ({problem.Type})" : problem.Subject, problem.Description + Stood(problem, digest.WrittenAt)))];

    private static string Stood(ProblemNotice problem, DateTimeOffset now) => problem.StoodSince is { } since
        ? $" Problemet stod från {SwedishTime.Moment(since)} till {SwedishTime.Moment(now)}."
        : "";

    /// <summary>Where there are several plans a notice says which, as a row does.</summary>
    private static MailNotice InPlan(MailNotice notice, Digest digest, string? plan) =>
        digest.NamesPlans && plan is not null ? notice with { Text = $"{notice.Text} Plan: {plan}." } : notice;

    private static MailSection LateActivities(Digest digest)
    {
        var late = digest.OverdueActivities;
        var shown = late.Take(MostActivities).ToList();
        var rest = late.Count - shown.Count;
        IReadOnlyList<string> lead = rest > 0 ? [$"{late.Count} aktiviteter är försenade; de {shown.Count} äldsta står här, alla i vyn Aktiviteter."] : [];
        return new("Försenade aktiviteter", lead, [], [.. shown.Select(activity => InPlan(Late(activity), digest, activity.Plan?.Name))]) { IsState = true };
    }

    private static MailNotice Late(Activity activity) => new(
        activity.Name,
        $"Skulle ha varit klar {SwedishTime.Day(activity.Ends!.Value)}. Status: {activity.Status?.Swedish() ?? "inte angiven"}."
            + (activity.Responsible is { } responsible ? $" Ansvarig: {responsible.TrimEnd('.')}." : ""));

    private static MailNotice Coming(ComingEvent coming) => new(
        coming.Name ?? "Planen",
        $"{SwedishTime.Day(coming.Day)} (v {ISOWeek.GetWeekOfYear(coming.Day.ToDateTime(TimeOnly.MinValue)).ToString(CultureInfo.InvariantCulture)}): "
            + $"{coming.What}{(coming.Year is { } year ? $", {year.ToString(CultureInfo.InvariantCulture)}" : "")}.");

    private static MailNotice Overdue(DigestRow row)
    {
        var made = row.Acknowledged!;
        return new(
            GenderNames.Beside(row.Status.Name, row.Status.OwnUnit, row.Status.Gender),
            $"Åtgärd försenad: {made.Action.TrimEnd('.')}. Den skulle ha varit klar {SwedishTime.Day(made.Due)}. Ansvarig: {made.Owner}.");
    }

    /// <summary>What closes a mail.</summary>
    /// <param name="told">What it tells of indicators; null for a mail that is not about them.</param>
    /// <param name="countsOwn">Not all of the indicators that it counts are from Kolada.</param>
    /// <param name="writtenAt">UTC.</param>
    /// <param name="contacts">Whom a reply goes to.</param>
    public static IEnumerable<string> Footer(IEnumerable<MailSection>? told, bool countsOwn, DateTimeOffset writtenAt, IReadOnlyList<MailContact> contacts)
    {
        if (told is not null)
        {
            var rows = told.SelectMany(section => section.Rows).ToList();
            var source = rows.Exists(row => row.Kpi is null) ? "Varje värdes källa står vid värdet. " : rows.Count > 0 || !countsOwn ? "Värdena kommer från Kolada. " : "";
            yield return $"{source}Färger, avstånd och jämförelser är kommunens egen bedömning mot gränserna i planen.";
        }

        var reply = contacts.Count == 0 ? "Mejlet går inte att svara på." : $"Svar på mejlet går till {string.Join(", ", contacts.Select(contact => contact.Words))}.";
        yield return $"Skrivet av IndicatorSync {SwedishTime.Moment(writtenAt)}. {reply} "
            + "Vem som får det bestäms i kommunens indikatorkatalog.";
    }
}
