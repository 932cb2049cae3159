using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IndicatorSync.Core.Terms;

namespace IndicatorSync.Core.Alerting;

/// <summary>
/// A mail's <c>Message-ID</c>, derived from what the mail is about and from nothing else: a repeated run makes the same mail, which
/// the outbox refuses, and a repeated event makes another. Never from run id, time or chance.
/// </summary>
public static class MessageIdentity
{
    private const string Domain = "indicatorsync";

    /// <summary><c>hash@indicatorsync</c>, without angle brackets. The order of rows and problems does not matter.</summary>
    public static string Of(Digest digest)
    {
        var rows = digest.Alerts.Concat(digest.AllAlerts).Concat(digest.RedNow).Concat(digest.RidesAlong)
            .Select(row => Line("row", row.Status.Id, row.Status.Gender.Code(), Class(row.Event), Number(row.Ordinal)));
        var problems = digest.Problems
            .Select(notice => Line("problem", notice.Type, notice.Subject, Number(notice.Ordinal), notice.Opened ? "opened" : "closed"));
        var requests = digest.Requests.Select(one => Line("request", one.IndicatorId, one.Period.ToString(), one.IsReminder ? "reminder" : "first", string.Join(' ', one.Genders.Select(gender => gender.Code()).Order(StringComparer.Ordinal))));
        var head = Line("mail", digest.Address.Trim().ToLowerInvariant(), Name(digest.Kind), Number(digest.Ordinal));

        var text = string.Concat(rows.Concat(problems).Concat(requests).Distinct().Order(StringComparer.Ordinal).Prepend(head));
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}@{Domain}";
    }

    /// <summary>Of the same mail, sent to another address.</summary>
    /// <param name="original">The first mail's id, as <see cref="Of"/> gives it.</param>
    /// <param name="address">Where the copy goes.</param>
    public static string OfCopy(string original, string address)
    {
        var text = Line("copy", original, address.Trim().ToLowerInvariant());
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}@{Domain}";
    }

    /// <summary>Of the one mail that gathers several.</summary>
    /// <param name="originals">Their ids, in any order.</param>
    /// <param name="address">Where they were going.</param>
    public static string OfGathered(IEnumerable<string> originals, string address)
    {
        var lines = originals.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(original => Line("gathered", original));
        var text = string.Concat(lines.Prepend(Line("mail", address.Trim().ToLowerInvariant(), "gathered")));
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}@{Domain}";
    }

    private static string Name(MailKind kind) => kind switch
    {
        MailKind.Start => "start",
        MailKind.Alert => "alert",
        MailKind.Admin => "admin",
        MailKind.Receipt => "receipt",
        MailKind.Request => "request",
        _ => "weekly",
    };

    // Transitions, reminders and ended mutes are counted apart; what a transition is called does not make it another one.
    private static string Class(DigestEvent happened) => happened switch
    {
        DigestEvent.Reminder => "reminder",
        DigestEvent.Escalated => "escalated",
        DigestEvent.MuteEnded => "unmuted",
        DigestEvent.Baseline => "baseline",
        DigestEvent.OlderRevised or DigestEvent.OlderArrived or DigestEvent.BecameFinal or DigestEvent.Overdue => "remark",
        _ => "transition",
    };

    // Each part carries its length, so that no two lists of parts ever make the same line.
    private static string Line(params ReadOnlySpan<string> parts)
    {
        var line = new StringBuilder();
        foreach (var part in parts)
        {
            line.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part},");
        }

        return line.Append('\n').ToString();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
