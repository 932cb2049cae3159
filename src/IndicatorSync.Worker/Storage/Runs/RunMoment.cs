namespace IndicatorSync.Worker.Storage.Runs;

/// <summary>The one time that everything in a run is decided by and recorded with.</summary>
/// <param name="RunId">The run's number.</param>
/// <param name="Now">UTC, of the rules' clock.</param>
/// <param name="Today">The date in <c>Schedule:TimeZone</c>.</param>
internal sealed record RunMoment(long RunId, DateTimeOffset Now, DateOnly Today);
