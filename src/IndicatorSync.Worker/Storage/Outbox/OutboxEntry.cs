using IndicatorSync.Core.Alerting;

namespace IndicatorSync.Worker.Storage.Outbox;

/// <summary>The state of a mail. The codes of the table, and the words of <c>Utskick.Status</c>.</summary>
internal static class OutboxStatus
{
    public const string Waiting = "waiting";
    public const string Retry = "retry";
    public const string Sent = "sent";
    public const string Filed = "filed";
    public const string Rejected = "rejected";

    /// <summary>What it says is in another mail, which gathered several.</summary>
    public const string Gathered = "gathered";

    /// <summary>Stands in the error of a mail that waits because the server refuses us, so that it can be distinguished from an outage.</summary>
    public const string AboutUs = "av skäl på vår sida";

    public static bool IsAboutUs(string? error) => error?.Contains(AboutUs, StringComparison.Ordinal) == true;

    public static string Swedish(string code) => code switch
    {
        Waiting => "Väntar",
        Retry => "Nytt försök",
        Sent => "Skickat",
        Filed => "Till fil",
        Gathered => "Sammanslaget",
        Rejected => "Avvisat",
        _ => throw new FormatException($"'{code}' is no status of a mail"),
    };
}

/// <summary>A mail in the outbox without its text.</summary>
internal sealed record OutboxEntry
{
    public required long Id { get; init; }

    public required string Address { get; init; }

    public required string Subject { get; init; }

    /// <summary>It tells about the service itself, to who runs it.</summary>
    public required bool GoesAtOnce { get; init; }

    /// <summary>It can be gathered with others.</summary>
    public required bool HasPage { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>How often somebody set out to send it; grows with every lease.</summary>
    public required int Attempts { get; init; }

    /// <summary>Null: at once.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>Swedish, one line, without any address.</summary>
    public string? LastError { get; init; }

    /// <summary>As far as it matters for what becomes one with others; one that is being sent may be arriving now.</summary>
    public WaitingMail AsWaiting => new(Id, Address, GoesAlone: GoesAtOnce || !HasPage || Attempts > 0);
}

/// <summary>What <c>status --check</c> and <c>doctor</c> ask of the outbox.</summary>
internal sealed record OutboxState
{
    public required int Waiting { get; init; }

    /// <summary>When the oldest waiting mail was written; null when none waits.</summary>
    public DateTimeOffset? OldestWaiting { get; init; }

    /// <summary>Mails refused for good that nobody has taken up with <c>mail retry</c>.</summary>
    public required int Dead { get; init; }
}
