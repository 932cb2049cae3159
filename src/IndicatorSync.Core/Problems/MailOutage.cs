namespace IndicatorSync.Core.Problems;

/// <summary>A mail of the outbox, as far as an outage can be read from it.</summary>
/// <param name="WrittenAt">When it was decided.</param>
/// <param name="FinishedAt">When it went; null while it waits.</param>
/// <param name="Failures">Attempts that came to nothing.</param>
public sealed record MailTimes(DateTimeOffset WrittenAt, DateTimeOffset? FinishedAt, int Failures)
{
    /// <summary>Why the last attempt came to nothing, Swedish; null when none failed.</summary>
    public string? Error { get; init; }

    /// <summary>The server is there and refuses what comes from us: somebody has to change something.</summary>
    public bool IsAboutUs { get; init; }
}

/// <summary>Mails that could not go for a time.</summary>
/// <param name="Since">When the first of them was written.</param>
/// <param name="Until">When the last of them went; now, while they wait.</param>
/// <param name="Mails">How many they are, those that only waited behind others among them.</param>
public sealed record MailDelay(DateTimeOffset Since, DateTimeOffset Until, int Mails)
{
    /// <summary>Why the oldest that was tried waits, Swedish.</summary>
    public string? Error { get; init; }

    /// <summary>See <see cref="MailTimes.IsAboutUs"/>; true when it holds for any.</summary>
    public bool IsAboutUs { get; init; }
}

/// <summary>What the outbox tells of mails that could not go: read from it alone, so that a restart forgets nothing.</summary>
/// <param name="Standing">Mails that wait now, too long already.</param>
/// <param name="Past">Mails that waited too long and have gone, when no others wait any more.</param>
public sealed record MailOutage(MailDelay? Standing, MailDelay? Past)
{
    /// <summary>As long as <c>status --check</c> is patient.</summary>
    public static readonly TimeSpan RetryPolicy = TimeSpan.FromHours(2);

    /// <param name="mails">Those that wait, and those that went since the last run that looked.</param>
    /// <param name="now">The run's time. What went since then is the next run's: each mail is reported by one run.</param>
    public static MailOutage Of(IReadOnlyCollection<MailTimes> mails, DateTimeOffset now)
    {
        var waiting = mails.Where(mail => mail.FinishedAt is null || mail.FinishedAt >= now).ToList();
        var stuck = waiting.Where(mail => mail.Failures > 0 && now - mail.WrittenAt > RetryPolicy).ToList();
        if (stuck.Count > 0)
        {
            var telling = stuck.OrderBy(mail => mail.IsAboutUs ? 0 : 1).ThenBy(mail => mail.WrittenAt).First();
            return new MailOutage(
                new MailDelay(stuck.Min(mail => mail.WrittenAt), now, waiting.Count) { Error = telling.Error, IsAboutUs = telling.IsAboutUs }, null);
        }

        // A mail that was never tried waited for the service, not for the mail server.
        var late = mails.Where(mail => mail.FinishedAt < now && mail.FinishedAt - mail.WrittenAt > RetryPolicy).ToList();
        return new MailOutage(
            null,
            late.Exists(mail => mail.Failures > 0)
                ? new MailDelay(late.Min(mail => mail.WrittenAt), late.Max(mail => mail.FinishedAt!.Value), late.Count)
                : null);
    }
}
