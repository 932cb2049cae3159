using IndicatorSync.Core.Alerting;

namespace IndicatorSync.Worker.Mail;

/// <summary>From what a mail says to the mail: subject, identity, and the same content as text and as HTML.</summary>
internal sealed class MailRenderer(MailTemplates templates)
{
    public RenderedMail Render(Digest digest)
    {
        var subject = DigestSubject.Of(digest);
        var page = MailPageBuilder.Build(digest, subject);
        return new RenderedMail(
            MessageIdentity.Of(digest),
            digest.Address,
            subject,
            templates.Text(page),
            templates.Html(page),
            digest.References)
        {
            ReplyTo = digest.Contacts is { Count: > 0 } contacts ? [.. contacts.Select(contact => contact.Address)] : [],
        };
    }
}
