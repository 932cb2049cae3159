using IndicatorSync.Core.Alerting;
using IndicatorSync.Worker.Foundation.Configuration;
using IndicatorSync.Worker.Storage.Outbox;

namespace IndicatorSync.Worker.Mail;

/// <summary>From what a mail says to the mail: subject, identity, and the same content as text and as HTML.</summary>
/// <param name="templates">The words around the content.</param>
/// <param name="redactor">What passes on from servers and drivers goes through it; the values of the plan do not. Null outside the program.</param>
internal sealed class MailRenderer(MailTemplates templates, Redactor? redactor = null)
{
    public RenderedMail Render(Digest digest)
    {
        digest = digest with { Problems = [.. digest.Problems.Select(problem => problem with { Description = redactor?.Clean(problem.Description) ?? problem.Description })] };
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
            Page = digest.Kind.TellsColours() ? GatheredMail.Write(page) : null,
            ReplyTo = digest.Contacts is { Count: > 0 } contacts ? [.. contacts.Select(contact => contact.Address)] : [],
        };
    }
}
