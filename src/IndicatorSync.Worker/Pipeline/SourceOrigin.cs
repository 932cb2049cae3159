namespace IndicatorSync.Worker.Pipeline;

/// <summary>Where values come from, as the database is stamped with it: the API's host, or a recording's id.</summary>
internal sealed record SourceOrigin(string Id);
