using System.Text.Json;
using System.Text.Json.Serialization;
using IndicatorSync.Core.Alerting;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Mail;

/// <summary>
/// Makes one mail of several that have waited for their hour (docs/contract.md 1.14): everything that each of them tells, with its day, the
/// worst first; what the state is from the last of them.
/// </summary>
internal static partial class GatheredMail
{
    public static string Write(MailPage page) => JsonSerializer.Serialize(page, PageJson.Default.MailPage);

    /// <param name="mails">Two or more to one address, in the order in which they were written, each with its page.</param>
    /// <param name="now">When they become one.</param>
    /// <param name="templates">The words around the content.</param>
    public static RenderedMail Of(IReadOnlyList<(RenderedMail Mail, DateTimeOffset WrittenAt)> mails, DateTimeOffset now, MailTemplates templates)
    {
        var parts = mails.Select(mail => new Part(
            mail.Mail.Subject, DateOnly.FromDateTime(SwedishTime.Local(mail.WrittenAt).DateTime), JsonSerializer.Deserialize(mail.Mail.Page!, PageJson.Default.MailPage)!)).ToList();
        var subject = DigestSubject.OfGathered([.. parts.Select(part => new GatheredSubject(part.Subject, part.Page.Told))]);
        var last = parts[^1].Page;
        IReadOnlyList<MailContact> contacts = [.. parts.SelectMany(part => part.Page.Contacts).DistinctBy(contact => contact.Address.ToUpperInvariant())];
        IReadOnlyList<MailSection> sections = [.. Sections(parts)];
        var page = new MailPage(
            subject[(subject.IndexOf(']', StringComparison.Ordinal) + 1)..].Trim(),
            last.Plan,
            [
                $"{parts.Count} mejl som har väntat till nu är samlade här. De skrevs {Days(parts)}, och varje händelse står med sin dag.",
                .. parts.SkipLast(1).SelectMany(part => part.Page.IntroThen).Distinct().Except(last.Intro),
                .. last.Intro,
            ],
            sections,
            [.. MailPageBuilder.Footer(sections, parts.Exists(part => part.Page.CountsOwn), now, contacts)])
        {
            Contacts = contacts,
        };
        var originals = mails.Select(mail => mail.Mail.MessageId).ToList();
        return new RenderedMail(
            MessageIdentity.OfGathered(originals, mails[0].Mail.Address),
            mails[0].Mail.Address,
            subject,
            templates.Text(page),
            templates.Html(page),
            [.. mails.SelectMany(mail => mail.Mail.References).Distinct().Except(originals)])
        {
            ReplyTo = [.. mails.SelectMany(mail => mail.Mail.ReplyTo).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    private static IEnumerable<MailSection> Sections(List<Part> parts)
    {
        var all = parts.SelectMany(part => part.Page.Sections.Select(section => (part.Day, Section: section, IsLast: part == parts[^1]))).ToList();
        foreach (var events in all.Where(one => !one.Section.IsState).GroupBy(one => one.Section.Heading).OrderBy(group => Worst(group.Select(one => one.Section))))
        {
            yield return new MailSection(
                events.Key,
                [.. events.SelectMany(one => one.Section.Lead).Distinct()],
                [.. events.SelectMany(one => one.Section.Rows.Select(row => (one.Day, Row: row))).OrderBy(one => one.Row.Weight).ThenBy(one => one.Day).Select(one => one.Row with { Why = $"{SwedishTime.Day(one.Day)}: {one.Row.Why}" })],
                [.. events.SelectMany(one => one.Section.Notices)])
            {
                LeftOut = events.Sum(one => one.Section.LeftOut),
            };
        }

        foreach (var standing in all.Where(one => one.Section.IsState).GroupBy(one => one.Section.Heading))
        {
            var (day, section, isLast) = standing.Last();
            yield return isLast ? section : section with { Heading = $"{section.HeadingThen ?? section.Heading} {SwedishTime.Day(day)}" };
        }
    }

    private static RowWeight Worst(IEnumerable<MailSection> sections) => sections.SelectMany(section => section.Rows).Select(row => row.Weight).Min() ?? RowWeight.None;

    private static string Days(List<Part> parts) => parts[0].Day == parts[^1].Day
        ? SwedishTime.Day(parts[0].Day)
        : $"från {SwedishTime.Day(parts[0].Day)} till {SwedishTime.Day(parts[^1].Day)}";

    private sealed record Part(string Subject, DateOnly Day, MailPage Page);

    [JsonSourceGenerationOptions(UseStringEnumConverter = true)]
    [JsonSerializable(typeof(MailPage))]
    private sealed partial class PageJson : JsonSerializerContext;
}
