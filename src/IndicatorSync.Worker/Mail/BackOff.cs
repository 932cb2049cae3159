namespace IndicatorSync.Worker.Mail;

/// <summary>
/// When a mail is tried again: soon at first, then hourly for as long as it takes. An outage over a weekend costs nothing but time,
/// so no number of temporary failures makes a mail dead.
/// </summary>
internal static class BackOff
{
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), Longest];

    public static TimeSpan Longest { get; } = TimeSpan.FromHours(1);

    /// <param name="attempts">Attempts made, from 1.</param>
    public static TimeSpan After(int attempts) => Waits[Math.Clamp(attempts, 1, Waits.Length) - 1];

    /// <summary>A time farther off than any wait was set by a clock that has since been put back: it does not count.</summary>
    public static bool HasCome(DateTimeOffset? dueAt, DateTimeOffset clock, TimeSpan longest) =>
        dueAt is not { } due || due <= clock || due > clock + longest;
}
