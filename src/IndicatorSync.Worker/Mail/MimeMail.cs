using System.Globalization;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Outbox;
using MimeKit;

namespace IndicatorSync.Worker.Mail;

/// <summary>Puts a queued mail into its envelope when it is sent: headers, both parts, and what only the moment of sending can say.</summary>
internal static class MimeMail
{
    private static readonly TimeSpan OldAfter = TimeSpan.FromHours(24);
    private static readonly ParserOptions Strict = new() { AllowAddressesWithoutDomain = false };

    /// <param name="mail">As the outbox keeps it.</param>
    /// <param name="writtenAt">When it was decided.</param>
    /// <param name="now">The moment of sending.</param>
    /// <param name="options">Sender, redirection.</param>
    /// <param name="wasHeld">It has waited for the hours in which mails may go, not for a mail server.</param>
    /// <exception cref="FormatException">The mail's address cannot be read as one.</exception>
    /// <exception cref="InvalidDataException">A setting cannot; the message, in Swedish, names its key.</exception>
    public static MimeMessage Compose(RenderedMail mail, DateTimeOffset writtenAt, DateTimeOffset now, MailOptions options, bool wasHeld = false)
    {
        string[] notices = [.. Notices(mail, writtenAt, now, options, wasHeld)];
        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Subject = mail.Subject,
            Date = SwedishTime.Local(writtenAt),
            Body = Body(mail, notices),
        };
        message.From.Add(Sender(options.From));
        message.To.Add(Recipient(mail.Address, options.RedirectTo));
        message.ReplyTo.AddRange(mail.ReplyTo.Where(address => MailboxAddress.TryParse(address, out _)).Select(MailboxAddress.Parse));
        message.References.AddRange(mail.References);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        // Exchange answers with out-of-office notes unless told not to.
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add(HeaderId.ContentLanguage, "sv");
        return message;
    }

    private static IEnumerable<string> Notices(RenderedMail mail, DateTimeOffset writtenAt, DateTimeOffset now, MailOptions options, bool wasHeld)
    {
        if (now - writtenAt > OldAfter)
        {
            yield return $"Det här mejlet skrevs {SwedishTime.Moment(writtenAt)} och {(wasHeld ? "har väntat på att mejl får gå" : "har inte kunnat skickas förrän nu")}.";
        }

        if (options.RedirectTo is not null)
        {
            yield return $"Mejlet skulle ha gått till {mail.Address}. Inställningen Mail:RedirectTo skickar alla mejl hit i stället.";
        }
    }

    private static MultipartAlternative Body(RenderedMail mail, IReadOnlyList<string> notices)
    {
        // The boundary follows from the identity, so that the same mail is the same bytes.
        var body = new MultipartAlternative(
            Part("plain", string.Concat(notices.Select(notice => notice + "\n\n")) + mail.Text),
            Part("html", InsertFirst(mail.Html, notices)));
        body.ContentType.Boundary = string.Create(CultureInfo.InvariantCulture, $"=-{mail.MessageId.Split('@')[0]}");
        return body;
    }

    private static TextPart Part(string subtype, string text) => new(subtype)
    {
        ContentTransferEncoding = ContentEncoding.QuotedPrintable,
        Text = text,
    };

    // Within the main landmark where the template has one, so that a screen reader finds them; else first in the body.
    private static string InsertFirst(string html, IReadOnlyList<string> notices)
    {
        var paragraphs = string.Concat(notices.Select(notice => $"\n<p style=\"margin:0 0 12px 0\"><strong>{Html.Escape(notice)}</strong></p>"));
        var main = html.IndexOf("role=\"main\"", StringComparison.OrdinalIgnoreCase);
        var tag = main >= 0 ? main : html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        var end = tag < 0 ? -1 : html.IndexOf('>', tag);
        return html.Insert(end + 1, paragraphs);
    }

    private static MailboxAddress Sender(string from)
    {
        if (!MailboxAddress.TryParse(Strict, from, out var sender))
        {
            throw new InvalidDataException("Mail:From går inte att läsa som en e-postadress.");
        }

        if (string.IsNullOrEmpty(sender.Name))
        {
            sender.Name = "IndicatorSync";
        }

        return sender;
    }

    private static MailboxAddress Recipient(string address, string? redirectTo)
    {
        if (redirectTo is null)
        {
            return MailboxAddress.TryParse(Strict, address, out var recipient) ? recipient : throw new FormatException("not an address");
        }

        return MailboxAddress.TryParse(Strict, redirectTo, out var redirected)
            ? redirected
            : throw new InvalidDataException("Mail:RedirectTo går inte att läsa som en e-postadress.");
    }
}
