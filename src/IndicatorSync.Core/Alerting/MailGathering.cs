namespace IndicatorSync.Core.Alerting;

/// <summary>A mail that waits, as far as it matters for what becomes one with others.</summary>
/// <param name="Id">Its number in the outbox; grows with time.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="GoesAlone">
/// It is about the service itself, its content is no longer kept apart, or somebody has set out to send it: it may have arrived, and must
/// not be repeated in another mail.
/// </param>
public sealed record WaitingMail(long Id, string Address, bool GoesAlone);

/// <summary>Which waiting mails become one (docs/contract.md 1.14).</summary>
public static class MailGathering
{
    /// <summary>The mails of each address of which two or more can be gathered into one, in the order in which they were written.</summary>
    public static IReadOnlyList<IReadOnlyList<WaitingMail>> Of(IEnumerable<WaitingMail> waiting) =>
    [
        .. waiting.Where(mail => !mail.GoesAlone)
            .GroupBy(mail => mail.Address, StringComparer.OrdinalIgnoreCase)
            .Where(mails => mails.Skip(1).Any())
            .Select(mails => mails.OrderBy(mail => mail.Id).ToList()),
    ];
}
