namespace IndicatorSync.Worker.Storage.Runs;

/// <summary>What the database tells of the service's health.</summary>
/// <param name="LastSuccess">When a run last succeeded; null: never.</param>
/// <param name="OldestWaiting">Since when the oldest unsent mail has waited; null when none waits.</param>
/// <param name="WaitingMails">Mails that wait.</param>
/// <param name="DeadMails">Mails given up.</param>
internal sealed record HealthFacts(DateTimeOffset? LastSuccess, DateTimeOffset? OldestWaiting, int WaitingMails, int DeadMails)
{
    /// <summary>How many of the newest runs are looked at: one more than make a fault, since the newest may still go on.</summary>
    public const int RunsLookedAt = 4;

    /// <summary>The last run ended by a fault of the program.</summary>
    public bool EndedInInternalError { get; init; }

    /// <summary>A fault of the program that cost the last run an answer or an indicator, and not the whole of it.</summary>
    public bool HadInternalError { get; init; }

    /// <summary>How many of the newest runs failed, none that did not among them; at most as many as are looked at.</summary>
    public int FailedInARow { get; init; }

    /// <summary>Why the newest of those failed: the code of a problem, or null.</summary>
    public string? LastFailure { get; init; }

    /// <summary>Runs are refused because this machine's clock is wrong.</summary>
    public bool HasWrongClock { get; init; }

    /// <summary>The catalogue's file is broken, and an older one is in use.</summary>
    public bool OnOlderCatalogue { get; init; }

    /// <summary>What could not be taken up of sources other than Kolada.</summary>
    public int SourceFaults { get; init; }
}

/// <summary>Reads <see cref="HealthFacts"/> from the database.</summary>
internal delegate Task<HealthFacts> ReadHealthFacts(CancellationToken cancellationToken);
