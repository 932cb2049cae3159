using IndicatorSync.Worker.Mail;
using IndicatorSync.Worker.Storage.Outbox;
using MailKit.Net.Smtp;
using MimeKit;

namespace IndicatorSync.Worker.Tests.Mail;

/// <summary>Refusals as real servers word them: what is about us never condemns a mail.</summary>
public class SmtpFailureTests
{
    [Theory]
    [InlineData(554, "5.2.252 SendAsDenied; noreply@example.se not allowed to send as chef@example.se; STOREDRV.Submission.Exception:SendAsDeniedException")]
    [InlineData(550, "5.7.64 TenantAttribution; Relay Access Denied SMTP")]
    [InlineData(554, "5.7.1 <chef@example.se>: Relay access denied")]
    [InlineData(550, "5.7.54 SMTP; Unable to relay recipient in non-accepted domain")]
    [InlineData(550, "5.1.8 Access denied, bad outbound sender")]
    [InlineData(554, "5.2.0 SubmissionQuotaExceeded; message submission quota exceeded")]
    [InlineData(550, "relay not permitted")]
    public void A_refusal_of_sender_relay_quota_or_policy_waits(int code, string answer) =>
        Assert.Equal((DeliveryOutcome.Withheld, true), (Read(code, answer, ready: true)!.Outcome, OutboxStatus.IsAboutUs(Read(code, answer, ready: true)!.Error)));

    [Theory]
    [InlineData(550, "5.1.1 <chef@example.se> User unknown")]
    [InlineData(550, "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found")]
    [InlineData(552, "5.2.2 mailbox full")]
    public void A_refusal_of_the_recipient_is_about_the_mail(int code, string answer)
    {
        var delivery = Read(code, answer, ready: true)!;
        Assert.Equal(DeliveryOutcome.Permanent, delivery.Outcome);
        Assert.DoesNotContain('@', delivery.Reason!);
    }

    [Theory]
    [InlineData(554, "No SMTP service here")]
    [InlineData(550, "5.1.1 you are not welcome")]
    [InlineData(421, "Service not available")]
    public void What_is_refused_before_a_mail_is_offered_is_never_about_the_mail(int code, string answer) =>
        Assert.Equal(DeliveryOutcome.Unavailable, Read(code, answer, ready: false)!.Outcome);

    private static Delivery? Read(int code, string answer, bool ready) =>
        SmtpFailure.Read(new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, (SmtpStatusCode)code, new MailboxAddress("", "chef@example.se"), answer), ready);
}
