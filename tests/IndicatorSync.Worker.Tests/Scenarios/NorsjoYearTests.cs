using System.Globalization;
using System.Text;
using IndicatorSync.Worker.Mail;

namespace IndicatorSync.Worker.Tests.Scenarios;

/// <summary>
/// A year with the sample of the Norsjö plan: three revisions, one withdrawal, one band change, one outage of the mail server and one
/// acknowledgement. Every mail of the year stands in <c>NorsjoYear.approved.txt</c>, for a person to read.
/// </summary>
public class NorsjoYearTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 25, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_year_brings_the_mails_that_were_promised_and_no_other()
    {
        await using var norsjo = Municipality.Norsjo();
        var diary = Diary(norsjo);
        var story = new StringBuilder();
        var told = 0;
        for (var day = Start; day <= Start.AddYears(1); day = day.AddDays(1))
        {
            var happening = diary.GetValueOrDefault(DateOnly.FromDateTime(day.UtcDateTime));
            if (happening is not null)
            {
                story.Append(Invariant($"\n{day:yyyy-MM-dd}  {happening.Text}\n"));
                await happening.Happens(day);
            }

            // Quiet days are like one another: one run a week is enough of them.
            if (happening is not null || day.DayOfWeek == DayOfWeek.Wednesday)
            {
                await norsjo.SyncAsync(day);
                foreach (var mail in norsjo.Mails.Skip(told))
                {
                    story.Append(Line(mail));
                }

                told = norsjo.Mails.Count;
            }
        }

        // What to compare with, and to approve when the change was meant.
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "NorsjoYear.received.txt"), story.ToString().TrimStart(), TestContext.Current.CancellationToken);
        var approved = await File.ReadAllTextAsync(RepositoryFiles.Of("tests", "IndicatorSync.Worker.Tests", "Scenarios", "NorsjoYear.approved.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(approved.ReplaceLineEndings("\n").Trim(), story.ToString().Trim());
    }

    private static Dictionary<DateOnly, Happening> Diary(Municipality norsjo)
    {
        Happening Change(string text, Action change) => new(text, _ =>
        {
            change();
            return Task.CompletedTask;
        });

        return new()
        {
            [new(2026, 3, 25)] = Change("Bevakningen börjar.", () => { }),
            [new(2026, 4, 14)] = Change(
                "Kolada reviderar placerade på HVB 2024, som är röd: 6,7 → 7,4.",
                () => norsjo.Kolada.Publishes("N33816", "2417", 2024, 7.4m)),
            [new(2026, 4, 21)] = new(
                "Någon kvitterar helhetssyn särskilt boende.",
                async day => Assert.True(0 == await norsjo.CommandAsync(
                    day, "acknowledge", "helhetssyn-sarskilt-boende", "--note", "Bemanningen brast i somras", "--action", "Ny schemamodell", "--owner", "Områdeschefen", "--due", "2026-09-01"), norsjo.Error)),
            [new(2026, 5, 12)] = Change(
                "Kolada reviderar arbete för tolerans 2025, som var gul: 43,4 → 28,5.",
                () => norsjo.Kolada.Publishes("N00654", "2417", 2025, 28.5m)),
            [new(2026, 6, 9)] = Change(
                "Kolada reviderar bra bemötande 2025, som är röd: 80,7 → 86,2.",
                () => norsjo.Kolada.Publishes("N00640", "2417", 2025, 86.2m)),
            [new(2026, 8, 18)] = Change(
                "Kolada stryker värdet 2025 för äldreomsorgen fungerar bra, som är röd.",
                () => norsjo.Kolada.Strikes("N00533", "2417", 2025)),
            [new(2026, 9, 8)] = Change(
                "Gränsen för effektivitetsindex äldreomsorg ändras i katalogen: gul börjar vid 5 i stället för 39.",
                () => norsjo.Catalogue = norsjo.Catalogue.Replace("gul: 39–69", "gul: 5–69", StringComparison.Ordinal)),
            [new(2026, 9, 25)] = Change(
                "En fredag: mejlservern går ner, och nya värden för 2025 gör placerade på familjehem grön och långtidsarbetslösa röd.",
                () =>
                {
                    norsjo.Smtp.IsDown = true;
                    norsjo.Kolada.Publishes("N33817", "2417", 2025, 5.9m).Publishes("N03926", "2417", 2025, 4.1m);
                }),
            [new(2026, 9, 26)] = Change("Lördag: mejlservern är fortfarande nere.", () => { }),
            [new(2026, 9, 27)] = Change(
                "Söndag: ett nytt värde gör placerade på HVB grön; mejlservern är fortfarande nere.",
                () => norsjo.Kolada.Publishes("N33816", "2417", 2025, 1.2m)),
            [new(2026, 9, 28)] = Change("Måndag: mejlservern är uppe igen.", () => norsjo.Smtp.IsDown = false),
            [new(2026, 10, 6)] = Change(
                "Helhetssyn särskilt boende får sitt värde för 2026: 64, fortsatt röd.",
                () => norsjo.Kolada.Publishes("U23471", "2417", 2026, 64m)),
            [new(2026, 12, 16)] = Change(
                "Äldreomsorgen fungerar bra får sitt värde för 2026: 66, grön.",
                () => norsjo.Kolada.Publishes("N00533", "2417", 2026, 66m)),
        };
    }

    private static string Line(ReceivedMail mail)
    {
        var text = mail.Message.TextBody!;
        var late = text.StartsWith("Det här mejlet skrevs", StringComparison.Ordinal) ? $"\n{new string(' ', 14)}{text.Split('\n')[0].Trim()}" : "";
        return Invariant($"  {SwedishTime.Local(mail.At):yyyy-MM-dd}  {mail.Address,-24} {mail.Message.Subject}{late}\n");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Happening(string Text, Func<DateTimeOffset, Task> Happens);
}
