namespace IndicatorSync.Worker.Storage.Runs;

/// <summary>What the database tells of the service's health.</summary>
/// <param name="LastSuccess">When a run last succeeded; null: never.</param>
/// <param name="OldestWaiting">Since when the oldest unsent mail has waited; null when none waits.</param>
/// <param name="WaitingMails">Mails that wait.</param>
/// <param name="DeadMails">Mails given up.</param>
internal sealed record HealthFacts(DateTimeOffset? LastSuccess, DateTimeOffset? OldestWaiting, int WaitingMails, int DeadMails);

/// <summary>Reads <see cref="HealthFacts"/> from the database.</summary>
internal delegate Task<HealthFacts> ReadHealthFacts(CancellationToken cancellationToken);
