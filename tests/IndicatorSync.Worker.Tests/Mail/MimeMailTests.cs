using IndicatorSync.Core.Alerting;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Mail;
using MimeKit;
using static IndicatorSync.Worker.Tests.Mail.MailSamples;

namespace IndicatorSync.Worker.Tests.Mail;

public class MimeMailTests
{
    private static readonly MailOptions Options = new() { From = "Norsjö kommun <larm@norsjo.example.se>" };

    [Fact]
    public void A_mail_comes_through_as_it_was_written()
    {
        var mail = Renderer.Render(Digest(MailKind.Alert, Hvb()) with { References = ["one@indicatorsync", "two@indicatorsync"] });

        var read = RoundTrip(MimeMail.Compose(mail, Written, Written, Options));

        Assert.Equal(mail.MessageId, read.MessageId);
        Assert.Equal(mail.Subject, read.Subject);
        Assert.Equal(["one@indicatorsync", "two@indicatorsync"], read.References);
        Assert.Equal("auto-generated", read.Headers["Auto-Submitted"]);
        Assert.Equal(Written, read.Date);
        Assert.Equal(TimeSpan.FromHours(1), read.Date.Offset);
        Assert.Equal("chef@example.se", Assert.Single(read.To.Mailboxes).Address);
        Assert.Equal(("Norsjö kommun", "larm@norsjo.example.se"), Assert.Single(read.From.Mailboxes.Select(from => (from.Name, from.Address))));
        Assert.Equal(mail.Text.TrimEnd(), read.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(mail.Html.TrimEnd(), read.HtmlBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(["text/plain", "text/html"], ((MultipartAlternative)read.Body!).Select(part => part.ContentType.MimeType));
    }

    [Fact]
    public void A_sender_without_name_gets_the_programs() => Assert.Equal(
        "IndicatorSync",
        Assert.Single(MimeMail.Compose(Queued(), Written, Written, new MailOptions()).From).Name);

    [Fact]
    public void The_same_mail_is_the_same_bytes() => Assert.Equal(
        Bytes(MimeMail.Compose(Queued(), Written, Written, Options)),
        Bytes(MimeMail.Compose(Queued(), Written, Written, Options)));

    [Fact]
    public void A_mail_older_than_a_day_begins_with_when_it_was_written()
    {
        const string notice = "Det här mejlet skrevs måndag 23 november 2026 kl. 06.15 och har inte kunnat skickas förrän nu.";
        var old = RoundTrip(MimeMail.Compose(Queued(), Written, Written.AddHours(24).AddSeconds(1), Options));

        Assert.StartsWith(notice, old.TextBody, StringComparison.Ordinal);
        Assert.Contains($"<body style=\"margin:0\">\n<p style=\"margin:0 0 12px 0\"><strong>{notice}</strong></p><p>Hej", old.HtmlBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.StartsWith("Hej", RoundTrip(MimeMail.Compose(Queued(), Written, Written.AddHours(24), Options)).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_redirected_mail_names_whom_it_was_for()
    {
        var read = RoundTrip(MimeMail.Compose(Queued(), Written, Written, Options with { RedirectTo = "test@example.se" }));

        Assert.Equal("test@example.se", Assert.Single(read.To.Mailboxes).Address);
        Assert.StartsWith("Mejlet skulle ha gått till chef@example.se.", read.TextBody, StringComparison.Ordinal);
        Assert.Contains("Mejlet skulle ha gått till chef@example.se.", read.HtmlBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("chef")]
    [InlineData("chef@")]
    [InlineData("chef@example.se, annan@example.se")]
    public void What_is_no_address_is_refused(string address) =>
        Assert.Throws<FormatException>(() => MimeMail.Compose(Queued(address: address), Written, Written, Options));

    [Fact]
    public void Settings_that_are_no_address_are_no_fault_of_the_mail()
    {
        Assert.Contains("Mail:From", Assert.Throws<InvalidDataException>(() => MimeMail.Compose(Queued(), Written, Written, Options with { From = "x" })).Message, StringComparison.Ordinal);
        Assert.Contains("Mail:RedirectTo", Assert.Throws<InvalidDataException>(() => MimeMail.Compose(Queued(), Written, Written, Options with { RedirectTo = "x" })).Message, StringComparison.Ordinal);
    }

    private static MimeMessage RoundTrip(MimeMessage message) => MimeMessage.Load(new MemoryStream(Bytes(message)), TestContext.Current.CancellationToken);

    private static byte[] Bytes(MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }
}
